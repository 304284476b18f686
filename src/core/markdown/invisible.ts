/**
 * Characters that hide or reorder what stands beside them: bidi embeddings, overrides and isolates,
 * zero-width spaces and joiners of words, and the tag block, which spells ASCII invisibly.
 * Joiners of letters (U+200C, U+200D) are left alone: Persian and emoji need them.
 */
const hiding = /[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu

export const hasInvisible = (text: string): boolean => text.search(hiding) !== -1

/** Replace every such character by its name, as in `⟨U+202E⟩`. */
export const showInvisible = (text: string): string =>
  text.replace(hiding, (character) => `⟨U+${codeOf(character)}⟩`)

const codeOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
