import { memo, type ReactElement, type ReactNode } from 'react'

import type { CatalogEntry } from '../../core/catalog/entries.ts'
import { modelLinkOf } from '../../core/catalog/model-link.ts'
import { apiPathOf, pathOf } from '../../core/catalog/paths.ts'
import { unknownWord } from '../../core/catalog/words.ts'
import { CopyButton } from '../kit/copy-button.tsx'
import { abilityWords, contextWords, licenceWords, priceWords, shownOffer } from './entry-words.ts'

interface EntryRowProps {
  readonly entry: CatalogEntry
  /** Those that are asked for; none is all. */
  readonly providerIds: readonly string[]
  /** By id. */
  readonly providerNames: ReadonlyMap<string, string>
}

/** One model: what it is, what it costs, and the two ways on from here. */
export const EntryRow = memo(function EntryRow(props: EntryRowProps): ReactElement | null {
  const { entry, providerIds, providerNames } = props
  const offer = shownOffer(entry, providerIds)
  if (!offer) return null
  const { record } = entry
  const [input, output] = priceWords(offer)
  const hasPage = offer.providerId === record?.providerId && offer.modelId === record.id
  const nameOf = (providerId: string) => providerNames.get(providerId) ?? providerId
  const others = entry.offers.filter((each) => each !== offer)
  return (
    <div className="entry">
      <div className="entry-name">
        <h2 dir="auto">{entry.name}</h2>
        <p className="entry-id">
          <code dir="ltr">{offer.modelId}</code>
          <CopyButton
            className="control entry-copy"
            label={`Copy model ID of ${entry.name}`}
            text={offer.modelId}
            caption=""
          />
        </p>
        <p className="entry-where">
          {[
            entry.vendor === null ? '' : `by ${entry.vendor}`,
            `at ${[offer, ...others].map((each) => nameOf(each.providerId)).join(', ')}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <dl className="entry-facts">
        <Fact name="Context">{contextWords(offer.contextTokens ?? entry.contextTokens)}</Fact>
        <Fact name="Input">{input}</Fact>
        <Fact name="Output">{output}</Fact>
        <Fact name="Abilities">{abilityWords(entry)}</Fact>
        <Fact name="Weights">{licenceWords(entry)}</Fact>
      </dl>
      <div className="entry-actions">
        <a
          className="control"
          data-look="plain"
          data-open
          href={hasPage ? pathOf(record) : modelLinkOf(offer)}
          aria-label={`Open ${entry.name}`}
        >
          Open
        </a>
        {record && (
          <a
            className="control"
            data-look="quiet"
            href={apiPathOf(record)}
            aria-label={`API of ${entry.name}`}
          >
            API
          </a>
        )}
      </div>
    </div>
  )
})

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div data-fact={name.toLowerCase()}>
    <dt>{name}</dt>
    <dd data-unknown={children === unknownWord || undefined}>{children}</dd>
  </div>
)
