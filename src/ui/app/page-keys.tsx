import { useEffect, useRef, type ReactElement } from 'react'

import { isOverlayOpen } from '../kit/overlay-open.ts'
import { intentOf, type PageHands } from './intents.ts'
import { isMac } from './key-press.ts'

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
      if (event.defaultPrevented || event.isComposing || isOverlayOpen()) return
      const intent = intentOf(event, {
        isMac: isMac(),
        isInText: isTextField(event.composedPath()[0]),
        hasSingleKeys: client.workspace.getState().preferences.hasKeyShortcuts,
      })
      if (intent === null) return
      event.preventDefault()
      void intent.run(latest.current)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [client])
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
