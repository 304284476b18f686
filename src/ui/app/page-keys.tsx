import { useEffect, useRef, useState, type ReactElement } from 'react'

import { useClient } from '../access/client-context.tsx'
import { copyText } from '../kit/copy-text.ts'
import { isOverlayOpen } from '../kit/overlay-open.ts'
import { lastAnswerText } from './last-answer.ts'
import { isMac, shortcutOf, type ShortcutId } from './shortcuts.ts'

interface PageKeysProps {
  readonly onHelp: () => void
  readonly onHistory: () => void
  readonly onToggleLeft: () => void
}

const saidForMs = 2000
const textFields =
  'input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]'

/** Obeys the keys of the whole page. What it did and cannot be seen elsewhere, it says for a moment. */
export function PageKeys(props: PageKeysProps): ReactElement {
  const client = useClient()
  const [said, setSaid] = useState('')
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    const run = (id: ShortcutId): void => {
      switch (id) {
        case 'copy-last':
          return void copyLastAnswer().then(setSaid)
        case 'undo':
          return void client.commands.undo()
        case 'prompts':
          return latest.current.onToggleLeft()
        case 'history':
          return latest.current.onHistory()
        case 'help':
          return latest.current.onHelp()
        case 'previous-message':
          return focusMessage(-1)
        case 'next-message':
          return focusMessage(1)
      }
    }
    const copyLastAnswer = async () => {
      const text = lastAnswerText(client)
      if (text === null) return 'There is no answer to copy yet.'
      return (await copyText(text)) === 'copied' ? 'Copied the last answer.' : 'Not copied.'
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isOverlayOpen()) return
      const id = shortcutOf(event, {
        isMac: isMac(),
        isInText: isTextField(event.composedPath()[0]),
        hasSingleKeys: client.workspace.getState().preferences.hasKeyShortcuts,
      })
      if (id === null) return
      event.preventDefault()
      run(id)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [client])
  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => setSaid(''), saidForMs)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <div role="status" className="said" data-empty={said === '' || undefined}>
      {said}
    </div>
  )
}

/** Of an event's path, because an editor in a shadow root is not the event's target out here. */
const isTextField = (origin: EventTarget | undefined): boolean =>
  origin instanceof Element && origin.matches(textFields)

/** From the message that has the focus; from none, to the last one or the first. */
function focusMessage(step: -1 | 1): void {
  const messages = [...document.querySelectorAll<HTMLElement>('[role=log] article')]
  const current = document.activeElement?.closest<HTMLElement>('article')
  const index = current ? messages.indexOf(current) : -1
  const next = index === -1 ? messages.at(step === -1 ? -1 : 0) : messages[index + step]
  next?.focus()
}
