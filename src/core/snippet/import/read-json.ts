import { isJsonObject, parseJson } from '../../json.ts'
import { ok } from '../../result.ts'
import type { RequestReader } from './draft.ts'
import { readJsonBody } from './json-body.ts'

const start = /^\s*\{\s*["'“”]?(?:model|model_id|messages)["'“”]?\s*:/
const model = /["'“”](?:model|model_id)["'“”]\s*:/
const messages = /["'“”]messages["'“”]\s*:/

/** A body alone: JSON with a model and messages. */
export const readJson: RequestReader = (text) => {
  if (!/^\s*\{/.test(text)) return null
  const parsed = parseJson(text)
  if (parsed.ok && !isRequest(parsed.value)) return null
  if (!parsed.ok && !start.test(text) && !(model.test(text) && messages.test(text))) return null
  const body = readJsonBody({ text, runs: [{ index: 0, offset: 0, isOnePlace: false }], holes: [] })
  if (!body.ok) return body
  return ok({ form: 'json', url: null, headers: [], body: body.value, keys: [], dialectId: null })
}

const isRequest = (value: unknown): boolean =>
  isJsonObject(value) &&
  Object.hasOwn(value, 'messages') &&
  (typeof value['model'] === 'string' || typeof value['model_id'] === 'string')
