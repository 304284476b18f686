import { useState, type ReactElement } from 'react'

import {
  claudeCodeNotes,
  claudeCodeSetups,
  claudeCodeTargetOf,
} from '../../core/catalog/claude-code.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { Choice } from '../kit/choice.tsx'
import { CodeBox } from '../kit/code-box.tsx'
import { Disclosure } from '../kit/disclosure.tsx'

interface ClaudeCodeProps {
  readonly provider: ProviderInfo
  readonly modelId: string
}

/** How to use the model from Claude Code, where the provider speaks its format (S27). */
export function ClaudeCode({ provider, modelId }: ClaudeCodeProps): ReactElement | null {
  const target = claudeCodeTargetOf(provider, modelId)
  const setups = claudeCodeSetups(target)
  const [wanted, setWanted] = useState('bash')
  const setup = setups.find(({ id }) => id === wanted) ?? setups[0]
  if (!setup) return null
  return (
    <Disclosure summary="Use with Claude Code">
      <Choice
        label="Where Claude Code is set up"
        options={setups.map(({ id, label }) => ({ value: id, label }))}
        value={setup.id}
        onChoose={setWanted}
      />
      <CodeBox
        code={setup.text}
        grammar={setup.grammar}
        label="Claude Code set-up"
        fileName={setup.fileName}
      />
      {claudeCodeNotes(target).map((note) => (
        <p key={note} className="mx-0 mt-2 mb-0 text-meta text-ink2">
          {note}
        </p>
      ))}
    </Disclosure>
  )
}
