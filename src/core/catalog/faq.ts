import { formatCode } from '../exchange/markdown-text.ts'
import { formatLine } from './documents/markdown-parts.ts'
import type { Site } from './documents/site.ts'
import { profileOf } from './data/profiles.ts'
import type { ModelRecord } from './model.ts'
import { pathOf } from './paths.ts'
import { costOf, formatUsd, formatUsdPerMillion } from './price.ts'
import { formatPriceSource, formatWhole } from './words.ts'

/** One question with its answer; the id is the end of a link to it. */
export interface Question {
  readonly id: string
  readonly question: string
  /** In markdown. */
  readonly answer: string
}

type Providers = Pick<Site, 'providerOf'>

/** The five questions of the page Verbatim starts from, with answers that can be kept (S57–S61). */
export function faqOf(record: ModelRecord, site: Providers): readonly Question[] {
  const { name } = record
  return [
    { id: 'what-is', question: `What is ${name}?`, answer: whatIs(record) },
    {
      id: 'how-to-use',
      question: `How do I use the ${name} API?`,
      answer: howToUse(record, site),
    },
    { id: 'cost', question: `How much does ${name} cost?`, answer: cost(record, site) },
    {
      id: 'model-id',
      question: `What is the ${name} model ID?`,
      answer: modelId(record, site),
    },
    {
      id: 'free-tier',
      question: `Does ${name} have a free tier?`,
      answer: freeTier(record, site),
    },
  ]
}

const providerName = ({ providerId }: ModelRecord, { providerOf }: Providers): string =>
  providerOf(providerId)?.name ?? providerId

const whatIs = (record: ModelRecord): string =>
  profileOf(record).about || formatLine(record.description)

function howToUse(record: ModelRecord, site: Providers): string {
  const provider = site.providerOf(record.providerId)
  const play = `[Try it in the playground](${pathOf(record)}) first: the code it shows is the request that it sends.`
  if (!provider) return play
  const { name, endpoints, links, auth, keyVariable } = provider
  const key =
    auth === 'none'
      ? `${name} needs no key.`
      : `Get a key from ${links.keys ? `[${name}](${links.keys})` : name} and put it into the environment variable \`${keyVariable}\`.`
  const posts = [
    endpoints.chat && `\`${endpoints.chat}\` in the format of OpenAI`,
    endpoints.messages && `\`${endpoints.messages}\` in the format of Anthropic`,
  ].filter(Boolean)
  return [
    key,
    posts.length > 0 &&
      `Then post to ${posts.join(', or to ')}, with the model ${formatCode(record.id)}.`,
    'The quick start has the program in Python, JavaScript, cURL and PHP.',
    play,
  ]
    .filter(Boolean)
    .join(' ')
}

/** A question and an answer of usual lengths, to have a feeling for the price. */
const example = { inputTokens: 1000, outputTokens: 500 }

function cost(record: ModelRecord, site: Providers): string {
  const { price } = record
  const provider = providerName(record, site)
  if (!price)
    return `We know of no price that ${provider} names for it. ${pricesLink(record, site)} What the provider bills is what counts.`
  const one = costOf({ ...example }, price)
  return [
    `${formatUsdPerMillion(price.inputUsdPerMillionTokens)} for a million input tokens and ${formatUsdPerMillion(price.outputUsdPerMillionTokens)} for a million output tokens at ${provider}, ${formatPriceSource(price)}.`,
    one !== null &&
      `A question of ${formatWhole(example.inputTokens)} tokens with an answer of ${formatWhole(example.outputTokens)} costs ${formatUsd(one)}.`,
    'The playground shows the cost of every answer at this price.',
  ]
    .filter(Boolean)
    .join(' ')
}

function pricesLink({ providerId }: ModelRecord, { providerOf }: Providers): string {
  const provider = providerOf(providerId)
  return provider?.links.billing ? `Its prices are [on its site](${provider.links.billing}).` : ''
}

function modelId(record: ModelRecord, site: Providers): string {
  const elsewhere = profileOf(record).alsoAt.map(
    (offer) =>
      `${formatCode(offer.modelId)} at ${site.providerOf(offer.providerId)?.name ?? offer.providerId}`,
  )
  return [
    `${formatCode(record.id)} at ${providerName(record, site)}: put it into the member \`model\` of the request.`,
    elsewhere.length > 0 &&
      `Other providers spell it in their own way: ${elsewhere.join(', ')}. Whether they serve it today, their lists say.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Verbatim gives no credits, and what a provider promises is the provider's to keep. */
function freeTier(record: ModelRecord, { providerOf }: Providers): string {
  const provider = providerOf(record.providerId)
  const name = provider?.name ?? record.providerId
  const billing = provider?.links.billing
  const prices = billing ? `[its prices](${billing})` : 'its prices'
  return `That is for ${name} to say: whether it gives credits to begin with stands with ${prices}, and we have not tried it. Verbatim itself costs nothing and gives no credits. Without any key its demo model answers in the same formats, so that everything here can be tried, but it is not ${formatLine(record.shortName)}.`
}
