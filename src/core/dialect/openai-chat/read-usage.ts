import { arrayAt, isJsonObject, numberAt, objectAt, type JsonValue } from '../../json.ts'
import type { TokenUsage } from '../../chat/usage.ts'

/** Token counts in a chunk or body: at the top, in the choice (Moonshot) or in `x_groq` (Groq). */
export function readUsage(chunk: JsonValue): TokenUsage | null {
  const [choice] = arrayAt(chunk, 'choices')
  for (const place of [chunk, choice, objectAt(chunk, 'x_groq')]) {
    const usage = isJsonObject(place) ? place['usage'] : null
    const counts = isJsonObject(usage) ? countsIn(usage) : null
    if (counts) return counts
  }
  return null
}

function countsIn(usage: JsonValue): TokenUsage | null {
  const inputTokens = numberAt(usage, 'prompt_tokens') ?? numberAt(usage, 'input_tokens')
  const outputTokens = numberAt(usage, 'completion_tokens') ?? numberAt(usage, 'output_tokens')
  if (inputTokens === null && outputTokens === null) return null
  const reasoningTokens = numberAt(objectAt(usage, 'completion_tokens_details'), 'reasoning_tokens')
  const cachedInputTokens =
    numberAt(objectAt(usage, 'prompt_tokens_details'), 'cached_tokens') ??
    numberAt(usage, 'prompt_cache_hit_tokens') // DeepSeek
  return {
    inputTokens,
    outputTokens,
    ...(reasoningTokens !== null && { reasoningTokens }),
    ...(cachedInputTokens !== null && { cachedInputTokens }),
  }
}
