import { lazy, type ReactElement } from 'react'

import { LazyOverlay } from '../kit/lazy-overlay.tsx'
import type { Overlay, PageHands } from './page-hands.ts'
import { Palette } from './palette.tsx'

// None of these is needed for the first question: they come when they are opened.
const ModelPicker = lazy(async () => ({
  default: (await import('../model-info/model-picker.tsx')).ModelPicker,
}))
const SetupSheet = lazy(async () => ({
  default: (await import('../setup/setup-sheet.tsx')).SetupSheet,
}))
const ShortcutSheet = lazy(async () => ({
  default: (await import('./shortcut-sheet.tsx')).ShortcutSheet,
}))
const HistorySheet = lazy(async () => ({
  default: (await import('../history/history-sheet.tsx')).HistorySheet,
}))
const CompareSheet = lazy(async () => ({
  default: (await import('../compare/compare-sheet.tsx')).CompareSheet,
}))
const ImportDialog = lazy(async () => ({
  default: (await import('../chat/import/import-dialog.tsx')).ImportDialog,
}))

interface OverlaysProps {
  readonly overlay: Overlay | null
  /** The run that is compared with another one. */
  readonly comparedRun: string
  readonly onOverlay: (overlay: Overlay | null) => void
  /** Where one goes on writing. */
  readonly composerOf: () => HTMLElement | null
  readonly hands: PageHands
}

export function Overlays(props: OverlaysProps): ReactElement {
  const { overlay, comparedRun, onOverlay, composerOf, hands } = props
  const close = () => onOverlay(null)
  return (
    <LazyOverlay isWanted={overlay !== null} holdsFocus>
      {overlay === 'models' && <ModelPicker onClose={close} onSetup={() => onOverlay('setup')} />}
      {overlay === 'setup' && (
        <SetupSheet onClose={close} onChooseModel={() => onOverlay('models')} />
      )}
      {overlay === 'history' && <HistorySheet onClose={close} />}
      {overlay === 'compare' && <CompareSheet runId={comparedRun} onClose={close} />}
      {overlay === 'import' && <ImportDialog onClose={close} composerOf={composerOf} />}
      {overlay === 'shortcuts' && <ShortcutSheet onClose={close} />}
      {overlay === 'palette' && <Palette hands={hands} onClose={close} />}
    </LazyOverlay>
  )
}
