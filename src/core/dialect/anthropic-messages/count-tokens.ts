import { isJsonObject, numberAt, parseJson } from '../../json.ts'
import { formatBody } from '../wire/json-body.ts'

/** The endpoint refuses what has nothing to do with the input: `max_tokens`, `stream`, sampling. */
const counted = new Set(['model', 'system', 'messages', 'tools', 'tool_choice', 'thinking'])

/**
 * The question how many tokens a request has, from that request's body.
 * @returns null when the body is none
 * @see https://docs.anthropic.com/en/api/messages-count-tokens
 */
export function countBodyOf(body: string): string | null {
  const json = parseJson(body)
  if (!json.ok || !isJsonObject(json.value)) return null
  const members = Object.entries(json.value).filter(([name]) => counted.has(name))
  const encoded = formatBody(Object.fromEntries(members))
  return encoded.ok ? encoded.value : null
}

/** The answer to it: tokens, or null when it is something else. */
export function readTokenCount(value: unknown): number | null {
  const tokens = numberAt(value, 'input_tokens')
  return tokens !== null && tokens >= 0 ? tokens : null
}
