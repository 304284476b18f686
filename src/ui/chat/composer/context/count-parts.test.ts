import { expect, test } from 'vitest'

import { aDocument, anExchange, aRun, userNode } from '../../__fixtures__/messages.ts'
import { createPartsCounter, type CountedInput } from './count-parts.ts'

/** Counts words, and notes what it was given. */
function aCounter() {
  const counted: string[] = []
  const countParts = createPartsCounter((text) => {
    counted.push(text)
    return text.split(' ').filter(Boolean).length
  })
  const run = (input: CountedInput) => {
    const counting = countParts(input)
    let steps = 0
    for (;;) {
      const { done, value } = counting.next()
      if (done) return { parts: value, steps }
      steps += 1
    }
  }
  return { run, counted }
}

const nothing: CountedInput = { system: '', document: null, draft: '' }

test('each part has its words and a frame; what is empty has none', () => {
  const { run } = aCounter()
  expect(run({ ...nothing, system: 'Be brief', draft: 'one two three' }).parts).toEqual({
    system: 2 + 4,
    history: 0,
    draft: 3 + 4,
  })
})

test('the history is the branch that is shown, without what is left out of requests', () => {
  const { run } = aCounter()
  const deleted = { ...userNode('u2', 'gone and away', 'u1'), isDeleted: true }
  const document = aDocument([userNode('u1', 'a question', null), deleted])
  expect(run({ ...nothing, document }).parts.history).toBe(2 + 4)
  const exchange = anExchange(aRun({ text: 'an answer of five words' }))
  expect(run({ ...nothing, document: exchange }).parts.history).toBe(1 + 4 + 5 + 4)
})

test('a message that was counted is not counted again', () => {
  const { run, counted } = aCounter()
  const document = anExchange(aRun({ text: 'an answer of five words' }))
  const first = run({ ...nothing, document, draft: 'x' })
  expect(counted).toContain('an answer of five words')
  counted.length = 0
  expect(run({ ...nothing, document, draft: 'x' }).parts).toEqual(first.parts)
  expect(counted).toEqual(['x'])
})

test('a long text is counted in steps, cut between words', () => {
  const { run, counted } = aCounter()
  const { parts, steps } = run({ ...nothing, draft: 'word '.repeat(10_000) })
  expect(parts.draft).toBe(10_000 + 4)
  expect(steps).toBeGreaterThan(10)
  expect(Math.max(...counted.map(({ length }) => length))).toBeLessThanOrEqual(4000)
})

test('a word longer than a step ends all the same', () => {
  expect(aCounter().run({ ...nothing, draft: 'x'.repeat(9000) }).steps).toBe(3)
})
