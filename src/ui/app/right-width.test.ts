import { expect, test } from 'vitest'

import { rightRangeOf, rightWidthOf } from './right-width.ts'

const wide = { layout: 'wide', tab: 'parameters', room: 'much' } as const
const medium = { ...wide, layout: 'medium', room: 'some' } as const

test('code gets the room that the window has for it, and keeps more than that', () => {
  expect(rightWidthOf({ ...wide, tab: 'code' }, 344)).toBe(560)
  expect(rightWidthOf({ ...wide, tab: 'code' }, 600)).toBe(600)
  expect(rightWidthOf({ ...wide, tab: 'code', room: 'some' }, 344)).toBe(448)
  expect(rightWidthOf(wide, 344)).toBe(344)
})

test('the splitter’s least width is one that can be had', () => {
  expect(rightRangeOf(wide)).toEqual({ min: 320, max: 640 })
  expect(rightRangeOf({ ...wide, tab: 'code' })).toEqual({ min: 560, max: 640 })
})

test('beside a narrower conversation the settings begin narrower, unless somebody chose', () => {
  expect(rightWidthOf(medium, 344)).toBe(320)
  expect(rightWidthOf(medium, 400)).toBe(400)
})

test('where code lies over the page, the settings do not move for it', () => {
  expect(rightWidthOf({ ...medium, tab: 'code' }, 344)).toBe(320)
  expect(rightRangeOf({ ...medium, tab: 'code' }).min).toBe(320)
})
