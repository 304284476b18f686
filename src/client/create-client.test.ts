import { expect, test } from 'vitest'

import { createHand, createTestHouse, spoken } from './testing/test-house.ts'

/** A house with its first page, and a hand to play with. */
function setUp(options?: Parameters<typeof createTestHouse>[0]) {
  const house = createTestHouse(options)
  return { ...house, ...createHand(house, house.client), at: house }
}

test('one message travels all the way: draft, disk, wire, stream, disk', async () => {
  const { client, proxy, house, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi ')
  expect((await hand.lastRun()).status).toBe('answering')
  await hand.say('there.')
  await hand.complete()
  expect(await hand.lastRun()).toMatchObject({
    text: 'Hi there.',
    status: 'complete',
    finishReason: 'stop',
    providerId: 'modelslab',
  })
  expect(client.runs.getState().live).toEqual({})
  const [question, answer] = await hand.path()
  expect(question).toMatchObject({ role: 'user', content: [{ type: 'text', text: 'Hello' }] })
  expect(answer).toMatchObject({ role: 'assistant', runIds: [hand.lastId()] })
  await hand.clock.settle()
  expect(await house.disk.read((await hand.document()).conversation.id)).toEqual(
    await hand.document(),
  )
  expect((await house.disk.readLog(hand.lastId()))?.at(-1)?.record.type).toBe('end')
  expect(proxy.upstream).toHaveLength(1)
})

test('the body that is sent is the body that is kept, byte for byte', async () => {
  const { proxy, house, ...hand } = setUp()
  await hand.send('Ünïcode "quoted" \\ \u2028 👩‍🚀')
  expect(proxy.upstream[0]?.body).toBe((await house.disk.readRequest(hand.lastId()))?.body)
  expect(proxy.upstream[0]?.body.endsWith('}\n')).toBe(true)
})

test('the response is given as it came, not before its end is on disk', async () => {
  const { client, house, ...hand } = setUp()
  let goOn = () => {}
  const isSlow = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const { finishRun } = house.disk
  house.disk = {
    ...house.disk,
    finishRun: async (...args) => {
      await isSlow
      return finishRun(...args)
    },
  }
  await hand.send('Hello')
  await hand.open()
  const [words, end] = ['data: {"id":"x"}\r\n\r\n: a comment\n\n', 'data: [DONE]\n\n\uFFFD']
  await hand.append({ type: 'chunk', atMs: 10, text: words })
  await hand.append({ type: 'chunk', atMs: 20, text: end }, { type: 'end', atMs: 21, cause: 'eof' })
  const response = client.queries.responseBody(hand.lastId()).queryFn()
  goOn()
  expect(await response).toEqual({ text: words + end, isWhole: true })
  expect(await client.queries.responseBody('another').queryFn()).toBeNull()
})

test('[H1] the prompt and the run are on disk before the wire', async () => {
  const { journal, house, ...hand } = setUp()
  const change = house.disk.change
  house.disk = {
    ...house.disk,
    // A disk that takes its time must not be overtaken.
    change: async (...args) => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
      return change(...args)
    },
  }
  await hand.send('Hello')
  const wire = journal.indexOf('POST /api/runs')
  expect(wire).toBeGreaterThan(0)
  expect(journal.slice(0, wire)).toContain('disk change')
  expect((await house.disk.unfinishedRuns()).map(({ run }) => run.id)).toEqual([hand.lastId()])
})

test('five sends in one instant are one request', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  client.commands.setDraft('Hello')
  await Promise.all(Array.from({ length: 5 }, () => client.commands.send()))
  await clock.advance(50)
  expect(proxy.upstream).toHaveLength(1)
  expect(await hand.path()).toHaveLength(2)
})

test('while an answer streams, send does nothing and keeps the draft', async () => {
  const { proxy, ...hand } = setUp()
  await hand.send('Hello')
  await hand.send('And another thing')
  expect(proxy.upstream).toHaveLength(1)
  expect(hand.draft()).toBe('And another thing')
})

test('an empty draft sends nothing', async () => {
  const { proxy, client, ...hand } = setUp()
  await hand.send('  \n ')
  expect(proxy.calls.filter((call) => call.startsWith('POST'))).toEqual([])
  expect(client.workspace.getState().conversationId).toBeNull()
})

test('the draft is cleared once its message is safe; what was typed meanwhile stays', async () => {
  const { client, clock, ...hand } = setUp()
  client.commands.setDraft('Hello')
  const sending = client.commands.send()
  client.commands.setDraft('Hello, and more')
  await sending
  await clock.settle()
  expect(client.workspace.getState().conversationId).not.toBeNull()
  expect(hand.draft()).toBe('Hello, and more') // it came along into the new conversation
  client.commands.newConversation()
  expect(hand.draft()).toBe('')
  client.commands.setDraft('Second')
  await client.commands.send()
  expect(hand.draft()).toBe('')
})

test('the next question carries the conversation so far', async () => {
  const { proxy, ...hand } = setUp()
  await hand.send('One')
  await hand.open()
  await hand.say('First.')
  await hand.complete()
  await hand.send('Two')
  const body = proxy.upstream[1]?.body ?? ''
  expect(body.indexOf('One')).toBeGreaterThan(0)
  expect(body.indexOf('First.')).toBeGreaterThan(body.indexOf('One'))
  expect(body.indexOf('Two')).toBeGreaterThan(body.indexOf('First.'))
  expect(await hand.path()).toHaveLength(4)
})

test('the demo stands in when the provider has no key', async () => {
  const { proxy, ...hand } = setUp({ hasKey: false })
  await hand.send('Hello')
  expect(proxy.upstream[0]).toMatchObject({ provider: 'demo' })
  expect(await hand.lastRun()).toMatchObject({
    providerId: 'demo',
    model: 'moonshotai-kimi-k2-0905',
  })
})

test('a suggestion is sent at once by the demo, and put into the composer otherwise', async () => {
  const demo = setUp({ hasKey: false })
  demo.client.commands.setDraft('my own words')
  expect(await demo.client.commands.usePrompt('Explain')).toBe('sent')
  expect(demo.proxy.upstream).toHaveLength(1)
  expect(demo.client.workspace.getState().conversationId).not.toBeNull()
  expect(demo.draft()).toBe('my own words')

  const paid = setUp()
  expect(await paid.client.commands.usePrompt('Explain')).toBe('filled')
  expect(paid.draft()).toBe('Explain')
  paid.client.commands.setDraft('my own words')
  await paid.client.commands.usePrompt('Explain')
  expect(paid.draft()).toBe('my own words\n\nExplain')
  expect(paid.proxy.upstream).toHaveLength(0)
})

test('events are applied once per frame, however many come', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  let changes = 0
  const stop = client.runs.subscribe(() => changes++)
  const text = spoken([{ type: 'text-delta', text: 'word ' }])
  for (let i = 0; i < 50; i++) proxy.append(hand.lastId(), { type: 'chunk', atMs: 9, text })
  await clock.advance(16)
  expect(changes).toBe(1)
  stop()
  expect((await hand.lastRun()).text).toBe('word '.repeat(50))
})

test('what the provider is asked is what the sidebar shows: a parameter not sent is absent', async () => {
  const { client, proxy, ...hand } = setUp()
  client.commands.setParamSent('temperature', false)
  client.commands.setSystemText('Be brief.')
  await hand.send('Hello')
  expect(proxy.upstream[0]?.body).toContain('Be brief.')
  expect(proxy.upstream[0]?.body).not.toContain('temperature')
})

test('after the client is disposed nothing is left running', async () => {
  const { client, page, clock, proxy, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  client.commands.resetAll()
  client.dispose()
  await clock.settle()
  expect([clock.pending(), page.listenerCount()]).toEqual([0, 0])
  expect(proxy.runs.get(hand.lastId())?.readers.size).toBe(0)
  expect(proxy.runs.get(hand.lastId())?.records.at(-1)?.type).toBe('open') // the run goes on
})

test('a message for a conversation that another tab deleted opens one that can be seen', async () => {
  const { client, clock, openPage, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi.')
  await hand.complete()
  await clock.settle()
  const deletedId = client.workspace.getState().conversationId ?? ''
  await openPage().client.commands.deleteConversations([deletedId])
  await clock.settle()
  await hand.send('And?')
  expect(client.workspace.getState().conversationId).not.toBe(deletedId)
  expect(await hand.path()).toHaveLength(2)
  expect(hand.draft()).toBe('')
  const list = await client.queryClient.fetchQuery(client.queries.conversations())
  expect(list.map(({ title }) => title)).toEqual(['And?'])
})
