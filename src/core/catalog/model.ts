import type { ParamSupports } from '../chat/params.ts'
import type { Price } from './price.ts'

/** What is known of a model. Unknown is null, never a guess. */
export interface ModelRecord {
  /** As the provider spells it in a request: `moonshotai-kimi-k2-0905`. */
  readonly id: string
  /** The last part of its page's address: `/models/<vendor>/<slug>`. */
  readonly slug: string
  readonly vendor: string
  readonly name: string
  /** For tight places: `Kimi K2 0905`. */
  readonly shortName: string
  readonly description: string
  readonly providerId: string
  readonly contextTokens: number | null
  readonly maxOutputTokens: number | null
  readonly price: Price | null
  readonly licence: string | null
  readonly hasOpenWeights: boolean | null
  /** Where this model is narrower than its dialect. */
  readonly params?: Partial<ParamSupports>
}
