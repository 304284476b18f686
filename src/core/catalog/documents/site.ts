import type { ProviderInfo } from '../../protocol/protocol.ts'

/** What documents say of a provider. */
export type ProviderFacts = Pick<
  ProviderInfo,
  'id' | 'name' | 'endpoints' | 'dialects' | 'auth' | 'keyVariable' | 'traits' | 'links'
>

/** Where the documents stand, and what they cannot know by themselves. */
export interface Site {
  /** The one public origin, without a final slash: `https://verbatim.example` (S3). */
  readonly origin: string
  readonly providerOf: (providerId: string) => ProviderFacts | null
  /** Of which day the facts in them are: the newest date in the catalogue, as an ISO date (S4, S8). */
  readonly factsAsOf: string
}
