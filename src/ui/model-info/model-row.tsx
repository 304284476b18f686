import type { ReactElement, ReactNode } from 'react'

import { formatContext } from '../../core/catalog/format-context.ts'
import { formatUsdPerMillion } from '../../core/catalog/price.ts'
import { useWorkspace } from '../access/client-context.tsx'
import { FinderRow } from '../kit/finder.tsx'
import { StateMark } from '../kit/state-mark.tsx'
import { VisuallyHidden } from '../kit/visually-hidden.tsx'
import type { PickerModel } from './picker-groups.ts'
import type { ProviderMark } from './provider-mark.ts'

interface ModelRowProps {
  readonly model: PickerModel
  readonly mark: ProviderMark
  /** The title of the group names the provider already. */
  readonly isProviderSaid: boolean
  readonly onChoose: (providerId: string, modelId: string) => void
}

/** One model to choose: what it is called, what it takes, what it costs, who serves it and how they stand. */
export function ModelRow({ model, mark, isProviderSaid, onChoose }: ModelRowProps): ReactElement {
  const { key, record } = model
  const { id, name, providerId, contextTokens, price } = record
  const isCurrent = useWorkspace(
    ({ choice }) => choice.providerId === providerId && choice.modelId === id,
  )
  return (
    <FinderRow
      value={key}
      name={name}
      {...(name !== id && { id })}
      isCurrent={isCurrent}
      onChoose={() => onChoose(providerId, id)}
    >
      <span className="model-facts figures">
        <Fact what="context">{contextTokens === null ? null : formatContext(contextTokens)}</Fact>
        <Fact what="price per million tokens, in and out">
          {price === null
            ? null
            : `${formatUsdPerMillion(price.inputUsdPerMillionTokens)}/${formatUsdPerMillion(price.outputUsdPerMillionTokens)}`}
        </Fact>
        <span className="model-provider" data-said={isProviderSaid ? 'above' : 'here'}>
          <StateMark state={mark.state} />
          <VisuallyHidden>, </VisuallyHidden>
          {isProviderSaid ? <VisuallyHidden>{mark.words}</VisuallyHidden> : mark.words}
        </span>
      </span>
    </FinderRow>
  )
}

interface FactProps {
  readonly what: string
  readonly children: ReactNode
}

/** What is not known is a dash to the eye and a word to the ear. */
const Fact = ({ what, children }: FactProps): ReactElement => (
  <span className="model-fact">
    <VisuallyHidden>, {what} </VisuallyHidden>
    {children ?? (
      <>
        <span aria-hidden>–</span>
        <VisuallyHidden>unknown</VisuallyHidden>
      </>
    )}
  </span>
)
