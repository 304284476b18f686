import './model-info.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { lazy, type ReactElement, type ReactNode } from 'react'

import type { ModelRecord } from '../../core/catalog/model.ts'
import { formatUsdPerMillion, type Price } from '../../core/catalog/price.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { useModel, useServing } from '../access/use-serving.ts'
import { CopyField } from '../kit/copy-field.tsx'
import { formatCount } from '../kit/format-numbers.ts'
import { LazyPanel } from '../kit/lazy-panel.tsx'
import { ClaudeCode } from './claude-code.tsx'
import { Endpoints } from './endpoints.tsx'

// Printers and colours: they come when the model is looked at.
const QuickStart = lazy(async () => ({
  default: (await import('./quick-start.tsx')).QuickStart,
}))

/** What is known of the chosen model. What is not known says so. */
export function ModelPane(): ReactElement {
  const model = useModel()
  const serving = useServing()
  const provider = serving?.chosen ?? serving?.actual ?? null
  return (
    <div className="model-pane">
      <h2 className="text-title font-semibold [overflow-wrap:anywhere]">{model.name}</h2>
      <CopyField label="Copy model ID" caption="Copy" text={model.id} />
      {model.description !== '' && <p className="m-0 text-dense text-ink2">{model.description}</p>}
      <Facts model={model} provider={provider} />
      {model.price && <PriceSource price={model.price} />}
      {provider && <Endpoints endpoints={provider.endpoints} />}
      {provider && (
        <LazyPanel what="The quick start" height={420}>
          <QuickStart provider={provider} />
        </LazyPanel>
      )}
      {provider && <ClaudeCode provider={provider} modelId={model.id} />}
      {provider && <Links provider={provider} />}
    </div>
  )
}

interface FactsProps {
  readonly model: ModelRecord
  readonly provider: ProviderInfo | null
}

function Facts({ model, provider }: FactsProps): ReactElement {
  const { price, contextTokens, maxOutputTokens, licence, hasOpenWeights } = model
  const perMillion = (usd: number | undefined) =>
    usd === undefined ? null : `${formatUsdPerMillion(usd)} / 1M tokens`
  const tokens = (count: number | null) => count !== null && `${formatCount(count)} tokens`
  return (
    <dl className="fact-list">
      <Fact name="Provider">{provider?.name}</Fact>
      <Fact name="Vendor">{model.vendor}</Fact>
      <Fact name="Input">{perMillion(price?.inputUsdPerMillionTokens)}</Fact>
      <Fact name="Output">{perMillion(price?.outputUsdPerMillionTokens)}</Fact>
      <Fact name="Context">{tokens(contextTokens)}</Fact>
      <Fact name="Longest answer">{tokens(maxOutputTokens)}</Fact>
      <Fact name="Licence">{licence}</Fact>
      <Fact name="Weights">{weightWords.get(hasOpenWeights)}</Fact>
    </dl>
  )
}

const PriceSource = ({ price }: { readonly price: Price }): ReactElement => (
  <p className="m-0 text-meta text-ink3">
    Price read on{' '}
    <a className="link" href={price.source} target="_blank" rel="noreferrer">
      the provider’s page
    </a>{' '}
    on {price.readAt}
  </p>
)

const weightWords: ReadonlyMap<boolean | null, string> = new Map([
  [true, 'open'],
  [false, 'closed'],
])

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="contents">
    <dt className="text-ink3">{name}</dt>
    <dd className="m-0" data-unknown={!children || undefined}>
      {children || 'unknown'}
    </dd>
  </div>
)

function Links({ provider }: { readonly provider: ProviderInfo }): ReactElement | null {
  const { docs, status, billing } = provider.links
  const links = [
    { href: docs, label: 'Documentation' },
    { href: status, label: 'Status' },
    { href: billing, label: 'Billing' },
  ].filter(({ href }) => href !== undefined)
  if (links.length === 0) return null
  return (
    <p className="m-0 flex flex-wrap gap-x-4 text-dense">
      {links.map(({ href, label }) => (
        <a key={label} className="link link-target" href={href} target="_blank" rel="noreferrer">
          {provider.name} {label.toLowerCase()}
        </a>
      ))}
    </p>
  )
}
