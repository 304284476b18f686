import { useId, type ReactElement } from 'react'

import { useConversations } from '../access/use-conversation.ts'
import type { RunChoice } from './run-choices.ts'

interface RunPickerProps {
  /** "First answer" */
  readonly label: string
  /** The conversation that is open. */
  readonly openId: string
  readonly conversationId: string
  readonly choices: readonly RunChoice[]
  readonly chosen: RunChoice | null
  readonly onChoose: (place: {
    readonly conversationId: string
    readonly runId: string | null
  }) => void
}

/** Older chats are found in the history and opened there. */
const mostChats = 200

/** Which run stands on one side: of this chat, or of another one. */
export function RunPicker(props: RunPickerProps): ReactElement {
  const { label, openId, conversationId, choices, chosen, onChoose } = props
  const chats = useConversations()
    .filter(({ id }) => id !== openId)
    .slice(0, mostChats)
  const id = useId()
  return (
    <fieldset className="compare-picker">
      <legend>{label}</legend>
      <label className="visually-hidden" htmlFor={`${id}-run`}>
        Answer
      </label>
      <select
        id={`${id}-run`}
        className="text-field"
        value={chosen?.run.id ?? ''}
        onChange={(event) => onChoose({ conversationId, runId: event.target.value })}
      >
        {choices.length === 0 && <option value="">No answer here</option>}
        {choices.map(({ run, label: words }) => (
          <option key={run.id} value={run.id}>
            {words}
          </option>
        ))}
      </select>
      {chats.length > 0 && (
        <>
          <label className="visually-hidden" htmlFor={`${id}-chat`}>
            Chat
          </label>
          <select
            id={`${id}-chat`}
            className="text-field"
            value={conversationId}
            onChange={(event) => onChoose({ conversationId: event.target.value, runId: null })}
          >
            <option value={openId}>This chat</option>
            {chats.map((chat) => (
              <option key={chat.id} value={chat.id}>
                {chat.title || 'Untitled'}
              </option>
            ))}
          </select>
        </>
      )}
    </fieldset>
  )
}
