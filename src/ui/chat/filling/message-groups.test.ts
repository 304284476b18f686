import { expect, test } from 'vitest'

import { answerNode, aRun, userNode } from '../__fixtures__/messages.ts'
import { countFirstShown, estimateHeight, groupSize, inGroups } from './message-groups.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i)

test('groups are full from the first on: what comes later changes the last one alone', () => {
  const groups = inGroups(numbers(2 * groupSize + 3))
  expect(groups.map((group) => group.length)).toEqual([groupSize, groupSize, 3])
  expect(groups.flat()).toEqual(numbers(2 * groupSize + 3))
  expect(inGroups(numbers(2 * groupSize + 4)).slice(0, 2)).toEqual(groups.slice(0, 2))
  expect(inGroups([])).toEqual([])
})

test('the first paint needs as many of the newest groups as cover the view, and one at least', () => {
  expect(countFirstShown([500, 500, 500], 900)).toBe(2)
  expect(countFirstShown([500, 500, 1000], 900)).toBe(1)
  expect(countFirstShown([10, 10], 900)).toBe(2)
  expect(countFirstShown([0], 0)).toBe(1)
})

test('a longer message, and a narrower column, is higher; a folded question is not', () => {
  const answer = (text: string) => ({ node: answerNode('a', 'u', ['r']), saved: [aRun({ text })] })
  const long = 'word '.repeat(400)
  expect(estimateHeight(answer(long), 760)).toBeGreaterThan(estimateHeight(answer('Yes.'), 760) * 3)
  expect(estimateHeight(answer(long), 380)).toBeGreaterThan(estimateHeight(answer(long), 760) * 1.5)
  const question = (text: string) => ({ node: userNode('u', text, null), saved: [] })
  expect(estimateHeight(question(long.repeat(5)), 760)).toBe(
    estimateHeight(question(long.repeat(50)), 760),
  )
})

test('a deleted message takes no place', () => {
  const node = { ...userNode('u', 'Hello', null), isDeleted: true }
  expect(estimateHeight({ node, saved: [] }, 760)).toBe(0)
})
