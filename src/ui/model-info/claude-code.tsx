import { ChevronRight } from 'lucide-react'
import { useId, useRef, useState, type ReactElement } from 'react'

import { claudeCodeSetup } from '../../core/catalog/claude-code.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { CopyButton } from '../kit/copy-button.tsx'

interface ClaudeCodeProps {
  readonly provider: ProviderInfo
  readonly modelId: string
}

/** How to use the model from Claude Code, where the provider speaks its format. */
export function ClaudeCode({ provider, modelId }: ClaudeCodeProps): ReactElement | null {
  const [isOpen, setIsOpen] = useState(false)
  const shown = useRef<HTMLPreElement>(null)
  const id = useId()
  const { endpoints, auth, keyVariable } = provider
  const setup = claudeCodeSetup({
    messagesUrl: endpoints.messages ?? '',
    keyVariable: auth === 'none' ? '' : keyVariable,
    modelId,
  })
  if (setup === null) return null
  return (
    <section className="claude-code">
      <button
        type="button"
        className="control w-full justify-start! font-semibold"
        data-look="plain"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen((was) => !was)}
      >
        <ChevronRight aria-hidden size={16} strokeWidth={1.5} className="disclosure-mark" />
        Use with Claude Code
      </button>
      <div id={id} hidden={!isOpen}>
        <div className="flex items-center justify-between">
          <span className="text-meta text-ink3">bash, zsh · not tested by us</span>
          <CopyButton
            className="control"
            label="Copy Claude Code set-up"
            text={setup}
            shown={() => shown.current}
          />
        </div>
        <pre
          ref={shown}
          className="code-box"
          tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
          role="region"
          aria-label="Claude Code set-up"
        >
          {setup}
        </pre>
        <p className="mx-0 mt-2 mb-0 text-meta text-ink2">
          Run <code>/status</code> in Claude Code to check. Do not put the token into a{' '}
          <code>.claude/settings.json</code> that is committed.
        </p>
      </div>
    </section>
  )
}
