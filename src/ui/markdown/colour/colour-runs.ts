/**
 * The colours of a code, as the worker sends them: what happens from its first character to its
 * last. Numbers instead of a tree, because they are handed over without being copied.
 */
export type ColourRuns = {
  /** Class attributes of spans, each once: `hljs-title function_`. */
  readonly classes: readonly string[]
  /**
   * `n > 0`: the next n UTF-16 units of the code; `-n`: a span with `classes[n - 1]` begins;
   * `0`: the innermost span ends.
   */
  readonly steps: Int32Array
}

/** What the page sends. It sends the next one only after the answer. */
export type ColourQuestion = { readonly code: string; readonly language: string }

/** `ready` once, when the worker has loaded; then `null` for a language without a grammar. */
export type ColourAnswer = 'ready' | ColourRuns | null
