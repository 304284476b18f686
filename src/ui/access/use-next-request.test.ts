import { expect, test } from 'vitest'

import { servingOf } from '../../client/commands/next-request.ts'
import { createTestHouse, providersWith } from '../../client/testing/test-house.ts'
import { rememberLast, selectSettings } from './use-next-request.ts'

function setUp() {
  const { workspace } = createTestHouse().client
  const settings = selectSettings(workspace.getState())
  const serving = servingOf(settings.choice, providersWith(true))
  if (!serving) throw new Error('nobody answers')
  return { serving, settings, draft: 'Hi', document: null, which: 'exact' } as const
}

test('the same parts are encoded once, in whatever object they come', () => {
  const requestOf = rememberLast()
  const parts = setUp()
  expect(requestOf({ ...parts })).toBe(requestOf({ ...parts }))
})

test('another draft, another setting and another view are each another request', () => {
  const requestOf = rememberLast()
  const parts = setUp()
  const first = requestOf(parts)
  const system = { ...parts.settings, system: { text: 'Be brief.', isSent: true } }
  const others = [
    requestOf({ ...parts, draft: 'Hi there' }),
    requestOf({ ...parts, settings: system }),
  ]
  expect(
    new Set([first, ...others].map(({ encoded }) => encoded.ok && encoded.value.body)).size,
  ).toBe(3)
  expect(requestOf({ ...parts, settings: system, which: 'last' })).not.toBe(others[1])
})
