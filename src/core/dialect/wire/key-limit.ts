import { numberAt, objectAt } from '../../json.ts'

/**
 * What is left of a key's own limit, as OpenRouter's `/key` tells it.
 * @see https://openrouter.ai/docs/api/api-reference/api-keys/get-current-key
 * @returns US dollars; null when the key has no limit, or the answer says nothing of one
 */
export const readKeyLimit = (value: unknown): number | null =>
  numberAt(objectAt(value, 'data'), 'limit_remaining')
