import type { ReactElement } from 'react'

import type { ModelRecord } from '../../core/catalog/model.ts'
import { formatUsdPerMillion } from '../../core/catalog/price.ts'
import type { ProviderFacts } from '../../core/catalog/documents/site.ts'
import { formatDate } from '../../core/catalog/words.ts'
import { Island } from './islands/island.tsx'
import { HeadFact } from './page-head.tsx'
import { Section } from './section.tsx'

interface PriceSectionProps {
  readonly record: ModelRecord
  readonly provider: ProviderFacts
}

/** The one price of the record, and what it comes to (S22). */
export const PriceSection = ({ record, provider }: PriceSectionProps): ReactElement => (
  <Section id="pricing" lead="List price, in US dollars. Input and output are priced apart.">
    {record.price ? (
      <>
        <dl className="doc-facts">
          <HeadFact
            name="Input"
            value={formatUsdPerMillion(record.price.inputUsdPerMillionTokens)}
            unit="per 1M tokens"
          />
          <HeadFact
            name="Output"
            value={formatUsdPerMillion(record.price.outputUsdPerMillionTokens)}
            unit="per 1M tokens"
          />
        </dl>
        <Island name="price" price={record.price} />
        <p className="doc-note">
          Read on <a href={record.price.source}>{provider.name}’s page of the model</a>, on{' '}
          {formatDate(record.price.readAt)}. What is billed is the provider’s to say.
        </p>
      </>
    ) : (
      <p>
        No price is known that can be trusted. {provider.name} says what a request costs
        {provider.links.billing === undefined ? '.' : ': '}
        {provider.links.billing !== undefined && (
          <a href={provider.links.billing}>{provider.name}’s prices</a>
        )}
      </p>
    )}
  </Section>
)
