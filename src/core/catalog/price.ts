import type { TokenUsage } from '../chat/usage.ts'

/** The one price of a model at one provider. It is rendered everywhere from here and stands nowhere else. */
export interface Price {
  readonly inputUsdPerMillionTokens: number
  readonly outputUsdPerMillionTokens: number
  /** Where the figures are from, and when they were read there (ISO date; empty: just now). */
  readonly source: string
  readonly readAt: string
}

/**
 * Cost of one run at list price, from the counts as reported: never from their differences, which do
 * not always add up (contract.md §2).
 * @returns US dollars, unrounded; null when the price or either count is unknown.
 */
export function costOf(usage: TokenUsage | null, price: Price | null): number | null {
  if (!usage || !price || usage.inputTokens === null || usage.outputTokens === null) return null
  return (
    (usage.inputTokens * price.inputUsdPerMillionTokens +
      usage.outputTokens * price.outputUsdPerMillionTokens) /
    1e6
  )
}

/** `$0.0006`: two significant digits below a cent, otherwise cents. */
export function formatUsd(usd: number): string {
  if (usd === 0) return '$0'
  if (usd >= 0.01) return `$${usd.toFixed(2)}`
  const text = usd.toPrecision(2)
  return `$${text.includes('e') ? usd.toFixed(Math.min(20, 1 - Math.floor(Math.log10(usd)))) : text}`
}

/** `$0.40`: a price per million tokens; below a dollar three digits where cents do not say it (`$0.0375`). */
export function formatUsdPerMillion(usd: number): string {
  const cents = usd.toFixed(2)
  return `$${usd >= 1 || Number(cents) === usd ? cents : Number(usd.toPrecision(3))}`
}
