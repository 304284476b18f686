import { expect, test } from 'vitest'

import { answerNode, aRun, userNode } from '../__fixtures__/messages.ts'
import {
  estimateHeight,
  groupSize,
  inGroups,
  turnsOfBranch,
  turnsOfOpening,
} from './message-groups.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i)

test('groups are full from the first on: what comes later changes the last one alone', () => {
  const groups = inGroups(numbers(2 * groupSize + 3))
  expect(groups.map((group) => group.length)).toEqual([groupSize, groupSize, 3])
  expect(groups.flat()).toEqual(numbers(2 * groupSize + 3))
  expect(inGroups(numbers(2 * groupSize + 4)).slice(0, 2)).toEqual(groups.slice(0, 2))
  expect(inGroups([])).toEqual([])
})

test('the newest groups that cover the view, and one at least, wait for no turn', () => {
  expect(turnsOfOpening([500, 500, 500], 900)).toEqual([0])
  expect(turnsOfOpening([500, 500, 1000], 900)).toEqual([1, 0])
  expect(turnsOfOpening([10, 10], 900)).toEqual([])
  expect(turnsOfOpening([0, 0], 0)).toEqual([0])
  expect(turnsOfOpening([], 900)).toEqual([])
})

test('on another branch all waits but what is shared, what is seen where it parts, and the newest', () => {
  const branch = (...names: readonly string[]) => names.map((id) => [{ node: { id } }])
  const before = branch('a', 'b', 'c', 'd', 'e', 'f')
  const heights = before.map(() => 500)
  const now = branch('a', 'B', 'C', 'D', 'E', 'F')
  expect(turnsOfBranch(before, now, heights, 400)).toEqual([3, 4])
  expect(turnsOfBranch(before, now, heights, 900)).toEqual([4])
  expect(turnsOfBranch(branch('a', 'x'), now, heights, 400)).toEqual([3, 4])
  expect(turnsOfBranch(before, before, heights, 400)).toEqual([])
  expect(turnsOfBranch(before, [...before, ...branch('new')], heights, 400)).toEqual([])
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
