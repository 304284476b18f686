import './app.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import {
  lazy,
  useCallback,
  useEffect,
  useState,
  type CSSProperties,
  type ReactElement,
} from 'react'

import { useClient, useWorkspace } from '../access/client-context.tsx'
import { FailureLine } from '../access/failure-line.tsx'
import { useIsLocked } from '../access/use-is-locked.ts'
import { useModel } from '../access/use-serving.ts'
import { Announcer } from '../access/announcer.tsx'
import { ConversationPane } from '../chat/conversation-pane.tsx'
import { LazyOverlay } from '../kit/lazy-overlay.tsx'
import { createLazyPart, useLazyPart } from '../kit/lazy-part.ts'
import { useMedia } from '../kit/use-media.ts'
import { PromptsPane } from '../suggestions/prompts-pane.tsx'
import { AppBar } from './app-bar.tsx'
import { CodeSheet, useCodeSheet } from './code-sheet.tsx'
import { Overlays } from './overlays.tsx'
import type { Overlay, PageHands } from './page-hands.ts'
import { Said, usePageKeys } from './page-keys.tsx'
import { RightPane } from './right-pane.tsx'
import { rightRangeOf, rightWidthOf } from './right-width.ts'
import { SettingsTabs } from './settings-tabs.tsx'
import { StorageLine } from './storage-line.tsx'
import { TuneRow } from './tune-row.tsx'
import { useBackCloses } from './use-back-closes.ts'
import { useLayout } from './use-layout.ts'
import { usePageAddress } from './use-page-address.ts'
import { useSettingsSheet } from './use-settings-sheet.ts'
import { useTheme } from './use-theme.ts'

const AccessForm = lazy(async () => ({
  default: (await import('../setup/access-form.tsx')).AccessForm,
}))
const Sheet = lazy(async () => ({ default: (await import('../kit/sheet.tsx')).Sheet }))

/** Whatever is sent is looked at where it is sent: what warns before that can come after the page. */
const keyGuard = createLazyPart(async () => (await import('./key-guard.tsx')).KeyGuard)

/** What the window can spare for code beside the conversation. */
const useRoom = () => (useMedia('(min-width: 1440px)') ? 'much' : 'some')

const composerOf = () => document.getElementById('composer')
const focusComposer = () => composerOf()?.focus()

/** The page, or the door of a server that asks for its access token. */
export function App(): ReactElement {
  if (!useIsLocked()) return <Playground />
  return (
    <LazyOverlay isWanted>
      <AccessForm />
    </LazyOverlay>
  )
}

/** The whole page: the only place where panes meet. */
function Playground(): ReactElement {
  const client = useClient()
  const { setLayout } = client.commands
  const layout = useLayout()
  const [theme, setTheme] = useTheme()
  const model = useModel()
  const kept = useWorkspace((workspace) => workspace.layout)
  const room = useRoom()
  const KeyGuard = useLazyPart(keyGuard)
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const [comparedRun, setComparedRun] = useState('')
  const [isDrawerOpen, setIsDrawerOpen] = useState(false)
  const [isSheetOpen, closeSheet] = useSettingsSheet(layout)
  const isWide = layout === 'wide'
  const isLeftOpen = isWide ? kept.isLeftOpen : isDrawerOpen
  const codeSheet = useCodeSheet(layout)
  const situation = { layout, tab: kept.rightTab, room } as const
  const width = rightWidthOf(situation, kept.rightWidth)
  const [said, setSaid] = useState('')
  const openSetup = useCallback(() => setOverlay('setup'), [])
  const openModels = useCallback(() => setOverlay('models'), [])
  const openCompare = useCallback((runId: string) => {
    setComparedRun(runId)
    setOverlay('compare')
  }, [])
  const toggleLeft = () => {
    if (isWide) setLayout({ isLeftOpen: !kept.isLeftOpen })
    else setIsDrawerOpen((was) => !was)
  }
  const closeDrawer = () => setIsDrawerOpen(false)
  const open = (wanted: Overlay) => {
    closeDrawer()
    setOverlay(wanted)
  }
  const openHistory = () => open('history')
  const hands: PageHands = {
    client,
    theme,
    setTheme,
    open,
    compare: openCompare,
    toggleLeft,
    focusComposer,
    say: setSaid,
  }
  usePageKeys(hands)
  usePageAddress(client)
  useEffect(() => {
    // Other pages lead to the sheet by `/#setup`. Once: a reload is no wish to set up again.
    const follow = () => {
      if (location.hash !== '#setup') return
      history.replaceState(history.state, '', location.pathname + location.search)
      openSetup()
    }
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [openSetup])
  useBackCloses(isDrawerOpen && !isWide, closeDrawer)
  useEffect(() => {
    document.title = `${model.shortName} · Verbatim`
  }, [model.shortName])

  const prompts = (
    <PromptsPane onDone={closeDrawer} onFilled={focusComposer} onHistory={openHistory} />
  )
  return (
    <>
      <a className="skip-link" href="#composer">
        Skip to message
      </a>
      <div
        className="shell"
        data-layout={layout}
        data-left={isLeftOpen ? 'open' : 'closed'}
        style={{ '--right-width': `${width}px` } as CSSProperties} // a variable of our own
      >
        <AppBar layout={layout} overlay={overlay} isLeftOpen={isLeftOpen} hands={hands} />
        {isWide && kept.isLeftOpen && (
          <nav aria-label="Prompts" className="shell-left">
            {prompts}
          </nav>
        )}
        <main className="shell-middle">
          <h1 className="visually-hidden">{model.name} playground</h1>
          <StorageLine onExport={openHistory} />
          <FailureLine />
          <ConversationPane
            onSetup={openSetup}
            onChooseModel={openModels}
            onCompare={openCompare}
            aboveComposer={layout === 'narrow' ? <TuneRow /> : null}
          />
        </main>
        {layout !== 'narrow' && (
          <RightPane
            width={width}
            range={rightRangeOf(situation)}
            onShowCode={isWide ? null : codeSheet.open}
          />
        )}
      </div>
      <LazyOverlay isWanted={isDrawerOpen && !isWide}>
        <Sheet title="Prompts" side="start" onClose={closeDrawer}>
          <nav aria-label="Prompts" className="min-h-0 flex-1">
            {prompts}
          </nav>
        </Sheet>
      </LazyOverlay>
      <LazyOverlay isWanted={isSheetOpen}>
        <Sheet title="Run settings" side="bottom" onClose={closeSheet}>
          <SettingsTabs />
        </Sheet>
      </LazyOverlay>
      <CodeSheet {...codeSheet} />
      <Overlays
        overlay={overlay}
        comparedRun={comparedRun}
        onOverlay={setOverlay}
        composerOf={composerOf}
        hands={hands}
      />
      <Said words={said} onGone={() => setSaid('')} />
      {KeyGuard && <KeyGuard onSetUp={openSetup} />}
      <Announcer />
    </>
  )
}
