import { expect, test } from 'vitest'

import { createHand, createTestHouse } from '../testing/test-house.ts'

// Put together here, so that no scanner takes this file for a leak.
const aKey = `sk-or-v1-${'a1'.repeat(20)}`

function setUp() {
  const house = createTestHouse()
  const hand = createHand(house, house.client)
  const { commands } = house.client
  /** The answer that was asked for last. */
  const lastAnswer = async () => {
    const node = (await hand.path()).at(-1)
    if (node?.role !== 'assistant') throw new Error('no answer')
    const run = (await hand.document()).runs[node.runIds.at(-1) ?? '']
    return { node, run }
  }
  return { ...house, ...hand, commands, lastAnswer }
}

test('a key in the system message is not sent, and the answer says why', async () => {
  const { commands, send, lastAnswer, proxy } = setUp()
  commands.setSystemText(`Use ${aKey}.`)
  await send('Hello')
  expect(proxy.upstream).toEqual([])
  expect((await lastAnswer()).run?.error).toEqual({
    kind: 'key-in-request',
    message:
      'The system message holds what looks like an API key. Do not send it. Put it in .env on the server.',
  })
})

test('a key in the message itself is not sent by any way that asks for an answer', async () => {
  const { commands, send, lastAnswer, path, proxy, clock } = setUp()
  await send(`Why does ${aKey} fail?`)
  const question = (await path())[0]
  await commands.runAgain((await lastAnswer()).node.id)
  await commands.continueAnswer((await lastAnswer()).node.id)
  await commands.editAndRun(question?.id ?? '', `And ${aKey}?`)
  await clock.settle()
  expect(proxy.upstream).toEqual([])
})

test('what is sent anyway goes along from then on, and another key does not', async () => {
  const { commands, send, lastAnswer, open, complete, proxy, clock } = setUp()
  await send(`Why does ${aKey} fail?`)
  await commands.runAgain((await lastAnswer()).node.id, { allowsKeys: true })
  await clock.settle()
  expect(proxy.upstream).toHaveLength(1)
  expect(proxy.upstream[0]?.body).toContain(aKey)
  await open()
  await complete()
  await send('Thanks.')
  expect(proxy.upstream).toHaveLength(2)
  await open()
  await complete()
  await send(`And ${aKey.replace('sk-or', 'sk')}?`)
  expect(proxy.upstream).toHaveLength(2)
})

test('a title is kept without the key that was pasted into it', async () => {
  const { commands, send, document } = setUp()
  await send('Hello')
  const { id } = (await document()).conversation
  await commands.renameConversation(id, `Fails with ${aKey}`)
  expect((await document()).conversation.title).toBe('Fails with [key not kept]')
})

test('what goes on with an answer is sent anyway as its continuation', async () => {
  const { commands, send, lastAnswer, open, say, path, proxy, clock } = setUp()
  await send('Hello')
  await open()
  await say('Half')
  await commands.stop()
  await clock.settle()
  commands.setSystemText(`Use ${aKey}.`)
  const { node } = await lastAnswer()
  await commands.continueAnswer(node.id)
  await clock.settle()
  expect(proxy.upstream).toHaveLength(1)
  expect((await lastAnswer()).run?.error?.kind).toBe('key-in-request')
  await commands.continueAnswer(node.id, { allowsKeys: true })
  await clock.settle()
  expect(proxy.upstream).toHaveLength(2)
  expect(await path()).toHaveLength(2)
  expect((await lastAnswer()).node).toMatchObject({ id: node.id, runIds: { length: 3 } })
})

test('an answer that a person wrote is looked at, and one that a model wrote is not', async () => {
  const { commands, send, lastAnswer, open, say, complete, proxy } = setUp()
  await send('How is a key passed?')
  await open()
  await say(`client = OpenAI(api_key="${aKey}")`)
  await complete()
  await send('And in cURL?')
  expect(proxy.upstream).toHaveLength(2)
  await open()
  await complete()
  const { node } = await lastAnswer()
  await commands.addMessage(node.id, { role: 'assistant', text: `It is ${aKey}.` })
  await send('Is it?')
  expect(proxy.upstream).toHaveLength(2)
  expect((await lastAnswer()).run?.error?.message).toMatch(/^The assistant message holds/)
})
