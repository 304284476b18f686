import fc from 'fast-check'
import { expect, test } from 'vitest'

import { diffText, type TextSegment } from './diff-text.ts'
import { splitWords } from './split-words.ts'

const textOf = (
  segments: readonly TextSegment[],
  ...kinds: readonly TextSegment['kind'][]
): string =>
  segments
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('')

/** `[-old-]`, `{+new+}`, and the rest as it is. */
const draw = (before: string, after: string): string =>
  diffText(before, after)
    .segments.map(({ kind, text }) =>
      kind === 'equal' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`,
    )
    .join('')

const someText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('a', 'the', 'word', ' ', '  ', '\n', '.', '你好', 'ไทย', '👨‍👩‍👧', '\uD800', 'é'),
      {
        maxLength: 40,
      },
    )
    .map((words) => words.join('')),
)

test('what is equal or removed is the first text, what is equal or added the second', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      const { segments } = diffText(before, after)
      expect(textOf(segments, 'equal', 'removed')).toBe(before)
      expect(textOf(segments, 'equal', 'added')).toBe(after)
      expect(segments.every(({ text }) => text !== '')).toBe(true)
      const order = segments.map(({ kind }) => kind).join(' ')
      expect(order).not.toMatch(/equal equal|removed removed|added added|added removed/)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['one word', 'The cat sat down.', 'The dog sat down.', 'The[- cat-]{+ dog+} sat down.'],
  ['a mark', 'Yes, it is', 'Yes it is', 'Yes[-,-] it is'],
  ['white space', 'a b', 'a  b', 'a[- -]{+  +}b'],
  ['the end', 'one', 'one two', 'one{+ two+}'],
  ['Chinese', '我喜欢茶', '我喜欢咖啡', '我喜欢[-茶-]{+咖啡+}'],
  ['Thai', 'แมวดำ', 'แมวขาว', 'แมว[-ดำ-]{+ขาว+}'],
  ['an apostrophe', 'don’t go', 'can’t go', '[-don’t-]{+can’t+} go'],
  ['a family', 'a 👨‍👩‍👧', 'a 👨‍👩‍👦', 'a[- 👨‍👩‍👧-]{+ 👨‍👩‍👦+}'],
  ['a flag', '🇩🇪', '🇩🇰', '[-🇩🇪-]{+🇩🇰+}'],
  ['nothing', 'same', 'same', 'same'],
  ['all', '', 'new', '{+new+}'],
])('%s that differs is marked, and no more', (_, before, after, drawn) => {
  expect(draw(before, after)).toBe(drawn)
})

test('words, put together, are the text', () => {
  fc.assert(
    fc.property(someText, (text) => {
      const words = splitWords(text)
      expect(words.map(({ space, word }) => space + word).join('')).toBe(text)
    }),
  )
})

const numbers = (count: number, name: string): string =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(' ')

test('texts that differ in thousands of words of many lines are compared by lines, then by their words', () => {
  const line = (index: number, name: string) => `line ${index} says ${name} and ends\n`
  const before = Array.from({ length: 900 }, (_, index) => line(index, 'one')).join('')
  const after = Array.from({ length: 900 }, (_, index) =>
    line(index, index % 3 ? 'one' : 'two'),
  ).join('')
  const many = `${before}${numbers(1200, 'x')}`
  const others = `${after}${numbers(1200, 'y')}`
  const { level, segments } = diffText(many, others)
  expect(level).toBe('lines')
  expect(segments.slice(0, 4)).toEqual([
    { kind: 'equal', text: 'line 0 says' },
    { kind: 'removed', text: ' one' },
    { kind: 'added', text: ' two' },
    {
      kind: 'equal',
      text: ' and ends\nline 1 says one and ends\nline 2 says one and ends\nline 3 says',
    },
  ])
  expect(textOf(segments, 'equal', 'removed')).toBe(many)
  expect(textOf(segments, 'equal', 'added')).toBe(others)
})

test('two answers of 64,000 tokens that share little are told apart, not compared', () => {
  const [before, after] = ['a', 'b'].map((name) => numbers(64_000, name).replaceAll(' ', '\n'))
  const { level, segments } = diffText(before!, after!)
  expect(level).toBe('none')
  expect(segments.map(({ kind, text }) => [kind, text.length])).toEqual([
    ['removed', before!.length],
    ['added', after!.length],
  ])
})

test('one word is found in two answers of 64,000 tokens, and one line in what is larger', () => {
  const before = numbers(64_000, 'w')
  expect(diffText(before, before.replace('w32000', 'new')).segments).toHaveLength(4)
  const long = `${'x'.repeat(1_200_000)}\n`
  const { level, segments } = diffText(`1\n${long}a\n`, `2\n${long}b\n`)
  expect([level, segments.slice(-3)]).toEqual([
    'lines',
    [
      { kind: 'removed', text: 'a' },
      { kind: 'added', text: 'b' },
      { kind: 'equal', text: '\n' },
    ],
  ])
})
