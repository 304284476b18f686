import { describe, expect, it } from 'vitest'

import { withoutUndecidedLine } from './unfinished-line.ts'

describe('withoutUndecidedLine', () => {
  it.each([
    '-',
    '--',
    '===',
    '  -',
    '***',
    '```',
    '#',
    '>',
    '> -',
    '|',
    '$$',
    '- -',
    '1',
    '2.',
    '2. ',
    '3)',
    '   ',
    '\t',
  ])('holds a last line of nothing but marks back: %s', (line) =>
    expect(withoutUndecidedLine(`text\n${line}`)).toBe('text\n'),
  )

  it.each(['text', 'a -', '- a', '---\n', 'let x = 1;\n}', 'on 42', '1. a', '# h', '', 'a\n\n'])(
    'shows the rest: %j',
    (text) => expect(withoutUndecidedLine(text)).toBe(text),
  )

  it('never shows less than for a shorter text', () => {
    const text =
      '# h\n\ntext\n---\n\n- a\n   - b\n- **c**\r\n\r\n```js\n---\n```\n\n| a |\n|---|\n| 1 |\n\n' +
      `1. x\n12) y\n \n\t\n* * *\nwords ${'-'.repeat(500)}\n${'-'.repeat(500)}\rend`
    let shown = ''
    for (let end = 0; end <= text.length; end++) {
      const now = withoutUndecidedLine(text.slice(0, end))
      expect(now.startsWith(shown)).toBe(true)
      shown = now
    }
    expect(shown).toBe(text)
  })
})
