import { lazy, useEffect, useRef, useState, type ReactElement } from 'react'

import type { RightTab } from '../../client/stores/workspace-store.ts'
import { useClient } from '../access/client-context.tsx'
import { LazyOverlay } from '../kit/lazy-overlay.tsx'
import { LazyCodePane } from './lazy-panes.tsx'
import { useBackCloses } from './use-back-closes.ts'
import type { Layout } from './use-layout.ts'

const Sheet = lazy(async () => ({ default: (await import('../kit/sheet.tsx')).Sheet }))

interface CodeSheetState {
  readonly isOpen: boolean
  readonly open: () => void
  readonly close: () => void
}

/**
 * Whether the code lies over the page, where the settings beside the conversation are too narrow
 * for it (ux.md §6.2). A page begins with it closed; closing leads back to the tab before.
 */
export function useCodeSheet(layout: Layout): CodeSheetState {
  const { workspace, commands } = useClient()
  const isMedium = layout === 'medium'
  const [isAsked, setIsAsked] = useState(false)
  const tabBefore = useRef<RightTab>('parameters')
  useEffect(() => {
    if (!isMedium) return
    return workspace.subscribe(({ layout: now }, { layout: before }) => {
      if (now.rightTab === before.rightTab) return
      if (before.rightTab !== 'code') tabBefore.current = before.rightTab
      setIsAsked(now.rightTab === 'code')
    })
  }, [workspace, isMedium])
  const isOpen = isMedium && isAsked
  const close = () => commands.showTab(tabBefore.current)
  useBackCloses(isOpen, close)
  return { isOpen, open: () => setIsAsked(true), close }
}

/** The code at its full height over the page. */
export const CodeSheet = ({ isOpen, close }: CodeSheetState): ReactElement => (
  <LazyOverlay isWanted={isOpen}>
    <Sheet title="Code" side="end" onClose={close}>
      <div className="code-sheet">
        <LazyCodePane />
      </div>
    </Sheet>
  </LazyOverlay>
)
