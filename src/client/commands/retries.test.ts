import { expect, test } from 'vitest'

import type { ApiErrorKind } from '../../core/chat/api-error.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import { createHand, createTestHouse } from '../testing/test-house.ts'

function setUp() {
  const house = createTestHouse()
  const hand = createHand(house, house.client)
  const failWith = async (kind: ApiErrorKind, headers: Record<string, string> = {}) => {
    const { status, body } = dialects['openai-chat'].encodeError({ kind, message: 'No.' })
    await hand.failWith(status, body, headers)
    await house.clock.settle()
  }
  return { ...house, ...hand, failWith }
}

test.each(['rate-limited', 'overloaded'] as const)(
  '%s before the first word is tried again twice, visibly, as another answer each time',
  async (kind) => {
    const { client, proxy, clock, ...hand } = setUp()
    await hand.send('Hello')
    const [, answer] = await hand.path()
    const failedAt = clock.now()
    await hand.failWith(kind, { 'retry-after': '2' })
    const failed = hand.lastId()
    expect(await hand.run(failed)).toMatchObject({ status: 'failed', error: { kind } })
    expect(client.notices.getState().retries).toEqual({
      [answer?.id ?? '']: { nodeId: answer?.id, retryAt: failedAt + 2000 },
    })
    await clock.advance(failedAt + 1999 - clock.now())
    expect(proxy.upstream).toHaveLength(1)
    await clock.advance(1)
    expect(proxy.upstream).toHaveLength(2)
    expect(client.notices.getState().retries).toEqual({})
    const { nodes } = (await hand.document()).conversation
    expect(Object.values(nodes).filter((node) => node.role === 'assistant')).toHaveLength(2)
    await hand.failWith(kind, { 'retry-after': '2' })
    await clock.advance(2000)
    expect(proxy.upstream).toHaveLength(3)
    await hand.failWith(kind, { 'retry-after': '2' })
    expect(client.notices.getState().retries).toEqual({})
    await clock.advance(120_000)
    expect(proxy.upstream).toHaveLength(3)
  },
)

test.each([
  ['nothing', {}, 5000],
  ['an hour', { 'retry-after': '3600' }, 60_000],
  ['rubbish', { 'retry-after': 'soon' }, 5000],
])('when the provider asks for %s, the wait is known and short', async (_, headers, delayMs) => {
  const { client, clock, ...hand } = setUp()
  await hand.send('Hello')
  const failedAt = clock.now()
  await hand.failWith('rate-limited', headers)
  expect(Object.values(client.notices.getState().retries).map(({ retryAt }) => retryAt)).toEqual([
    failedAt + delayMs,
  ])
})

test('the wait can be cut short, or called off', async () => {
  const now = setUp()
  await now.send('Hello')
  const [, answer] = await now.path()
  await now.failWith('rate-limited')
  await now.client.commands.retryNow(answer?.id ?? '')
  await now.clock.settle()
  expect(now.proxy.upstream).toHaveLength(2)
  await now.clock.advance(60_000)
  expect(now.proxy.upstream).toHaveLength(2)

  const off = setUp()
  await off.send('Hello')
  const [, other] = await off.path()
  await off.failWith('rate-limited')
  off.client.commands.cancelRetry(other?.id ?? '')
  expect(off.client.notices.getState().retries).toEqual({})
  await off.clock.advance(60_000)
  expect(off.proxy.upstream).toHaveLength(1)
})

test('whoever goes on by himself is not overtaken by a retry', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.send('One')
  await hand.failWith('rate-limited')
  await hand.send('Two')
  expect(client.notices.getState().retries).toEqual({})
  await clock.advance(60_000)
  expect(proxy.upstream).toHaveLength(2)
})

test('a retry that waits does not stop an answer that is continued meanwhile', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.send('One')
  await hand.open()
  await hand.say('Half ')
  await hand.complete()
  const [, half] = await hand.path()
  await client.commands.runAgain(half?.id ?? '')
  await clock.settle()
  await hand.failWith('rate-limited')
  await client.commands.continueAnswer(half?.id ?? '')
  await clock.settle()
  await hand.open()
  await clock.advance(60_000)
  expect(proxy.upstream).toHaveLength(3)
  expect(proxy.runs.get(hand.lastId())?.records.at(-1)).toMatchObject({ type: 'open' })
})

test('a retry that waits does not stop an answer that another tab asked for', async () => {
  const { client, proxy, clock, openPage, ...hand } = setUp()
  await hand.send('One')
  await hand.failWith('rate-limited')
  await clock.advance(300) // the session is written
  const other = openPage().client
  await clock.settle()
  other.commands.setDraft('Two')
  await other.commands.send()
  await clock.settle()
  await hand.open()
  expect(Object.keys(client.runs.getState().live)).toEqual([hand.lastId()])
  await clock.advance(60_000)
  expect(proxy.upstream).toHaveLength(2)
  expect(proxy.runs.get(hand.lastId())?.records.at(-1)).toMatchObject({ type: 'open' })
})

test('once a word came, nothing is asked again silently', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Half ')
  await hand.append({ type: 'end', atMs: 50, cause: 'eof' })
  expect(await hand.lastRun()).toMatchObject({ text: 'Half ', status: 'interrupted' })
  await clock.advance(60_000)
  expect(proxy.upstream).toHaveLength(1)
  expect(client.notices.getState().retries).toEqual({})
})

test('a wrong key is not tried again', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.failWith('bad-key')
  expect(await hand.lastRun()).toMatchObject({ status: 'failed', error: { kind: 'bad-key' } })
  await clock.advance(60_000)
  expect(proxy.upstream).toHaveLength(1)
  expect(client.notices.getState().retries).toEqual({})
})

test('offline: the message is saved, and sent once the device is online, under the same id', async () => {
  const { client, page, proxy, clock, ...hand } = setUp()
  await client.queryClient.fetchQuery(client.queries.providers())
  proxy.faults.isDown = true
  page.state.isOnline = false
  await hand.send('Hello')
  const [, answer] = await hand.path()
  const runId = answer?.role === 'assistant' ? (answer.runIds[0] ?? '') : ''
  expect(await hand.run(runId)).toMatchObject({ status: 'failed', error: { kind: 'offline' } })
  expect(hand.draft()).toBe('')
  const retries = () => Object.values(client.notices.getState().retries)
  expect(retries()).toEqual([{ nodeId: answer?.id, retryAt: null }])

  proxy.faults.isDown = false
  page.state.isOnline = true
  page.fire('online')
  await clock.settle()
  expect(proxy.upstream.map((start) => start.runId)).toEqual([runId])
  expect(retries()).toEqual([])
  await hand.open()
  await hand.say('Hi.')
  await hand.complete()
  expect(await hand.run(runId)).toMatchObject({ status: 'complete', text: 'Hi.' })
  expect(await hand.path()).toHaveLength(2)
})

test('offline again after that: no second try by itself', async () => {
  const { client, page, proxy, clock, ...hand } = setUp()
  await client.queryClient.fetchQuery(client.queries.providers())
  proxy.faults.isDown = true
  page.state.isOnline = false
  await hand.send('Hello')
  const posts = () => proxy.calls.filter((call) => call.startsWith('POST')).length
  page.fire('online')
  await clock.settle()
  page.fire('online')
  await clock.settle()
  expect(posts()).toBe(2)
})

test('with no server the run ends as server-down, in the transcript, with the message kept', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await client.queryClient.fetchQuery(client.queries.providers())
  proxy.faults.isDown = true
  await hand.send('Hello')
  await clock.advance(5000)
  const [question, answer] = await hand.path()
  expect(question).toMatchObject({ content: [{ text: 'Hello' }] })
  const runId = answer?.role === 'assistant' ? (answer.runIds[0] ?? '') : ''
  expect((await hand.run(runId)).error?.kind).toBe('server-down')
  expect(client.runs.getState().live).toEqual({})
})

test('a continuation that fails does not throw away the answer it continues', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Half ')
  await hand.complete()
  const [, answer] = await hand.path()
  await client.commands.continueAnswer(answer?.id ?? '')
  await clock.settle()
  await hand.failWith('rate-limited')
  await clock.advance(60_000)
  expect(proxy.upstream).toHaveLength(2)
  expect((await hand.path())[1]?.id).toBe(answer?.id)
})

test('a question that is deleted is not sent again, nor when the network comes back', async () => {
  const waiting = setUp()
  await waiting.send('Hello')
  const [question] = await waiting.path()
  await waiting.failWith('rate-limited')
  await waiting.client.commands.deleteMessage(question?.id ?? '')
  expect(waiting.client.notices.getState().retries).toEqual({})
  await waiting.clock.advance(60_000)
  expect(waiting.proxy.upstream).toHaveLength(1)

  const offline = setUp()
  await offline.client.queryClient.fetchQuery(offline.client.queries.providers())
  offline.proxy.faults.isDown = true
  offline.page.state.isOnline = false
  await offline.send('Hello')
  const [other] = await offline.path()
  await offline.client.commands.deleteMessage(other?.id ?? '')
  offline.proxy.faults.isDown = false
  offline.page.fire('online')
  await offline.clock.settle()
  expect(offline.proxy.upstream).toEqual([])
})

test('a retry asks with the settings of the answer that failed, whatever is set since', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.failWith('rate-limited')
  client.commands.setSystemText('Answer in verse.')
  client.commands.setSystemSent(true)
  await clock.advance(60_000)
  expect(proxy.upstream).toHaveLength(2)
  expect(proxy.upstream[1]?.body).toBe(proxy.upstream[0]?.body)
})

test('a retry leaves another answer in sight that was chosen meanwhile', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi.')
  await hand.complete()
  const [, good] = await hand.path()
  await client.commands.runAgain(good?.id ?? '')
  await clock.settle()
  await hand.failWith('rate-limited')
  await client.commands.showVariant(good?.id ?? '')
  await clock.advance(60_000)
  expect(proxy.upstream).toHaveLength(3)
  expect((await hand.path()).at(-1)?.id).toBe(good?.id)
})
