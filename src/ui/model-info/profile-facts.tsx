import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactElement } from 'react'

import { profileOf } from '../../core/catalog/data/profiles.ts'
import { findModel } from '../../core/catalog/catalog.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import type { ListedModel } from '../../core/catalog/model-list.ts'
import { parametersOf } from '../../core/catalog/parameters.ts'
import type { Known, Modality, ModelFeature, ModelProfile } from '../../core/catalog/profile.ts'
import { formatDate, formatSizes } from '../../core/catalog/words.ts'
import { useClient, useWorkspace } from '../access/client-context.tsx'
import { Disclosure } from '../kit/disclosure.tsx'
import { Fact } from './fact.tsx'

/** What is known of a model beyond its record, whoever says it. */
interface MoreKnown {
  readonly family: string | null
  readonly sizes: ModelProfile['sizes']
  readonly inputModalities: readonly Modality[] | null
  readonly outputModalities: readonly Modality[] | null
  readonly features: Readonly<Partial<Record<ModelFeature, Known>>>
  /** ISO dates. */
  readonly releasedOn: string | null
  readonly addedOn: string | null
}

/** What the provider's own list says; of a model it does not list, nothing. */
const listedFacts = (listed: ListedModel | undefined): MoreKnown => ({
  family: null,
  sizes: null,
  inputModalities: listed?.inputModalities ?? null,
  outputModalities: null,
  features: listed?.features ?? {},
  releasedOn: null,
  addedOn: listed?.createdAt ? new Date(listed.createdAt).toISOString().slice(0, 10) : null,
})

const featureNames = {
  tools: 'Function calling',
  json: 'JSON output',
  reasoning: 'Reasoning',
} as const satisfies Partial<Record<ModelFeature, string>>

/** Modalities, abilities, size, dates and parameters: fetched when the model is looked at (S35). */
export function ProfileFacts({ model }: { readonly model: ModelRecord }): ReactElement {
  const { queries } = useClient()
  const shipped = findModel(model.providerId, model.id)
  const { data } = useQuery({ ...queries.models(model.providerId), enabled: false }) // `useModel` asks
  const known = shipped ? profileOf(shipped) : listedFacts(data?.find(({ id }) => id === model.id))
  const { family, sizes, inputModalities, outputModalities, releasedOn, addedOn } = known
  return (
    <>
      <dl className="fact-list">
        <Fact name="Takes in">{inputModalities?.join(', ')}</Fact>
        <Fact name="Gives out">{outputModalities?.join(', ')}</Fact>
        {(Object.keys(featureNames) as (keyof typeof featureNames)[]).map((feature) => (
          <Fact key={feature} name={featureNames[feature]}>
            {answerOf(known.features[feature])}
          </Fact>
        ))}
        <Fact name="Family">{family}</Fact>
        <Fact name="Size">{sizes && formatSizes(sizes)}</Fact>
        <Fact name="Released">{releasedOn && formatDate(releasedOn)}</Fact>
        <Fact name="Added">{addedOn && formatDate(addedOn)}</Fact>
      </dl>
      {shipped && <VendorWords profile={profileOf(shipped)} />}
      <Parameters model={model} />
    </>
  )
}

const answerOf = (answer: Known | undefined): string | null =>
  answer === undefined || answer === 'unknown' ? null : answer

/** What its vendor says of its end, and where more of it stands. */
function VendorWords({ profile }: { readonly profile: ModelProfile }): ReactElement {
  const { retirement, successor, links } = profile
  const shown = [
    { href: links.weights, words: 'Published weights' },
    { href: links.card, words: 'Model card' },
    { href: links.docs, words: `${profile.vendorName} documentation` },
  ].filter(({ href }) => href !== null)
  return (
    <>
      {retirement !== null && (
        <p className="m-0 text-dense text-ink2">
          {retirement}
          {successor && ` Its successor is ${successor.name}. ${successor.note}`}
        </p>
      )}
      <p className="m-0 flex flex-wrap gap-x-4 text-dense">
        {shown.map(({ href, words }) => (
          <a
            key={words}
            className="link link-target"
            href={href ?? ''}
            target="_blank"
            rel="noreferrer"
          >
            {words}
          </a>
        ))}
      </p>
    </>
  )
}

/** What it takes of each parameter in the format in use, by the rules that Send obeys. */
function Parameters({ model }: { readonly model: ModelRecord }): ReactElement {
  const dialectId = useWorkspace((workspace) => workspace.choice.dialectId)
  const rows = useMemo(
    () =>
      parametersOf(model, [dialectId]).flatMap(({ label, dialects: [here] }) =>
        here ? [{ label, ...here }] : [],
      ),
    [model, dialectId],
  )
  const supported = rows.filter(({ isSupported }) => isSupported)
  return (
    <Disclosure summary={`Parameters: ${supported.length} of ${rows.length} are taken`}>
      <dl className="fact-list">
        {rows.map(({ label, isSupported, words }) => (
          <Fact key={label} name={label}>
            {isSupported ? words : `not sent: ${words}`}
          </Fact>
        ))}
      </dl>
    </Disclosure>
  )
}
