import { expect, test } from 'vitest'

import { initialWorkspace } from '../../client/stores/initial-workspace.ts'
import { countChanged } from './changed.ts'

const initial = initialWorkspace('/')
const { params } = initial

test('nothing differs at first', () => {
  expect(countChanged(initial)).toBe(0)
})

test('a folded parameter counts when it is ticked, whatever it holds', () => {
  const seed = { value: 7, isSent: false }
  expect(countChanged({ ...initial, params: { ...params, seed } })).toBe(0)
  expect(countChanged({ ...initial, params: { ...params, seed: { ...seed, isSent: true } } })).toBe(
    1,
  )
})

test('so do the extra body and an answer in one piece', () => {
  const extraBody = { text: '{"user": "me"}', isSent: true }
  expect(countChanged({ ...initial, extraBody })).toBe(1)
  expect(countChanged({ ...initial, extraBody, stream: false })).toBe(2)
})
