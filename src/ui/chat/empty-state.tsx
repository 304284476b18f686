import type { ReactElement } from 'react'

import type { Commands } from '../../client/commands/commands.ts'
import { formatContext } from '../../core/catalog/format-context.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import { formatUsdPerMillion } from '../../core/catalog/price.ts'
import { suggestions } from '../../core/catalog/suggestions.ts'
import { useCommands } from '../access/client-context.tsx'
import { useModel } from '../access/use-serving.ts'

interface EmptyStateProps {
  /** A suggestion went into the composer instead of being sent. */
  readonly onFilled: () => void
}

/** The conversation before its first word (S15). */
export function EmptyState({ onFilled }: EmptyStateProps): ReactElement {
  const commands = useCommands()
  const model = useModel()
  const facts = factsOf(model)
  return (
    <div className="empty">
      <h2 className="empty-title">{model.name}</h2>
      {facts !== '' && (
        <p className="empty-facts mono">
          <bdi dir="ltr">{facts}</bdi>
        </p>
      )}
      <p className="empty-lead">Choose a prompt below to get started or type your own message</p>
      <div className="empty-prompts">
        {suggestions.map((text) => (
          <button
            key={text}
            type="button"
            className="prompt-card"
            onClick={() => void take(text, commands, onFilled)}
          >
            {text}
          </button>
        ))}
      </div>
    </div>
  )
}

/** Outside the component: by its name the command would pass for a hook. */
async function take(text: string, commands: Commands, onFilled: () => void): Promise<void> {
  if ((await commands.usePrompt(text)) === 'filled') onFilled()
}

/** `256K context · $0.40 in / $2.00 out per 1M`; what is not known is left out. */
export function factsOf({ contextTokens, price }: ModelRecord): string {
  const context = contextTokens === null ? [] : [`${formatContext(contextTokens)} context`]
  const cost = price
    ? [
        `${formatUsdPerMillion(price.inputUsdPerMillionTokens)} in / ${formatUsdPerMillion(price.outputUsdPerMillionTokens)} out per 1M`,
      ]
    : []
  return [...context, ...cost].join(' · ')
}
