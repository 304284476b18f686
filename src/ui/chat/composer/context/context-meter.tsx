import './context-meter.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { lazy, useId, useRef, useState, type ReactElement } from 'react'

import type { ContextUse } from '../../../../core/chat/context-use.ts'
import { formatContext } from '../../../../core/catalog/format-context.ts'
import { useCommands } from '../../../access/client-context.tsx'
import { Button } from '../../../kit/button.tsx'
import { formatCount } from '../../../kit/format-numbers.ts'
import { LazyOverlay } from '../../../kit/lazy-overlay.tsx'
import { useChat } from '../../chat-context.tsx'
import { lowerMaxTokens } from '../../lower-max-tokens.ts'
import { contextSentence, excessSentence } from './context-words.ts'
import { ContextTable } from './context-table.tsx'
import { useContextUse } from './use-context-use.ts'

const PopoverPanel = lazy(async () => ({
  default: (await import('../../../kit/popover-panel.tsx')).PopoverPanel,
}))

/** How much of the context is taken, while a message is written: a line, a figure, and all of it on a press. */
export function ContextMeter(): ReactElement | null {
  const shown = useContextUse()
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  if (!shown) return null
  const { use, hasNoCount } = shown
  const note = hasNoCount ? ' The provider gave no count.' : ''
  return (
    <>
      <ContextBar use={use} />
      {use.excessTokens > 0 && <TooLong use={use} />}
      <button
        ref={button}
        type="button"
        className="quiet-button context-button mono"
        data-over={use.excessTokens > 0 || undefined}
        title={contextSentence(use) + note}
        aria-label={contextSentence(use)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setIsOpen((was) => !was)}
      >
        <bdi>{figureOf(use)}</bdi>
      </button>
      <LazyOverlay isWanted={isOpen}>
        <PopoverPanel id={id} label="Context" button={button} onClose={() => setIsOpen(false)}>
          <ContextTable use={use} hasNoCount={hasNoCount} />
        </PopoverPanel>
      </LazyOverlay>
    </>
  )
}

function figureOf({ inputTokens, isExact, contextTokens }: ContextUse): string {
  const input = `${isExact ? '' : '≈ '}${formatCount(inputTokens)}`
  return contextTokens === null ? `${input} tok` : `${input} / ${formatContext(contextTokens)}`
}

/** Lengths in shares of the context. Where that is unknown the line would have no end: there is none. */
function ContextBar({ use }: { readonly use: ContextUse }): ReactElement | null {
  const { parts, contextTokens, excessTokens, inputTokens } = use
  if (contextTokens === null) return null
  const whole = Math.max(contextTokens, inputTokens + (parts.reserved ?? 0))
  return (
    <div aria-hidden className="context-bar" data-over={excessTokens > 0 || undefined}>
      {(['system', 'history', 'draft', 'reserved'] as const).map((part) => {
        const tokens = parts[part] ?? 0
        const inlineSize = `${(100 * tokens) / whole}%`
        return tokens > 0 && <span key={part} data-part={part} style={{ inlineSize }} />
      })}
    </div>
  )
}

function TooLong({ use }: { readonly use: ContextUse }): ReactElement {
  const commands = useCommands()
  const { focusComposer } = useChat()
  const { parts, fittingMaxTokens } = use
  return (
    <div className="context-over">
      <p role="status">{excessSentence(use)}</p>
      {parts.reserved !== null && fittingMaxTokens !== null && (
        <Button
          onClick={() => {
            focusComposer() // the button goes
            lowerMaxTokens(commands, fittingMaxTokens)
          }}
        >
          Lower Max Tokens to {formatCount(fittingMaxTokens)}
        </Button>
      )}
    </div>
  )
}
