import { expect, test } from 'vitest'

import { createHand, createTestHouse } from '../testing/test-house.ts'

function setUp() {
  const house = createTestHouse()
  return { ...house, ...createHand(house, house.client) }
}

test('a message edited below an answer that streams is sent with what came of that answer', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Partial answer')
  const answer = (await hand.path())[1]
  await client.commands.addMessage(answer?.id ?? '', {
    role: 'user',
    content: [{ type: 'text', text: 'And then?' }],
  })
  await client.commands.editAndRun((await hand.path())[2]?.id ?? '', 'Changed')
  await clock.settle()
  const sent = JSON.parse(proxy.upstream.at(-1)?.body ?? '') as { messages: unknown[] }
  expect(sent.messages.slice(-3)).toEqual([
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Partial answer' },
    { role: 'user', content: 'Changed' },
  ])
})
