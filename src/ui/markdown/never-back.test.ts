import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { withoutUndecidedLine } from '../../core/markdown/unfinished-line.ts'

import { createScreen } from './testing/as-whole.tsx'

/** Written by hand after the way models answer. */
const answer = `## Two ways to sort

Here is **the short one**, with a *remark* and \`sorted()\`, see [the docs](https://docs.example/x).

1. First item with **bold words** in it
2. Second, which has ~~old~~ new words
   - inner \`code\`
   - and $x + y$ too

| Name | Cost |
|------|-----:|
| a | **12** |
| b | \`ok\` |

\`\`\`python
def f(a, b):
    return a ** b  # not bold
\`\`\`

> A quotation with _emphasis_ and \\(a^2\\).

That costs $5 or $10, as said in [1]. ${'A longer paragraph that is settled piece by piece, **marks** and all. '.repeat(12)}

Done.
`

const words = (root: Element): string => root.textContent.replace(/\s+/g, '')

/** Where what is shown of a text, letter by letter, is no beginning of what is shown next. */
function jumpsOf(text: string): string[] {
  const screen = createScreen(100)
  const shown = Array.from(text, (_, index) => {
    screen.show(withoutUndecidedLine(text.slice(0, index + 1)), true)
    return words(screen.root)
  })
  return shown.filter((now, index) => !now.startsWith(shown[index - 1] ?? ''))
}

const lines = fc.constantFrom(
  ...['Plain words.', '**Bold**: and more', 'use `code` now', 'see [a page](https://a.example) so'],
  ...['costs $5 or so', '$x_1$ is it', 'a | b in words', '~5 min'],
)
const blocks = fc.oneof(
  { weight: 3, arbitrary: lines },
  fc.constantFrom('| a | b |\n|---|---|\n| 1 | **2** |\n| `x` | y |', '| Name |\n|:-:|\n| v |'),
  fc.constantFrom('```js\nlet a = `b`\n| c | d |\n```', '````md\n```js\nx **y\n```\n````'),
  fc.constantFrom('~~~\n- a\n**b\n~~~', '> said **so**', '## Head', '---'),
)
const gaps = fc.constantFrom('\n', '\n\n')
const items = fc
  .tuple(fc.constantFrom('- ', '1. '), lines, fc.array(fc.tuple(gaps, blocks), { maxLength: 2 }))
  .map(([mark, first, more]) =>
    `${mark}${first}${more.flat().join('')}`.replaceAll('\n', `\n${' '.repeat(mark.length)}`),
  )
const quotations = blocks.map((block) => `> ${block.replaceAll('\n', '\n> ')}`)
const documents = fc
  .array(fc.tuple(fc.oneof(blocks, items, quotations), gaps), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.flat().join(''))

describe('while an answer streams', { timeout: 120_000 }, () => {
  it('nothing that is shown is taken back, and the end is the whole', () => {
    const screen = createScreen(100)
    let before = ''
    const jumps: string[] = []
    for (let end = 1; end <= answer.length; end++) {
      screen.show(withoutUndecidedLine(answer.slice(0, end)), true)
      const now = words(screen.root)
      // The host that a link names stands behind its text.
      if (!now.startsWith(before)) jumps.push(`${before.slice(-40)} → ${now.slice(-40)}`)
      before = now
    }
    expect(jumps).toEqual([])
    expect(before.endsWith('Done.')).toBe(true)
  })

  it.each([
    ['a list below a line', 'Steps:\n1. One\n2. Two\n'],
    ['a table below a line', 'Prices:\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n'],
    ['a table in an item', '1. Prices:\n\n   | a | b |\n   |---|---|\n   | 1 | 2 |\n\n2. end\n'],
    ['an item that is a table', '- | a | b |\n  |---|---|\n  | 1 | 2 |\n- end\n'],
    ['a table in a quotation', '> said\n> | a | b |\n> |---|---|\n> | 1 | 2 |\n'],
    ['code in an item', '- Run:\n  ```js\n  let a = `b` ** 2\n  ```\n- end\n'],
    ['code within code', '- Write:\n\n  ````md\n  ```js\n  let **a\n  ```\n  ````\n- end\n'],
    ['code in a deeper item', '- a\n  - b\n    ~~~sh\n    ls `x\n    ~~~\n  - c\n'],
    ['code in a quotation', '> Run:\n> ```sh\n> ls `x\n> ```\n\nend\n'],
  ])('nothing that is shown is taken back of %s', (_name, text) => {
    expect(jumpsOf(text)).toEqual([])
  })

  it('nothing that is shown is taken back of tables and code, whatever holds them', () => {
    fc.assert(
      fc.property(documents, (text) => {
        expect(jumpsOf(text)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it.each([
    'where:\n- $m$ is the mass\n',
    'where:\n- \\(m\\) is the mass\n',
    'Links:\n- [A page](https://a.example)\n',
    'Tasks:\n- [ ] one\n',
    'Pictures:\n- ![a](https://a.example/i.png) is one\n',
    '- Parent\n  - [A page](https://a.example)\n',
  ])('the line above a list is no heading while its first item comes: %j', (text) => {
    const screen = createScreen(100)
    const prefixes = Array.from(text, (_, index) => text.slice(0, index + 1))
    const headings = prefixes.filter((prefix) => {
      screen.show(withoutUndecidedLine(prefix), true)
      return screen.root.querySelector('h1, h2, h3, h4, h5, h6') !== null
    })
    expect(headings).toEqual([])
    expect(screen.root.querySelector('li')).not.toBeNull()
  })

  it('a definition counts when it is whole: no link leads to half an address', () => {
    const screen = createScreen(100)
    const text = 'See [docs][d] and [d].\n\n[d]: https://d.example/page "D"\n\nAfter'
    const targets = new Set<string | null>()
    for (let end = 1; end <= text.length; end++) {
      screen.show(withoutUndecidedLine(text.slice(0, end)), true)
      for (const link of screen.root.querySelectorAll('a')) targets.add(link.getAttribute('href'))
    }
    expect([...targets]).toEqual(['https://d.example/page'])
  })

  it('a tilde that means "about" strikes nothing out', () => {
    const screen = createScreen(100)
    const text = 'It takes ~5 minutes, or ~10 of them, on a slow line.'
    for (let end = 1; end <= text.length; end++) {
      screen.show(text.slice(0, end), true)
      expect(screen.root.querySelector('del')).toBeNull()
    }
  })
})
