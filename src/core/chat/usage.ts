/** Token counts as the provider gave them, never derived from each other: they do not always add up. */
export interface TokenUsage {
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  readonly reasoningTokens?: number
  readonly cachedInputTokens?: number
}
