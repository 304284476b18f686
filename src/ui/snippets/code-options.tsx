import { memo, type ReactElement } from 'react'

import { dialects } from '../../core/dialect/dialects.ts'
import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { ClientChoice, LanguageChoice } from '../access/program/program-choice.tsx'
import { Choice } from '../kit/choice.tsx'

/** What the code is of, and in which language. The same settings as beside the parameters. */
export const CodeOptions = memo(function CodeOptions(): ReactElement {
  const { setCode, setStream, showTab } = useCommands()
  const { dialectId } = useWorkspace((workspace) => workspace.choice)
  const messages = useWorkspace((workspace) => workspace.code.messages)
  const isStreaming = useWorkspace((workspace) => workspace.stream)
  return (
    <div className="code-options">
      <LanguageChoice />
      <div className="code-option-row">
        <ClientChoice dialectId={dialectId} />
        <Choice
          label="Messages"
          options={[
            { value: 'exact', label: 'All messages' },
            { value: 'last', label: 'Last message only' },
          ]}
          value={messages}
          onChoose={(chosen) => setCode({ messages: chosen })}
        />
      </div>
      <div className="code-option-row">
        <label className="code-check">
          <input
            type="checkbox"
            className="check-box"
            checked={isStreaming}
            onChange={(event) => setStream(event.target.checked)}
          />
          Stream
        </label>
        <span className="text-meta text-ink2">
          {dialects[dialectId].label} ·{' '}
          <button type="button" className="link" onClick={() => showTab('parameters')}>
            change format
          </button>
        </span>
      </div>
    </div>
  )
})
