import { expect, test } from 'vitest'

import { createHand, createTestHouse } from '../testing/test-house.ts'
import { isAnsweredIn } from './is-answered-in.ts'

test('a conversation is being answered whichever branch is shown, until the last word', async () => {
  const house = createTestHouse()
  const hand = createHand(house, house.client)
  const isAnswered = async () =>
    isAnsweredIn((await hand.document()).conversation, house.client.runs.getState())
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi.')
  await hand.complete()
  expect(await isAnswered()).toBe(false)
  const [, first] = await hand.path()
  await house.client.commands.runAgain(first?.id ?? '')
  await house.clock.settle()
  await hand.open()
  expect(await isAnswered()).toBe(true)
  await house.client.commands.showVariant(first?.id ?? '')
  expect(await isAnswered()).toBe(true)
  await hand.append({
    type: 'chunk',
    atMs: 20,
    text: 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
  })
  expect(house.client.runs.getState().live).not.toEqual({}) // its connection is still open
  expect(await isAnswered()).toBe(false)
})
