import type { CatalogEntry, EntryFeature, EntryOffer } from '../../core/catalog/entries.ts'
import { cheapestOf, offersAt } from '../../core/catalog/entry-filter.ts'
import { formatContext } from '../../core/catalog/format-context.ts'
import { formatUsdPerMillion } from '../../core/catalog/price.ts'
import type { Modality } from '../../core/catalog/profile.ts'
import { unknownWord } from '../../core/catalog/words.ts'

export const featureWords: Readonly<Record<EntryFeature, string>> = {
  tools: 'Tools',
  json: 'JSON',
  reasoning: 'Reasoning',
}

/** What a model takes beside text. */
export const inputWords: Readonly<Record<Exclude<Modality, 'text'>, string>> = {
  image: 'Images',
  audio: 'Audio',
  video: 'Video',
  file: 'Files',
}

/**
 * Where this model is opened from here: on its own page, unless other providers are asked for; then
 * where it is cheapest of these.
 */
export function shownOffer(
  entry: CatalogEntry,
  providerIds: readonly string[],
): EntryOffer | undefined {
  const offers = offersAt(entry, providerIds)
  const { record } = entry
  const own = offers.find(
    ({ providerId, modelId }) => providerId === record?.providerId && modelId === record.id,
  )
  return own ?? cheapestOf(offers)
}

export const contextWords = (tokens: number | null): string =>
  tokens === null ? unknownWord : formatContext(tokens)

/** Of input and of output. */
export function priceWords({ price, isLocal }: EntryOffer): readonly [string, string] {
  if (price === null) return isLocal ? ['none', 'none'] : [unknownWord, unknownWord]
  const words = (usd: number) => (usd === 0 ? 'free' : formatUsdPerMillion(usd))
  return [words(price.inputUsdPerMillionTokens), words(price.outputUsdPerMillionTokens)]
}

/** What it can do, and takes beside text: `Tools · JSON · Images`. */
export function abilityWords({ features, inputModalities }: CatalogEntry): string {
  const known = Object.entries(featureWords).filter(
    ([feature]) => features[feature as EntryFeature] === 'yes', // the keys of that very record
  )
  const inputs = Object.entries(inputWords).filter(([input]) =>
    inputModalities?.includes(input as Modality),
  )
  const words = [...known, ...inputs].map(([, word]) => word)
  if (words.length > 0) return words.join(' · ')
  const isSilent =
    inputModalities === null && Object.values(features).every((each) => each === 'unknown')
  return isSilent ? unknownWord : 'Text'
}

/** `Open · Apache 2.0` */
export function licenceWords({ hasOpenWeights, licence }: CatalogEntry): string {
  if (hasOpenWeights === null) return licence ?? unknownWord
  const weights = hasOpenWeights ? 'Open' : 'Closed'
  return licence === null ? weights : `${weights} · ${licence}`
}
