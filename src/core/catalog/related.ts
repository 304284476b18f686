import { shippedModels } from './catalog.ts'
import { profileOf } from './data/profiles.ts'
import { formatContext } from './format-context.ts'
import type { ModelRecord } from './model.ts'
import { formatSizes } from './words.ts'

/** A model that may serve as well, and why: at least one reason, each as a few words. */
export interface Related {
  readonly model: ModelRecord
  readonly reasons: readonly string[]
}

/** A reason, and how much it counts against others. */
type Reason = readonly [words: string, weight: number]

/** Two sizes are similar when one is at most this many times the other. */
const similarSize = 1.5
/** A context is called longer when it is this many times the other, and similar up to twice. */
const muchLonger = 1.5
const similarContext = 2

/**
 * The shipped models that have most in common with one, never itself, best first (S37–S40): by family,
 * vendor, size, price, context, and what both can do. Who has nothing in common is left out.
 */
export function relatedTo(record: ModelRecord, count: number): readonly Related[] {
  return shippedModels
    .filter((model) => model !== record && model.slug !== record.slug)
    .map((model) => ({ model, reasons: reasonsFor(record, model) }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((one, other) => weightOf(other.reasons) - weightOf(one.reasons))
    .slice(0, count)
    .map(({ model, reasons }) => ({ model, reasons: reasons.map(([words]) => words) }))
}

const weightOf = (reasons: readonly Reason[]): number =>
  reasons.reduce((sum, [, weight]) => sum + weight, 0)

function reasonsFor(from: ModelRecord, to: ModelRecord): readonly Reason[] {
  const [here, there] = [profileOf(from), profileOf(to)]
  const both = (feature: 'reasoning' | 'tools') =>
    here.features[feature] === 'yes' && there.features[feature] === 'yes'
  return [
    here.family !== null && here.family === there.family
      ? [`same family, ${here.family}`, 8]
      : null,
    here.vendorName === there.vendorName ? [`also from ${there.vendorName}`, 4] : null,
    sizeReason(here.sizes, there.sizes),
    priceReason(from, to),
    contextReason(from.contextTokens, to.contextTokens),
    both('reasoning') ? ['thinks before it answers, too', 2] : null,
    both('tools') ? ['calls tools, too', 1] : null,
  ].filter((reason): reason is Reason => reason !== null)
}

type Sizes = ReturnType<typeof profileOf>['sizes']

function sizeReason(here: Sizes, there: Sizes): Reason | null {
  if (!here || !there) return null
  const words = `similar size, ${formatSizes(there)}`
  if (isWithin(here.totalBillions, there.totalBillions, similarSize)) return [words, 4]
  return isWithin(here.activeBillions, there.activeBillions, similarSize)
    ? [`similar active size, ${formatSizes(there)}`, 2]
    : null
}

const isWithin = (one: number, other: number, factor: number): boolean =>
  Math.max(one, other) <= factor * Math.min(one, other)

function priceReason({ price: here }: ModelRecord, { price: there }: ModelRecord): Reason | null {
  if (!here || !there) return null
  const isCheaper =
    there.inputUsdPerMillionTokens <= here.inputUsdPerMillionTokens &&
    there.outputUsdPerMillionTokens < here.outputUsdPerMillionTokens
  return isCheaper ? ['cheaper', 2] : null
}

function contextReason(here: number | null, there: number | null): Reason | null {
  if (here === null || there === null) return null
  if (here === there) return [`same context, ${formatContext(there)}`, 1]
  if (there >= muchLonger * here) return [`longer context, ${formatContext(there)}`, 1]
  return isWithin(here, there, similarContext)
    ? [`similar context, ${formatContext(there)}`, 1]
    : null
}
