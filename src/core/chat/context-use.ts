/** What takes room in a model's context, in tokens. */
export interface ContextParts {
  readonly system: number
  readonly history: number
  readonly draft: number
  /** Kept free for the answer; null when no limit is sent, and the model decides. */
  readonly reserved: number | null
}

/** How much of a model's context the next request takes. */
export interface ContextUse {
  readonly parts: ContextParts
  /** What is sent: system, history and draft. */
  readonly inputTokens: number
  /** The provider counted it; otherwise it is estimated. */
  readonly isExact: boolean
  readonly contextTokens: number | null
  /** Null when the context is unknown. */
  readonly freeTokens: number | null
  /** By how much it is too long; 0 when it fits, or nobody knows. */
  readonly excessTokens: number
  /** The most that Max Tokens could be; null when that is unknown, or nothing would fit. */
  readonly fittingMaxTokens: number | null
}

/**
 * @param exactTokens what the provider counts for the input; null when it was not asked. The parts
 * are then shares of it: no provider counts them one by one.
 */
export function contextUseOf(
  parts: ContextParts,
  contextTokens: number | null,
  exactTokens: number | null,
): ContextUse {
  const estimated = parts.system + parts.history + parts.draft
  const inputTokens = exactTokens ?? estimated
  const share = estimated === 0 ? 0 : inputTokens / estimated
  const system = Math.round(parts.system * share)
  const draft = Math.round(parts.draft * share)
  const needed = inputTokens + (parts.reserved ?? 0)
  const rest = contextTokens === null ? null : contextTokens - inputTokens
  return {
    parts: {
      ...parts,
      system,
      draft,
      history: Math.max(0, inputTokens - system - draft),
    },
    inputTokens,
    isExact: exactTokens !== null,
    contextTokens,
    freeTokens: contextTokens === null ? null : Math.max(0, contextTokens - needed),
    excessTokens: contextTokens === null ? 0 : Math.max(0, needed - contextTokens),
    fittingMaxTokens: rest !== null && rest > 0 ? rest : null,
  }
}
