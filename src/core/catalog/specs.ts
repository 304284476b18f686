import { profileOf } from './data/profiles.ts'
import type { ModelRecord } from './model.ts'
import type { ModelProfile } from './profile.ts'
import { formatDate, formatPrice, formatSizes, formatTokens, formatWeights } from './words.ts'

/** One line of the technical specifications. Null: nobody knows. */
export interface Spec {
  readonly id: string
  readonly name: string
  readonly value: string | null
}

const categoryWords = { LLM: 'LLM Models' } as const satisfies Record<
  ModelProfile['category'],
  string
>

const taskWords = { 'text-generation': 'Text Generation' } as const satisfies Record<
  ModelProfile['task'],
  string
>

/** The technical specifications, all of them, in the order in which they are shown (S42–S46). */
export function specsOf(record: ModelRecord): readonly Spec[] {
  const profile = profileOf(record)
  const { contextTokens, maxOutputTokens, price, licence } = record
  const date = (isoDate: string | null) => isoDate && formatDate(isoDate)
  return [
    { id: 'model-id', name: 'Model ID', value: record.id },
    { id: 'vendor', name: 'Vendor', value: profile.vendorName },
    { id: 'family', name: 'Family', value: profile.family },
    { id: 'category', name: 'Category', value: categoryWords[profile.category] },
    { id: 'task', name: 'Task', value: taskWords[profile.task] },
    { id: 'context', name: 'Context', value: contextTokens && formatTokens(contextTokens) },
    {
      id: 'max-output',
      name: 'Longest answer',
      value: maxOutputTokens && formatTokens(maxOutputTokens),
    },
    { id: 'price', name: 'Price', value: price && formatPrice(price) },
    { id: 'size', name: 'Size', value: profile.sizes && formatSizes(profile.sizes) },
    { id: 'input', name: 'Input', value: profile.inputModalities?.join(', ') ?? null },
    { id: 'output', name: 'Output', value: profile.outputModalities?.join(', ') ?? null },
    { id: 'weights', name: 'Weights', value: formatWeights(record) },
    { id: 'licence', name: 'Licence', value: licence },
    { id: 'released', name: 'Released', value: date(profile.releasedOn) },
    { id: 'added', name: 'Added', value: date(profile.addedOn) },
  ].map(({ value, ...spec }) => ({ ...spec, value: value || null }))
}
