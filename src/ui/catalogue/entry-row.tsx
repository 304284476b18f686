import { memo, type ReactElement } from 'react'

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

/** What is in the row of one model: what it is, what it costs, and the two ways on from here. */
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
    <>
      <h2>
        <bdi>{entry.name}</bdi>
      </h2>
      <p className="entry-id">
        <code dir="ltr">{offer.modelId}</code>
        <CopyButton
          className="entry-copy"
          label={`Copy model ID of ${entry.name}`}
          text={offer.modelId}
          hasIcon={false}
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
      <Fact name="Context">{contextWords(offer.contextTokens ?? entry.contextTokens)}</Fact>
      <Fact name="Input">{input}</Fact>
      <Fact name="Output">{output}</Fact>
      <Fact name="Abilities">{abilityWords(entry)}</Fact>
      <Fact name="Weights">{licenceWords(entry)}</Fact>
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
    </>
  )
})

interface FactProps {
  readonly name: string
  readonly children: string
}

/** Two elements and no more: there are five of them in each row, and rows come by the hundred. */
const Fact = ({ name, children }: FactProps): ReactElement => (
  <p className="entry-fact" data-fact={name} data-unknown={children === unknownWord || undefined}>
    <span>{name}</span> {children}
  </p>
)
