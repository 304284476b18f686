import { useId, type ReactElement } from 'react'

import { ChatPicker } from './chat-picker.tsx'
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

/** Which run stands on one side: of this chat, or of another one. */
export function RunPicker(props: RunPickerProps): ReactElement {
  const { label, openId, conversationId, choices, chosen, onChoose } = props
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
      <ChatPicker
        openId={openId}
        conversationId={conversationId}
        onChoose={(chosenId) => onChoose({ conversationId: chosenId, runId: null })}
      />
    </fieldset>
  )
}
