import { ChevronDown } from 'lucide-react'
import type { ReactElement } from 'react'

import { formatContext } from '../../core/catalog/format-context.ts'
import { formatUsdPerMillion } from '../../core/catalog/price.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import { useModel } from '../access/use-serving.ts'
import { StateMark } from '../kit/state-mark.tsx'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import type { Health } from './health.ts'

interface ModelButtonProps {
  readonly isOpen: boolean
  /** Room for context and price. */
  readonly hasFacts: boolean
  readonly health: Health
  readonly onOpen: () => void
}

/** Which model is asked; a press opens the others. */
export function ModelButton({ isOpen, hasFacts, health, onOpen }: ModelButtonProps): ReactElement {
  const model = useModel()
  const facts = hasFacts ? factsOf(model) : ''
  return (
    <button
      type="button"
      className="control model-button"
      data-look="plain"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={onOpen}
    >
      <StateMark state={health.mark} />
      <VisuallyHidden>Model: </VisuallyHidden>
      <span className="truncate font-semibold">{model.shortName}</span>
      {/* Without facts there is no chip either: the mark has its words here. */}
      {!hasFacts && <VisuallyHidden>, {health.words}</VisuallyHidden>}
      {facts !== '' && (
        <bdi dir="ltr" className="figures ms-auto flex-none text-meta text-ink3">
          {facts}
        </bdi>
      )}
      <ChevronDown aria-hidden size={16} strokeWidth={1.5} className="flex-none text-ink3" />
    </button>
  )
}

/** `256K · $0.40/$2.00`; what is not known is left out. */
function factsOf({ contextTokens, price }: ModelRecord): string {
  const context = contextTokens === null ? [] : [formatContext(contextTokens)]
  const cost = price
    ? [
        `${formatUsdPerMillion(price.inputUsdPerMillionTokens)}/${formatUsdPerMillion(price.outputUsdPerMillionTokens)}`,
      ]
    : []
  return [...context, ...cost].join(' · ')
}
