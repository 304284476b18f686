import type { Written } from './draft.ts'
import { sourceOffset, type TracedText } from './traced-text.ts'

/** A traced text as one word. */
export const writtenOf = (traced: TracedText): Written => ({
  text: traced.text,
  offset: sourceOffset(traced, 0),
  hasHole: traced.holes.length > 0,
})
