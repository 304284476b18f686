import { expect, test } from 'vitest'

import { compileSlots, endToken, parseSlots } from './lattice.ts'
import { buildNgramModel } from './ngram.ts'
import { createWalk } from './walk.ts'

const probabilities = (walk: ReturnType<typeof createWalk>) =>
  Object.fromEntries(walk.candidates().map(({ token, logit }) => [token, Math.exp(logit)]))

test('alternatives that begin alike are one candidate, weighted by all of them', () => {
  const lattice = compileSlots([['The cat sleeps.', 'The dog barks.', 'A bird sings.']])
  const walk = createWalk(lattice, null)
  const [cat, dog, bird] = [0, 1, 2].map((index) => Math.exp(-0.45 * index)) as [
    number,
    number,
    number,
  ] // three numbers made of three
  const all = cat + dog + bird
  expect(probabilities(walk)['The']).toBeCloseTo((cat + dog) / all, 12)
  walk.accept('The')
  expect(probabilities(walk)[' cat']).toBeCloseTo(cat / (cat + dog), 12)
})

test('marks inside a text are a choice of their own, and may be nested', () => {
  const walk = createWalk(compileSlots(['I⟨ like⟨ red¦ green⟩ tea¦ sleep⟩.']), null)
  for (const token of ['I', ' like', ' green', ' tea', '.']) walk.accept(token)
  expect(walk.candidates().map(({ token }) => token)).toEqual([endToken])
})

test('a choice that is not closed is a mistake in the corpus and says so', () => {
  expect(() => parseSlots(['one⟨ two'])).toThrow('not closed')
})

test('the background is mixed in far below the lattice, and the whole sums to about 1', () => {
  const background = buildNgramModel([compileSlots(['The cat sees the moon.'])])
  const walk = createWalk(compileSlots(['The dog sees the sun.']), background)
  walk.accept('The')
  const odds = probabilities(walk)
  expect(odds[' dog']).toBeGreaterThan(0.99)
  expect(odds[' cat']).toBeGreaterThan(0)
  expect(odds[' cat']).toBeLessThan(Math.exp(-7))
  const sum = Object.values(odds).reduce((total, each) => total + each, 0)
  expect(sum).toBeCloseTo(1 + Math.exp(-7), 9)
})

test('after a surprise the walk comes back to its lattice, further on', () => {
  const background = buildNgramModel([compileSlots(['The cat sees the moon.'])])
  const walk = createWalk(compileSlots(['The dog sees the sun.']), background)
  for (const token of ['The', ' cat', ' sees', ' the']) walk.accept(token)
  expect(probabilities(walk)[' sun']).toBeGreaterThan(0.99)
})

test('a walk that finds no way back by itself is led back', () => {
  const background = buildNgramModel([compileSlots(['so so so so so so so'])])
  const walk = createWalk(compileSlots(['The dog sees the sun.']), background)
  walk.accept('The')
  for (let i = 0; i < 24; i++) walk.accept(' so')
  expect(walk.candidates().map(({ token }) => token)).toEqual([' dog'])
})

test('without a background nothing but the lattice can be said', () => {
  const walk = createWalk(compileSlots(['{"a": 1}']), null)
  expect(walk.candidates()).toHaveLength(1)
})
