import { expect, test } from 'vitest'

import { rightWidthOf } from './right-width.ts'

const wide = { layout: 'wide', tab: 'parameters', chosen: 344, room: 'much' } as const

test('code gets room where there is some, and keeps more than that', () => {
  expect(rightWidthOf({ ...wide, tab: 'code' })).toBe(560)
  expect(rightWidthOf({ ...wide, tab: 'code', chosen: 600 })).toBe(600)
  expect(rightWidthOf({ ...wide, tab: 'code', room: 'none' })).toBe(344)
  expect(rightWidthOf({ ...wide, layout: 'medium', tab: 'code', room: 'some' })).toBe(448)
  expect(rightWidthOf(wide)).toBe(344)
})

test('beside a narrower conversation the settings begin narrower, unless somebody chose', () => {
  expect(rightWidthOf({ ...wide, layout: 'medium', room: 'none' })).toBe(320)
  expect(rightWidthOf({ ...wide, layout: 'medium', room: 'none', chosen: 400 })).toBe(400)
})
