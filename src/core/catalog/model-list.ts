import { arrayAt, numberAt, stringAt, type JsonValue } from '../json.ts'

/** One model of a provider's own list. */
export interface ListedModel {
  readonly id: string
  readonly name: string
  readonly contextTokens: number | null
}

const nameFields = ['display_name', 'name'] as const
const contextFields = [
  'context_length',
  'max_input_tokens',
  'max_model_len',
  'context_window',
  'max_context_length',
] as const

/**
 * A provider's list of models, in any of the shapes seen: OpenAI's and Anthropic's `{data: […]}`,
 * a bare array (Together), and `{models: […]}`. Entries without an id are left out.
 * @see contract.md §1 and §7
 */
export function parseModelList(value: unknown): readonly ListedModel[] {
  const data = arrayAt(value, 'data')
  const entries = Array.isArray(value) ? value : data.length > 0 ? data : arrayAt(value, 'models')
  const models = entries.map(parseEntry).filter((model) => model !== null)
  return [...new Map(models.map((model) => [model.id, model])).values()]
}

function parseEntry(entry: JsonValue): ListedModel | null {
  const id = stringAt(entry, 'id')
  if (id === null || id === '') return null
  const name = nameFields.map((field) => stringAt(entry, field)).find((text) => text)
  const context = contextFields
    .map((field) => numberAt(entry, field))
    .find((tokens) => tokens !== null && tokens > 0)
  return { id, name: name ?? id, contextTokens: context ?? null }
}
