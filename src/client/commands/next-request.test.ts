import { expect, test } from 'vitest'

import { userText } from '../../core/chat/message.ts'
import { createHand, createTestHouse } from '../testing/test-house.ts'
import { encodeFor, servingOf } from './next-request.ts'
import { providersWith } from '../testing/test-house.ts'

interface ChatBody {
  readonly messages: readonly { readonly content: unknown }[]
}

function setUp() {
  const house = createTestHouse()
  const hand = createHand(house, house.client)
  const { commands, workspace } = house.client
  const next = () => {
    const state = workspace.getState()
    const serving = servingOf(state.choice, providersWith(true))
    if (!serving) throw new Error('nobody answers')
    return encodeFor(serving, state, [userText('Hi')])
  }
  const body = (): unknown => {
    const encoded = next()
    if (!encoded.ok) throw new Error(encoded.error.message)
    return JSON.parse(encoded.value.body)
  }
  return { ...house, hand, commands, workspace, next, body }
}

test('a parameter of the folded group is sent once it is ticked, under the dialect’s own name', () => {
  const { commands, body } = setUp()
  expect(body()).not.toHaveProperty('seed')
  commands.setParam('seed', 7)
  commands.setParamSent('seed', true)
  commands.setParam('stop', ['END'])
  commands.setParamSent('stop', true)
  expect(body()).toMatchObject({ seed: 7, stop: ['END'] })
  commands.resetParam('seed')
  expect(body()).not.toHaveProperty('seed')
})

test('what a dialect does not have is left out, and said', () => {
  const { commands, next } = setUp()
  commands.setParamSent('seed', true)
  commands.chooseDialect('anthropic-messages')
  const encoded = next()
  if (!encoded.ok) throw new Error(encoded.error.message)
  expect(encoded.value.body).not.toContain('seed')
  expect(encoded.value.warnings.map(({ kind, param }) => [kind, param])).toContainEqual([
    'unsupported',
    'seed',
  ])
})

test('the extra body is merged, and left out when it is unticked', () => {
  const { commands, body } = setUp()
  commands.setExtraBody('{ "user": "me" }')
  expect(body()).toMatchObject({ user: 'me' })
  commands.setExtraBodySent(false)
  expect(body()).not.toHaveProperty('user')
})

test.each(['{', '[]', '"text"', '{ "key": "x" }'])(
  'an extra body that cannot be sent is an error, and nothing goes out: %s',
  async (text) => {
    const { commands, next, hand, proxy } = setUp()
    commands.setExtraBody(text)
    const encoded = next()
    expect(!encoded.ok && encoded.error.message).toMatch(/^The extra body /)
    await hand.send('Hello')
    expect(proxy.upstream).toEqual([])
  },
)

test('a schema that is no JSON is an error only while it is to be sent', () => {
  const { commands, next, body } = setUp()
  const format = { type: 'json-schema', name: 'a', schemaText: '{', isStrict: true } as const
  commands.setParam('responseFormat', format)
  expect(next().ok).toBe(true)
  commands.setParamSent('responseFormat', true)
  const encoded = next()
  expect(!encoded.ok && encoded.error.message).toBe('The JSON schema is not JSON.')
  commands.setParam('responseFormat', { ...format, schemaText: '{"type":"object"}' })
  expect(body()).toMatchObject({
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'a', schema: { type: 'object' }, strict: true },
    },
  })
})

test('an answer that is asked for whole is asked for without a stream', () => {
  const { commands, body } = setUp()
  commands.setStream(false)
  expect(body()).toMatchObject({ stream: false })
  expect(body()).not.toHaveProperty('stream_options')
})

test('run without a parameter takes it out of the extra body as well, and members by name', async () => {
  const { commands, workspace, hand, proxy, clock } = setUp()
  commands.setExtraBody('{ "top_p": 0.5, "odd": 1, "user": "me" }')
  await hand.send('Hello')
  await hand.open()
  await hand.say('No.')
  await hand.complete()
  await commands.runWithout((await hand.path()).at(-1)?.id ?? '', ['topP'], ['odd'])
  await clock.settle()
  expect(JSON.parse(workspace.getState().extraBody.text)).toEqual({ user: 'me' })
  expect(proxy.upstream.at(-1)?.body).not.toMatch(/top_p|odd/)
})

test('with nothing typed, Send asks for the answer that is missing', async () => {
  const { client, commands, hand, proxy, clock } = setUp()
  await commands.send()
  expect(proxy.upstream).toEqual([])
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi.')
  await hand.complete()
  await commands.send()
  expect(proxy.upstream).toHaveLength(1)
  await client.commands.deleteMessage((await hand.path()).at(-1)?.id ?? '')
  await commands.send()
  await clock.settle()
  expect(proxy.upstream).toHaveLength(2)
  expect(proxy.upstream[1]?.body).toBe(proxy.upstream[0]?.body)
})

test('Reset all resets everything that a request is made with, and undo brings it back', async () => {
  const { commands, workspace } = setUp()
  const initial = workspace.getState()
  commands.setParamSent('seed', true)
  commands.setExtraBody('{ "user": "me" }')
  commands.setStream(false)
  const changed = workspace.getState()
  commands.resetAll()
  expect(workspace.getState()).toEqual(initial)
  await commands.undo()
  expect(workspace.getState()).toEqual(changed)
})

test('an answer that was cut within an emoji is kept as it came, and no reason to send nothing more', async () => {
  const { hand, proxy } = setUp()
  await hand.send('Cheer!')
  await hand.open()
  await hand.say('Hooray \ud83c')
  await hand.complete('length')
  const cut = await hand.lastRun()
  await hand.send('And now?')
  expect(cut.text).toBe('Hooray \ud83c')
  expect(proxy.upstream).toHaveLength(2)
  const { messages } = JSON.parse(proxy.upstream[1]?.body ?? '') as ChatBody
  expect(messages.slice(-2).map(({ content }) => content)).toEqual(['Hooray \ufffd', 'And now?'])
})
