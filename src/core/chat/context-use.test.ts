import { expect, test } from 'vitest'

import { contextUseOf, type ContextParts } from './context-use.ts'

const parts: ContextParts = { system: 20, history: 2000, draft: 50, reserved: 1024 }

test('what is sent and what is kept for the answer leave the rest free', () => {
  expect(contextUseOf(parts, 8192, null)).toEqual({
    parts,
    inputTokens: 2070,
    isExact: false,
    contextTokens: 8192,
    freeTokens: 8192 - 2070 - 1024,
    excessTokens: 0,
    fittingMaxTokens: 8192 - 2070,
  })
})

test('beyond the context it says by how much, and which Max Tokens would fit', () => {
  const use = contextUseOf({ ...parts, reserved: 72 }, 2048, null)
  expect(use).toMatchObject({ excessTokens: 94, freeTokens: 0, fittingMaxTokens: null })
  expect(contextUseOf(parts, 3000, null)).toMatchObject({
    excessTokens: 94,
    freeTokens: 0,
    fittingMaxTokens: 930,
  })
})

test('of an unknown context nothing is said but what is sent', () => {
  expect(contextUseOf(parts, null, null)).toMatchObject({
    inputTokens: 2070,
    freeTokens: null,
    excessTokens: 0,
    fittingMaxTokens: null,
  })
})

test('an exact count replaces the estimate, and the parts are shares of it', () => {
  const use = contextUseOf(parts, 8192, 4141)
  expect(use).toMatchObject({ inputTokens: 4141, isExact: true })
  expect(use.parts).toEqual({ system: 40, draft: 100, history: 4001, reserved: 1024 })
})

test('no answer is reserved where no limit is sent', () => {
  expect(contextUseOf({ ...parts, reserved: null }, 2100, null)).toMatchObject({
    freeTokens: 30,
    excessTokens: 0,
  })
})

test('nothing typed and nothing said is nothing', () => {
  const nothing = { system: 0, history: 0, draft: 0, reserved: null }
  expect(contextUseOf(nothing, 100, null)).toMatchObject({ inputTokens: 0, freeTokens: 100 })
})
