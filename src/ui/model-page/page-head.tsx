import type { ReactElement } from 'react'

import type { ModelRecord } from '../../core/catalog/model.ts'
import { cataloguePath, pathOf } from '../../core/catalog/paths.ts'
import { formatUsdPerMillion } from '../../core/catalog/price.ts'
import type { ModelProfile } from '../../core/catalog/profile.ts'
import { formatDate, formatSizes, formatWhole, unknownWord } from '../../core/catalog/words.ts'
import { SiteBar } from '../kit/site-bar.tsx'
import { Island } from './islands/island.tsx'

interface RecordProps {
  readonly record: ModelRecord
}

export const PageBar = ({ record }: RecordProps): ReactElement => (
  <SiteBar>
    <a className="control doc-open" data-look="main" href={pathOf(record)}>
      Open playground
    </a>
  </SiteBar>
)

interface PageHeadProps extends RecordProps {
  readonly profile: ModelProfile
}

/** What the model is, in the first glance: name, id, who made it, what it costs (S10–S14). */
export const PageHead = ({ record, profile }: PageHeadProps): ReactElement => {
  const { name, id, description, licence, hasOpenWeights } = record
  const weights =
    hasOpenWeights === null ? null : hasOpenWeights ? 'Open weights' : 'Closed weights'
  const chips = [profile.vendorName, weights, licence].filter((chip) => chip !== null)
  return (
    <div className="doc-hero">
      <nav aria-label="Breadcrumb" className="doc-crumbs">
        <ol>
          <li>
            <a href={cataloguePath}>Models</a>
          </li>
          <li>{profile.vendorName}</li>
        </ol>
      </nav>
      <h1>{name}</h1>
      {description !== '' && <p className="doc-lead">{description}</p>}
      <div className="doc-identity">
        <Island name="copy-line" label="Copy model ID" text={id} caption="Copy" />
        <ul className="doc-chips" aria-label="In short">
          {chips.map((chip) => (
            <li key={chip} className="doc-chip">
              {chip}
            </li>
          ))}
        </ul>
      </div>
      <HeadFacts record={record} profile={profile} />
    </div>
  )
}

const HeadFacts = ({ record, profile }: PageHeadProps): ReactElement => {
  const { price, contextTokens } = record
  // `1T parameters, 32B active`: the figure first, then what it counts.
  const [size, ...ofWhat] = profile.sizes ? formatSizes(profile.sizes).split(' ') : []
  return (
    <dl className="doc-facts">
      <HeadFact
        name="Input"
        value={price && formatUsdPerMillion(price.inputUsdPerMillionTokens)}
        unit="per 1M tokens"
      />
      <HeadFact
        name="Output"
        value={price && formatUsdPerMillion(price.outputUsdPerMillionTokens)}
        unit="per 1M tokens"
      />
      <HeadFact
        name="Context"
        value={contextTokens === null ? null : formatWhole(contextTokens)}
        unit="tokens"
      />
      <HeadFact name="Size" value={size ?? null} unit={ofWhat.join(' ')} />
      <HeadFact name="Released" value={profile.releasedOn && formatDate(profile.releasedOn)} />
    </dl>
  )
}

interface HeadFactProps {
  readonly name: string
  /** Null: nobody knows. */
  readonly value: string | null
  readonly unit?: string
}

/** One fact as an instrument shows it. */
export const HeadFact = ({ name, value, unit }: HeadFactProps): ReactElement => (
  <div>
    <dt>{name}</dt>
    <dd data-unknown={value === null || undefined}>
      {value ?? unknownWord}
      {value !== null && unit !== undefined && <small> {unit}</small>}
    </dd>
  </div>
)
