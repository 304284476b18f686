import { useId, useRef, useState, type ReactElement } from 'react'

import { userText, type ChatMessage, type ToolCall } from '../../../core/chat/message.ts'
import { hasApiKey } from '../../../core/chat/api-key-in-text.ts'
import type { PrefillSupport } from '../../../core/catalog/prefill.ts'
import { useCommands } from '../../access/client-context.tsx'
import { usePrefill } from '../../access/use-prefill.ts'
import { Button } from '../../kit/button.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { useAttempt } from '../../kit/use-attempt.ts'
import { useChat } from '../chat-context.tsx'
import { KeyWarning } from '../composer/key-warning.tsx'
import { NotDone } from './not-done.tsx'

interface AddMessageSheetProps {
  readonly belowId: string
  /** What the message above asks tools for. */
  readonly calls: readonly ToolCall[]
  readonly onClose: () => void
}

const speakers = {
  user: { label: 'User', about: 'The next answer is to this.' },
  assistant: { label: 'Assistant', about: null },
  system: {
    label: 'System',
    about: 'An instruction in the middle. Some models take one at the start only.',
  },
} as const

type Speaker = keyof typeof speakers

/** A message in anybody's name: an example, a beginning of an answer, the result of a tool. */
export function AddMessageSheet({ belowId, calls, onClose }: AddMessageSheetProps): ReactElement {
  const { addMessage } = useCommands()
  const { focusComposer } = useChat()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  // An answer that waits for tools goes on with their results.
  const [choice, setChoice] = useState<string>(calls[0] ? `tool ${calls[0].id}` : 'user')
  const [text, setText] = useState('')
  const prefill = usePrefill()
  const about = Object.hasOwn(speakers, choice)
    ? (speakers[choice as Speaker].about ?? aboutPrefill(prefill))
    : 'What the tool gave.'
  const isEmpty = text.trim() === ''
  const hasKey = hasApiKey(text)
  const { hasFailed, attempt } = useAttempt()
  const add = (isForced: boolean) => {
    if (isEmpty || (hasKey && !isForced)) return
    void attempt(
      () => addMessage(belowId, messageOf(choice, text)),
      () => {
        onClose()
        focusComposer()
      },
    )
  }
  return (
    <Sheet title="Add a message" side="center" onClose={onClose} initialFocus={field}>
      <form
        className="import-dialog"
        onSubmit={(event) => {
          event.preventDefault()
          add(false)
        }}
      >
        <label htmlFor={`${id}-who`}>In whose name</label>
        <select
          id={`${id}-who`}
          className="text-field"
          aria-describedby={`${id}-about`}
          value={choice}
          onChange={(event) => setChoice(event.target.value)}
        >
          {Object.entries(speakers).map(([role, { label }]) => (
            <option key={role} value={role}>
              {label}
            </option>
          ))}
          {calls.map((call) => (
            <option key={call.id} value={`tool ${call.id}`}>
              Result of {call.name} ({call.id})
            </option>
          ))}
        </select>
        <p id={`${id}-about`} className="faint m-0">
          {about}
        </p>
        <label htmlFor={`${id}-text`}>Text</label>
        <textarea
          ref={field}
          id={`${id}-text`}
          className="text-field"
          dir="auto"
          rows={6}
          data-warns-of-keys
          aria-describedby={hasKey ? `${id}-warning` : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {hasKey && (
          <KeyWarning
            id={`${id}-warning`}
            isPressing={false}
            insistLabel="Add anyway"
            onInsist={() => add(true)}
          />
        )}
        {hasFailed && <NotDone />}
        <p className="faint m-0">
          It stands below the message, at the end of a branch of its own. With nothing typed, Send
          asks for the answer.
        </p>
        <div className="import-choices">
          <span className="grow" />
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          {/* Not `disabled`: what cannot be focused cannot be found. */}
          <Button type="submit" look="main" aria-disabled={isEmpty || hasKey}>
            Add
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

function aboutPrefill(prefill: PrefillSupport): string {
  switch (prefill.accepts) {
    case 'yes':
      return 'The next answer goes on from these words.'
    case 'unknown':
      return 'The next answer goes on from these words, or begins anew: the provider does not say which.'
    case 'no':
      return `${prefill.reason} Put a message of the user below it before you send.`
  }
}

function messageOf(choice: string, text: string): ChatMessage {
  switch (choice) {
    case 'user':
      return userText(text)
    case 'assistant':
      return { role: 'assistant', text }
    case 'system':
      return { role: 'system', text }
    default:
      return { role: 'tool', callId: choice.slice('tool '.length), text }
  }
}
