import { describe, expect, it } from 'vitest'

import { findParagraphCut } from './paragraph-cut.ts'

/** The paragraph with a bar where it is cut. */
function cutOf(text: string): string | null {
  const at = findParagraphCut(text)
  return at === null ? null : `${text.slice(0, at)}|${text.slice(at + 1)}`
}

describe('a growing paragraph', () => {
  it.each([
    ['plain words and more', 'plain words and|more'],
    ['a **bold** word and', 'a **bold** word|and'],
    ['a word **bold words', 'a|word **bold words'],
    ['costs $5 and $6 more', 'costs $5|and $6 more'],
    ['see [label] and more', 'see [label] and|more'],
    ['see [two words', null],
    // Alone `[a]: /u` would be a definition, which shows nothing.
    ['words[^1]: [a]: /u', null],
    // Of what stands between, `\]` makes a formula.
    ['see \\[b] and more', null],
    // A list below is read otherwise behind the line `\[`.
    ['\\[\nsome\n\\] words and more', null],
    ['in 5 steps', 'in 5|steps'],
    ['in 5', null],
    ['- an item of words', null],
    ['[a]: /url', null],
  ])('%j is cut as %j', (text, cut) => expect(cutOf(text)).toBe(cut))
})
