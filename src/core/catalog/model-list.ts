import { featureParams, longestAnswerFields } from '../dialect/wire/listed-fields.ts'
import { arrayAt, numberAt, objectAt, stringAt, type JsonValue } from '../json.ts'
import type { Known, Modality, ModelFeature } from './profile.ts'
import type { Price } from './price.ts'

/** One model of a provider's own list. What the list does not say is null. */
export interface ListedModel {
  readonly id: string
  readonly name: string
  readonly contextTokens: number | null
  readonly maxOutputTokens: number | null
  readonly price: Price | null
  readonly inputModalities: readonly Modality[] | null
  /** What the list says it can and cannot do; nothing is said of one that is absent. */
  readonly features: Readonly<Partial<Record<ModelFeature, Exclude<Known, 'unknown'>>>>
  /** Milliseconds since 1970. */
  readonly createdAt: number | null
  readonly description: string | null
}

/**
 * A provider's list of models, in any of the shapes seen: OpenAI's and Anthropic's `{data: […]}`,
 * a bare array (Together), `{models: […]}`, and Ollama's tags. Entries without an id are left out, and
 * so are those that say they do something else than answer.
 * @see contract.md §1, §5 and §7; https://openrouter.ai/docs/models for the richest of them
 */
export function parseModelList(value: unknown): readonly ListedModel[] {
  const data = arrayAt(value, 'data')
  const entries = Array.isArray(value) ? value : data.length > 0 ? data : arrayAt(value, 'models')
  const models = entries.map(parseEntry).filter((model) => model !== null)
  return [...new Map(models.map((model) => [model.id, model])).values()]
}

function parseEntry(entry: JsonValue): ListedModel | null {
  // Ollama's tags have no id: the model is what requests call it.
  const id = firstString(entry, ['id', 'model', 'name'])
  if (id === null || cannotChat(entry)) return null
  return {
    id,
    name: firstString(entry, ['display_name', 'name']) ?? id,
    contextTokens: contextOf(entry),
    maxOutputTokens:
      firstCount(objectAt(entry, 'top_provider'), longestAnswerFields) ??
      firstCount(entry, longestAnswerFields),
    price: priceOf(entry),
    inputModalities: modalitiesOf(entry),
    features: featuresOf(entry),
    createdAt: createdAt(entry),
    description: firstString(entry, ['description']),
  }
}

/** What Together and LM Studio call models that take no messages. */
const otherTypes: ReadonlySet<string> = new Set(
  'embedding embeddings rerank image moderation audio video transcribe'.split(' '),
)

/** Ollama names the architecture only: those of the BERT family make embeddings (`nomic-bert`). */
const makesEmbeddings = (entry: JsonValue): boolean =>
  stringAt(objectAt(entry, 'details'), 'family')?.endsWith('bert') === true

const cannotChat = (entry: JsonValue): boolean =>
  otherTypes.has(stringAt(entry, 'type') ?? '') ||
  makesEmbeddings(entry) ||
  capability(entry, ['completion_chat']) === false

const contextFields = [
  'context_length',
  'max_input_tokens',
  'max_model_len',
  'context_window',
  'loaded_context_length',
  'max_context_length',
] as const

/** llama.cpp says what it was started with, and what the model was trained for. */
const contextOf = (entry: JsonValue): number | null =>
  firstCount(entry, contextFields) ?? firstCount(objectAt(entry, 'meta'), ['n_ctx', 'n_ctx_train'])

/** OpenRouter gives dollars per token as text, Together dollars per million as numbers. */
function priceOf(entry: JsonValue): Price | null {
  const pricing = objectAt(entry, 'pricing')
  const perToken = (key: string) => usdPerMillion(stringAt(pricing, key))
  const input = perToken('prompt') ?? numberAt(pricing, 'input')
  const output = perToken('completion') ?? numberAt(pricing, 'output')
  if (input === null || output === null || input < 0 || output < 0) return null
  // Together prices what runs on a machine of one's own by the hour, and its tokens at nothing.
  if (input + output === 0 && numberAt(pricing, 'input') !== null) return null
  return {
    inputUsdPerMillionTokens: input,
    outputUsdPerMillionTokens: output,
    source: 'the provider’s list',
    readAt: '',
  }
}

/** A price per token as text (`0.0000004`), per million tokens. Null when it is no price. */
function usdPerMillion(perToken: string | null): number | null {
  // Twelve digits: a million times a decimal fraction is rarely that fraction's neighbour.
  const usd = Number((Number(perToken?.trim() || Number.NaN) * 1e6).toPrecision(12))
  return usd >= 0 && Number.isFinite(usd) ? usd : null
}

const modalities: ReadonlySet<string> = new Set<Modality>([
  'text',
  'image',
  'audio',
  'video',
  'file',
])

const isModality = (text: JsonValue): text is Modality =>
  typeof text === 'string' && modalities.has(text)

function modalitiesOf(entry: JsonValue): readonly Modality[] | null {
  const named = [
    ...arrayAt(objectAt(entry, 'architecture'), 'input_modalities'),
    ...arrayAt(entry, 'input_modalities'),
  ].filter(isModality)
  if (named.length > 0) return [...new Set(named)]
  const sees =
    booleanAt(entry, ['supports_image_in']) ?? capability(entry, ['vision', 'image_input'])
  if (sees === null) return null
  return sees ? ['text', 'image'] : ['text']
}

function featuresOf(entry: JsonValue): ListedModel['features'] {
  const params = [
    ...arrayAt(entry, 'supported_parameters'),
    ...arrayAt(entry, 'supported_features'),
  ]
  const takes = (names: readonly string[]): boolean | null =>
    params.length === 0 ? null : names.some((name) => params.includes(name))
  const can: Readonly<Partial<Record<ModelFeature, boolean | null>>> = {
    tools:
      takes(featureParams.tools) ?? capability(entry, ['function_calling', 'tool_use', 'tools']),
    json: takes(featureParams.json) ?? capability(entry, ['structured_outputs']),
    reasoning:
      takes(featureParams.reasoning) ??
      booleanAt(entry, ['supports_reasoning']) ??
      capability(entry, ['thinking', 'reasoning']),
  }
  return Object.fromEntries(
    Object.entries(can).flatMap(([feature, has]) =>
      has === null ? [] : [[feature, has ? 'yes' : 'no']],
    ),
  )
}

/**
 * Capabilities as Mistral lists them (`{vision: true}`), Anthropic (`{thinking: {supported: true}}`),
 * or LM Studio and Ollama (`["tool_use"]`, which names what there is and does not mean no).
 */
function capability(entry: JsonValue, names: readonly string[]): boolean | null {
  const listed = arrayAt(entry, 'capabilities')
  if (names.some((name) => listed.includes(name))) return true
  const capabilities = objectAt(entry, 'capabilities')
  const supported = names.map((name) => booleanAt(objectAt(capabilities, name), ['supported']))
  return booleanAt(capabilities, names) ?? supported.find((has) => has !== null) ?? null
}

function booleanAt(entry: JsonValue, names: readonly string[]): boolean | null {
  const members = objectAt({ entry }, 'entry')
  return names.map((name) => members[name]).find((member) => typeof member === 'boolean') ?? null
}

/** Seconds as OpenAI gives them, or a date in words. Zero and the epoch mean that nobody knows. */
function createdAt(entry: JsonValue): number | null {
  const seconds = numberAt(entry, 'created')
  const ms = seconds === null ? Date.parse(stringAt(entry, 'created_at') ?? '') : seconds * 1000
  return ms > 0 && ms <= latestMs ? ms : null
}

/** The last moment that a Date can hold. */
const latestMs = 8.64e15

const firstString = (entry: JsonValue, keys: readonly string[]): string | null =>
  keys.map((key) => stringAt(entry, key)).find((text) => text) ?? null

const firstCount = (entry: JsonValue, keys: readonly string[]): number | null =>
  keys.map((key) => numberAt(entry, key)).find((count) => count !== null && count > 0) ?? null
