import { describe, expect, it } from 'vitest'

import { findListCut, findTableCut } from './container-cut.ts'

/** The text with a bar where it is cut. */
const shown = (text: string, at: number | undefined): string | null =>
  at === undefined ? null : `${text.slice(0, at)}¦${text.slice(at)}`

describe('a growing list', () => {
  it.each([
    ['- a\n- b\n- c', '- a\n¦- b\n- c'],
    ['- a\n- b\n- c\n', '- a\n- b\n¦- c\n'],
    ['1. a\n2. **b**: c\n', '1. a\n¦2. **b**: c\n'],
    ['- a\n\n- `b`\n', '- a\n\n¦- `b`\n'],
    ['- a\n  - b\n\n    c\n- [x] d\n', '- a\n  - b\n\n    c\n¦- [x] d\n'],
    ['Words:\n- a\n- b\n', 'Words:\n- a\n¦- b\n'],
    ['- a\n+ b\n+ c\n', '- a\n+ b\n¦+ c\n'],
    ['- a\n- /b\n', '- a\n¦- /b\n'],
    ['- a\n- \\(b\\)\n', '- a\n¦- \\(b\\)\n'],
    ['- a\n- <b>b</b>\n', '- a\n¦- <b>b</b>\n'],
    ['- a\n- --b\n', '- a\n¦- --b\n'],
    ['1. a\n2. -5\n', '1. a\n¦2. -5\n'],
    // One item, or none that is complete.
    ['- a\n', null],
    ['- a\n- b', null],
    // Alone it would be another thing, or may become one.
    ['- a\n- 2) b\n', null],
    ['- a\n- - b\n', null],
    ['* a\n* * *\n', null],
    ['- a\n- # b\n', null],
    ['- a\n- --\n', null],
    ['- a\n- \\[b\\]\n', null],
    ['- a\n  - b\n', null],
    ['- [a]: /u\n- see [a]\n', null],
    ['words\n', null],
  ])('%j is cut as %j', (text, cut) => expect(shown(text, findListCut(text, null)?.at)).toBe(cut))

  it.each([
    ['- a\n- b\n', false],
    ['- a\n\n- b\n', true],
    ['- a\n- b\n\n  c\n', true],
    ['- a\n  - b\n\n  - c\n- d\n', false],
  ])('%j stands with space between its items: %s', (text, isLoose) =>
    expect(findListCut(text, null)?.isLoose).toBe(isLoose),
  )
})

it('the rest of a list is not cut in another list that follows it', () => {
  expect(findListCut('- a\n\n> b\n\n- c\n- d\n', null)).not.toBeNull()
  expect(findListCut('- a\n\n> b\n\n- c\n- d\n', '')).toBeNull()
})

describe('a growing table', () => {
  const head = '| a | b |\n|---|:-:|\n'

  it.each([
    [`${head}| 1 | 2 |\n| 3 | 4 |\n`, `${head}| 1 | 2 |\n¦| 3 | 4 |\n`],
    [`${head}| 1 | 2 |\n| 3 | 4 |\n| 5`, `${head}| 1 | 2 |\n¦| 3 | 4 |\n| 5`],
    [`Words:\n${head}| 1 |\n| 2 |\n`, `Words:\n${head}| 1 |\n¦| 2 |\n`],
    // A row stays with the head.
    [`${head}| 1 | 2 |\n`, null],
    [`${head}| 1 | 2 |\n| 3`, null],
    // What ends it is no row.
    [`${head}| 1 | 2 |\n> | 3 |\n`, null],
    ['| a |\n| b |\n| c |\n', null],
  ])('%j is cut as %j', (text, cut) => expect(shown(text, findTableCut(text, null)?.at)).toBe(cut))

  it('the rest is read behind as many columns, which lean as before', () => {
    const text = '| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 |\n| 2 |\n'
    expect(findTableCut(text, null)?.prefix).toBe('|1|1|1|1|\n|-|:-|:-:|-:|\n')
  })

  it('the rest is cut again behind its own rows alone', () => {
    const prefix = '|1|1|\n|-|:-:|\n'
    expect(findTableCut(`${prefix}| 1 | 2 |\n`, prefix)).toBeNull()
    const text = `${prefix}| 1 | 2 |\n| 3 | 4 |\n`
    expect(shown(text, findTableCut(text, prefix)?.at)).toBe(`${prefix}| 1 | 2 |\n¦| 3 | 4 |\n`)
  })
})
