import { expect, test } from 'vitest'

import { rememberByText } from './remember.ts'

test('the same text is computed once, another one again', () => {
  const asked: string[] = []
  const lengthOf = rememberByText((text) => asked.push(text) && text.length)
  expect([lengthOf('a'), lengthOf('bb'), lengthOf('a')]).toEqual([1, 2, 1])
  expect(asked).toEqual(['a', 'bb'])
})

test('texts without end are answered, and not all of them kept', () => {
  let computed = 0
  const lengthOf = rememberByText((text) => (computed += 1) && text.length)
  const texts = Array.from({ length: 1_000 }, (_, count) => 'x'.repeat(count))
  expect(texts.map(lengthOf)).toEqual(texts.map((text) => text.length))
  lengthOf('')
  expect(computed).toBe(1_001)
})

test('what cannot be computed is tried again', () => {
  let isBroken = true
  const parse = rememberByText((text) => {
    if (isBroken) throw new Error(text)
    return text
  })
  expect(() => parse('a')).toThrow('a')
  isBroken = false
  expect(parse('a')).toBe('a')
})
