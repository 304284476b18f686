import { expect, test } from 'vitest'

import { rightWidthOf } from './right-width.ts'

const wide = { layout: 'wide', tab: 'parameters', chosen: 344, isRoomy: true } as const

test('code gets room where there is some, and keeps more than that', () => {
  expect(rightWidthOf({ ...wide, tab: 'code' })).toBe(560)
  expect(rightWidthOf({ ...wide, tab: 'code', chosen: 600 })).toBe(600)
  expect(rightWidthOf({ ...wide, tab: 'code', isRoomy: false })).toBe(344)
  expect(rightWidthOf(wide)).toBe(344)
})

test('beside a narrower conversation the settings begin narrower, unless somebody chose', () => {
  expect(rightWidthOf({ ...wide, layout: 'medium', isRoomy: false })).toBe(320)
  expect(rightWidthOf({ ...wide, layout: 'medium', isRoomy: false, chosen: 400 })).toBe(400)
})
