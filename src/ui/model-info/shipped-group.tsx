import type { ReactElement } from 'react'

import type { ModelChoice } from '../../client/stores/workspace-store.ts'
import { shippedModels } from '../../core/catalog/catalog.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import { formatUsdPerMillion, type Price } from '../../core/catalog/price.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { matchesQuery } from './find-models.ts'
import { PickerGroup } from './picker-group.tsx'
import { PickerRow } from './picker-row.tsx'

interface ShippedGroupProps {
  readonly query: string
  readonly choice: ModelChoice
  readonly providers: readonly ProviderInfo[]
  readonly onChoose: (model: ModelRecord) => void
}

/** The models whose price and context are known here. */
export function ShippedGroup(props: ShippedGroupProps): ReactElement | null {
  const { query, choice, providers, onChoose } = props
  const found = shippedModels.filter(({ name, id }) => matchesQuery(query.trim(), name, id))
  if (found.length === 0) return null
  return (
    <PickerGroup title="Known models" state="none">
      {found.map((model) => (
        <PickerRow
          key={model.id}
          value={`shipped ${model.id}`}
          name={model.name}
          id={model.id}
          contextTokens={model.contextTokens}
          note={noteOf(
            model,
            providers.find(({ id }) => id === model.providerId),
          )}
          isCurrent={choice.providerId === model.providerId && choice.modelId === model.id}
          onChoose={() => onChoose(model)}
        />
      ))}
    </PickerGroup>
  )
}

function noteOf(model: ModelRecord, provider: ProviderInfo | undefined): string {
  const price = model.price ? priceWords(model.price) : ''
  const health = provider?.isUsable ? provider.name : 'no key: the demo answers'
  return [price, health].filter((text) => text !== '').join(' · ')
}

const priceWords = ({ inputUsdPerMillionTokens, outputUsdPerMillionTokens }: Price): string =>
  `${formatUsdPerMillion(inputUsdPerMillionTokens)}/${formatUsdPerMillion(outputUsdPerMillionTokens)}`
