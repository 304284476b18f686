export interface Overflow {
  readonly inputTokens: number
  /** Kept free for the answer. */
  readonly reservedTokens: number
  readonly limitTokens: number
}

const number = '([\\d,]+)'

/**
 * Sentences in which providers give the three figures. OpenAI and its likes:
 * "maximum context length is 2048 tokens. However, you requested 3094 tokens (2070 in the messages,
 * 1024 in the completion)". Anthropic: "`max_…` exceed context limit: 2070 + 1024 > 2048".
 */
const sentences: readonly { pattern: RegExp; order: readonly (keyof Overflow)[] }[] = [
  {
    pattern: new RegExp(
      `maximum context length is ${number} tokens[^]*?\\(${number} (?:in|of)[^,]*, ${number} (?:in|of|for)`,
      'i',
    ),
    order: ['limitTokens', 'inputTokens', 'reservedTokens'],
  },
  {
    pattern: new RegExp(`context limit: ${number} \\+ ${number} > ${number}`, 'i'),
    order: ['inputTokens', 'reservedTokens', 'limitTokens'],
  },
]

/** The figures of a "too long" error, when the provider's words give them and they add up. */
export function readOverflow(words: string): Overflow | null {
  for (const { pattern, order } of sentences) {
    const found = pattern.exec(words)?.slice(1)
    if (!found) continue
    const figure = (name: keyof Overflow) =>
      Number((found[order.indexOf(name)] ?? '').replaceAll(',', ''))
    const overflow: Overflow = {
      inputTokens: figure('inputTokens'),
      reservedTokens: figure('reservedTokens'),
      limitTokens: figure('limitTokens'),
    }
    const { inputTokens, reservedTokens, limitTokens } = overflow
    if (inputTokens + reservedTokens > limitTokens) return overflow
  }
  return null
}
