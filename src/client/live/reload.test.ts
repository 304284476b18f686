import { expect, test } from 'vitest'

import { createHand, createTestHouse, longestWaitMs } from '../testing/test-house.ts'

function setUp() {
  const house = createTestHouse()
  return { ...house, ...createHand(house, house.client), at: house }
}

/** What is on screen at every change, from the first to the last. */
function watchTexts(client: ReturnType<typeof setUp>['client'], runId: string): string[] {
  const texts: string[] = []
  client.runs.subscribe(({ live }) => {
    const text = live[runId]?.run.text
    if (text !== undefined && text !== texts.at(-1)) texts.push(text)
  })
  return texts
}

test('a reload in mid-answer goes on streaming it, paid once', async () => {
  const { at, client, proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi ')
  client.dispose()
  await clock.settle()
  const runId = hand.lastId()

  const next = at.openPage()
  const after = createHand(at, next.client)
  const texts = watchTexts(next.client, runId)
  await clock.advance(16)
  await after.say('there.')
  await after.complete()
  expect(await after.run(runId)).toMatchObject({ text: 'Hi there.', status: 'complete' })
  expect(texts).toEqual(['Hi ', 'Hi there.'])
  expect(proxy.calls.filter((call) => call.startsWith('POST'))).toHaveLength(1)
  expect(proxy.upstream).toHaveLength(1)
})

test('until the log has caught up the checkpoint stays: text never jumps back', async () => {
  const { at, client, page, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('One ')
  await hand.say('two ')
  await hand.say('three ')
  page.fire('pagehide') // the checkpoint
  await clock.settle()
  const runId = hand.lastId()
  client.dispose()
  const records = at.proxy.runs.get(runId)?.records ?? []
  const held = records.splice(2) // the server is slow to say the rest again
  const next = at.openPage()
  const texts = watchTexts(next.client, runId)
  await clock.advance(16)
  expect((await createHand(at, next.client).run(runId)).text).toBe('One two three ')
  at.proxy.append(runId, ...held)
  await clock.advance(16)
  await createHand(at, next.client).say('four')
  expect(texts).toEqual(['One two three ', 'One two three four'])
})

test('an answer that ended while nobody was there is whole on return', async () => {
  const { at, client, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  client.dispose()
  await hand.say('Hi.')
  await hand.complete()
  const after = createHand(at, at.openPage().client)
  await clock.advance(16)
  expect(await after.run(hand.lastId())).toMatchObject({ text: 'Hi.', status: 'complete' })
})

test('the log has its end when the page is hidden between the last word and the end', async () => {
  const { client, page, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi.')
  await hand.append({
    type: 'chunk',
    atMs: 20,
    text: 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
  })
  page.fire('hidden')
  await clock.settle()
  await hand.append({ type: 'end', atMs: 700, cause: 'eof' })
  await clock.settle()
  const body = await client.queries.responseBody(hand.lastId()).queryFn()
  expect(body).toMatchObject({ isWhole: true })
})

test('arguments of a tool stay until the log has caught up with them', async () => {
  const { at, client, page, clock, ...hand } = setUp()
  const call = (text: string) =>
    hand.append({
      type: 'chunk',
      atMs: 10,
      text: `data: ${JSON.stringify({ choices: [{ index: 0, delta: { tool_calls: [{ index: 0, id: 'c', function: { name: 'get', arguments: text } }] } }] })}\n\n`,
    })
  await hand.send('Hello')
  await hand.open()
  await call('{"a":')
  await call('"a long one"')
  page.fire('pagehide')
  await clock.settle()
  const runId = hand.lastId()
  client.dispose()
  const records = at.proxy.runs.get(runId)?.records ?? []
  records.splice(2) // the server is slow to say the rest again
  const next = at.openPage()
  await clock.advance(longestWaitMs)
  const run = await createHand(at, next.client).run(runId)
  expect(run.toolCalls.map(({ argumentsText }) => argumentsText)).toEqual(['{"a":"a long one"'])
})

test('a run the server no longer has ends interrupted, with its text', async () => {
  const { at, client, page, proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Half ')
  page.fire('pagehide')
  await clock.settle()
  client.dispose()
  const runId = hand.lastId()
  proxy.forget()
  const next = at.openPage()
  await clock.advance(16)
  const run = await createHand(at, next.client).run(runId)
  expect(run).toMatchObject({
    text: 'Half ',
    status: 'interrupted',
    error: { kind: 'interrupted' },
  })
  expect(next.client.runs.getState().live).toEqual({})
})

test('a checkpoint is written twice a second at most, and when the page goes', async () => {
  const { journal, page, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  const count = () => journal.filter((entry) => entry === 'disk checkpoint').length
  for (let saidMs = 0; saidMs < 1400; saidMs += longestWaitMs) await hand.say('word ')
  expect(count()).toBe(2)
  page.fire('pagehide')
  await clock.settle()
  expect(count()).toBe(3)
})

test('on a slow disk a checkpoint still comes within a second of the last', async () => {
  const { at, journal, clock, ...hand } = setUp()
  const { disk } = at.house
  at.house.disk = {
    ...disk,
    checkpoint: async (...args) => {
      await new Promise<void>((written) => clock.setTimer(written, 100))
      return disk.checkpoint(...args)
    },
  }
  await hand.send('Hello')
  await hand.open()
  for (let saidMs = 0; saidMs < 3000; saidMs += longestWaitMs) await hand.say('word ')
  expect(journal.filter((entry) => entry === 'disk checkpoint')).toHaveLength(4)
})

test('a second tab reads the run that the first one streams: one request', async () => {
  const { at, page, proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi ')
  page.fire('hidden')
  const second = at.openPage()
  await clock.advance(16)
  const other = createHand(at, second.client)
  expect((await other.lastRun()).text).toBe('Hi ')
  await hand.say('there.')
  expect((await other.lastRun()).text).toBe('Hi there.')
  await hand.complete()
  await clock.advance(16)
  expect([await hand.lastRun(), await other.lastRun()]).toMatchObject([
    { status: 'complete' },
    { status: 'complete' },
  ])
  expect(proxy.upstream).toHaveLength(1)
})

test('a tab that shows the conversation sees the question another tab asks, and its answer', async () => {
  const { at, client, clock, ...hand } = setUp()
  await hand.send('One')
  await hand.open()
  await hand.complete()
  client.dispose()
  const [one, two] = [at.openPage().client, at.openPage().client]
  const [asking, watching] = [createHand(at, one), createHand(at, two)]
  await watching.document()
  await asking.send('Two')
  await asking.open()
  await asking.say('Second.')
  await clock.advance(1000)
  expect(await watching.path()).toHaveLength(4)
  expect((await watching.run(asking.lastId())).text).toBe('Second.')
})

test('a stop in one tab is the end in the other', async () => {
  const { at, page, client, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi ')
  page.fire('hidden')
  const second = at.openPage()
  await clock.advance(16)
  await client.commands.stop()
  await clock.advance(16)
  const other = createHand(at, second.client)
  expect(await other.lastRun()).toMatchObject({ status: 'stopped', text: 'Hi ' })
  expect(second.client.runs.getState().live).toEqual({})
})

test('the server restarts in mid-answer: the text stays, and it is called interrupted', async () => {
  const { proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Half ')
  const runId = hand.lastId()
  proxy.forget()
  await clock.advance(250)
  expect(await hand.run(runId)).toMatchObject({ text: 'Half ', status: 'interrupted' })
})

test('a cut line shows that it reconnects, and the answer comes out whole', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi ')
  const runId = hand.lastId()
  proxy.faults.isDown = true
  proxy.cut()
  await clock.settle()
  expect(client.runs.getState().live[runId]?.link.state).toBe('reconnecting')
  proxy.faults.isDown = false
  await hand.say('there.')
  await clock.advance(1000)
  await hand.complete()
  expect(await hand.run(runId)).toMatchObject({ text: 'Hi there.', status: 'complete' })
  expect(proxy.upstream).toHaveLength(1)
})
