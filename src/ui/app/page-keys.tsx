import { useEffect, useRef, type ReactElement } from 'react'

import { isOverlayOpen } from '../kit/overlay-open.ts'
import { isMac } from './key-press.ts'
import type { PageHands } from './page-hands.ts'
import { shortcutOf, type ShortcutId } from './page-shortcuts.ts'
import { fetchPalette } from './palette.tsx'

const saidForMs = 2000
const textFields =
  'input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]'

/** Obeys the keys of the whole page. */
export function usePageKeys(hands: PageHands): void {
  const { client } = hands
  const latest = useRef(hands)
  useEffect(() => {
    latest.current = hands
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      // It is on its way before the letter: what is not here by then comes with the key again.
      if (/^(Control|Meta)$/.test(event.key)) fetchPalette().catch(() => null)
      const shortcut = shortcutOf(event, {
        isMac: isMac(),
        isInText: isTextField(event.composedPath()[0]),
        hasSingleKeys: client.workspace.getState().preferences.hasKeyShortcuts,
      })
      if (shortcut === null || isOverlayOpen()) return
      event.preventDefault()
      // At once: what is typed next is meant for it.
      if (shortcut === 'palette' || shortcut === 'history' || shortcut === 'shortcuts')
        latest.current.open(shortcut)
      else void obey(shortcut, latest.current)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [client])
}

/** What the other keys do is fetched with the first of them that is pressed. */
async function obey(shortcut: ShortcutId, hands: PageHands): Promise<void> {
  const part = await import('./intents.ts').catch(() => null)
  if (part) part.runShortcut(shortcut, hands)
  else hands.say('This part could not be loaded. Reload the page to get it.')
}

interface SaidProps {
  readonly words: string
  readonly onGone: () => void
}

/** What was done and cannot be seen elsewhere, for a moment. */
export function Said({ words, onGone }: SaidProps): ReactElement {
  const gone = useRef(onGone)
  useEffect(() => {
    gone.current = onGone
  })
  useEffect(() => {
    if (words === '') return
    const timer = setTimeout(() => gone.current(), saidForMs)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <div role="status" className="said" data-empty={words === '' || undefined}>
      {words}
    </div>
  )
}

/** Of an event's path, because an editor in a shadow root is not the event's target out here. */
const isTextField = (origin: EventTarget | undefined): boolean =>
  origin instanceof Element && origin.matches(textFields)
