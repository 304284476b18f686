import { isJsonObject, parseJson, stringAt } from '../json.ts'
import type { DialectId } from './dialect.ts'

/**
 * The dialect that a payload is plainly written in, whatever was asked for: a gateway may serve the
 * other one at an address (contract.md §1, "detect the dialect from the first payload").
 * @returns null when it could be either
 */
export function detectDialect(payload: string): DialectId | null {
  const whole = parseJson(payload)
  // Where a server forgets the blank lines between frames, each line is a payload.
  const parsed = whole.ok ? whole : parseJson(payload.split('\n', 1)[0] ?? '')
  if (!parsed.ok || !isJsonObject(parsed.value)) return null
  if (Array.isArray(parsed.value['choices'])) return 'openai-chat'
  const type = stringAt(parsed.value, 'type')
  return type === 'message_start' || type === 'message' ? 'anthropic-messages' : null
}
