import './model-info.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { lazy, type ReactElement } from 'react'

import { findModel } from '../../core/catalog/catalog.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import { apiPathOf } from '../../core/catalog/paths.ts'
import { formatUsdPerMillion, type Price } from '../../core/catalog/price.ts'
import { formatDate, formatTokens, formatWeights } from '../../core/catalog/words.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { useModel, useServing } from '../access/use-serving.ts'
import { CopyField } from '../kit/copy-field.tsx'
import { LazyPanel } from '../kit/lazy-panel.tsx'
import { ClaudeCode } from './claude-code.tsx'
import { Endpoints } from './endpoints.tsx'
import { Fact } from './fact.tsx'

// Printers and colours, and all that is known of every model: they come when a model is looked at.
const QuickStart = lazy(async () => ({
  default: (await import('./quick-start.tsx')).QuickStart,
}))
const ProfileFacts = lazy(async () => ({
  default: (await import('./profile-facts.tsx')).ProfileFacts,
}))
const RelatedModels = lazy(async () => ({
  default: (await import('./related-models.tsx')).RelatedModels,
}))

/** What is known of the chosen model. What is not known says so. */
export function ModelPane(): ReactElement {
  const model = useModel()
  const serving = useServing()
  const provider = serving?.chosen ?? serving?.actual ?? null
  const hasPage = findModel(model.providerId, model.id) !== null
  return (
    <div className="model-pane">
      <h2 className="text-title font-semibold [overflow-wrap:anywhere]">{model.name}</h2>
      <CopyField label="Copy model ID" caption="Copy" text={model.id} />
      {model.description !== '' && <p className="m-0 text-dense text-ink2">{model.description}</p>}
      {hasPage && (
        <a className="link link-target text-dense" href={apiPathOf(model)}>
          The model’s API page
        </a>
      )}
      <Facts model={model} provider={provider} />
      {model.price && <PriceSource price={model.price} />}
      <LazyPanel what="More about the model" height={220}>
        <ProfileFacts model={model} />
      </LazyPanel>
      {provider && <Endpoints endpoints={provider.endpoints} />}
      {provider && (
        <LazyPanel what="The quick start" height={420}>
          <QuickStart provider={provider} />
        </LazyPanel>
      )}
      {provider && <ClaudeCode provider={provider} modelId={model.id} />}
      {hasPage && (
        <LazyPanel what="Related models" height={220}>
          <RelatedModels model={model} />
        </LazyPanel>
      )}
      {provider && <Support provider={provider} />}
    </div>
  )
}

interface FactsProps {
  readonly model: ModelRecord
  readonly provider: ProviderInfo | null
}

function Facts({ model, provider }: FactsProps): ReactElement {
  const { price, contextTokens, maxOutputTokens, licence } = model
  const perMillion = (usd: number | undefined) =>
    usd === undefined ? null : `${formatUsdPerMillion(usd)} / 1M tokens`
  const tokens = (count: number | null) => count !== null && formatTokens(count)
  return (
    <dl className="fact-list">
      <Fact name="Provider">{provider?.name}</Fact>
      <Fact name="Vendor">{model.vendor}</Fact>
      <Fact name="Input">{perMillion(price?.inputUsdPerMillionTokens)}</Fact>
      <Fact name="Output">{perMillion(price?.outputUsdPerMillionTokens)}</Fact>
      <Fact name="Context">{tokens(contextTokens)}</Fact>
      <Fact name="Longest answer">{tokens(maxOutputTokens)}</Fact>
      <Fact name="Licence">{licence}</Fact>
      <Fact name="Weights">{formatWeights(model)}</Fact>
    </dl>
  )
}

/** A list that was asked just now has no page, and no date worth saying. */
const PriceSource = ({ price: { source, readAt } }: { readonly price: Price }): ReactElement => (
  <p className="m-0 text-meta text-ink3">
    {readAt === '' ? (
      `Price from ${source}`
    ) : (
      <>
        Price read on{' '}
        <a className="link" href={source} target="_blank" rel="noreferrer">
          the provider’s page
        </a>{' '}
        on {formatDate(readAt)}
      </>
    )}
  </p>
)

/** Where the provider answers questions of its own (S36). */
function Support({ provider }: { readonly provider: ProviderInfo }): ReactElement | null {
  const { docs, status, billing } = provider.links
  const links = [
    { href: docs, label: 'documentation' },
    { href: status, label: 'status' },
    { href: billing, label: 'billing' },
  ].filter(({ href }) => href !== undefined)
  if (links.length === 0) return null
  return (
    <section aria-labelledby="support-title" className="endpoints">
      <h3 id="support-title" className="text-dense font-semibold">
        Support
      </h3>
      <p className="m-0 flex flex-wrap gap-x-4 text-dense">
        {links.map(({ href, label }) => (
          <a key={label} className="link link-target" href={href} target="_blank" rel="noreferrer">
            {provider.name} {label}
          </a>
        ))}
      </p>
    </section>
  )
}
