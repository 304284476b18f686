import { expect, test, vi } from 'vitest'

import { dialects } from '../../core/dialect/dialects.ts'
import { createHand, createTestHouse } from '../testing/test-house.ts'
import { createAnnouncer } from './announcer.ts'

function setUp() {
  const house = createTestHouse()
  const said: string[] = []
  house.client.notices.subscribe((notices, before) => {
    for (const member of ['status', 'alert', 'spokenAnswer'] as const)
      if (notices[member] !== before[member] && notices[member] !== '')
        said.push(`${member}: ${notices[member]}`)
  })
  return { ...house, ...createHand(house, house.client), said }
}

test('start, progress every 10 s, the end, and the answer once as plain text', async () => {
  const { said, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Two **words**')
  await clock.advance(20_000)
  await hand.complete()
  await clock.advance(60_000)
  await vi.waitFor(() => expect(said.at(-1)).toMatch(/^spokenAnswer/))
  expect(said).toEqual([
    'status: Answering.',
    'status: Still answering, 2 words.',
    'status: Answer complete, 2 words.',
    'spokenAnswer: Two words',
  ])
})

test('stopping says how much was kept', async () => {
  const { client, said, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('One two three')
  await client.commands.stop()
  expect(said).toEqual(['status: Answering.', 'status: Stopped. 3 words kept.'])
})

test('stopping before the first word says so', async () => {
  const { client, said, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await client.commands.stop()
  expect(said).toEqual(['status: Answering.', 'status: Stopped before the first word.'])
})

test('an end is said before the next start, however soon that is', async () => {
  const { said, client, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('One two')
  await hand.complete()
  await hand.send('Again')
  expect(said).toEqual([
    'status: Answering.',
    'status: Answer complete, 2 words.',
    'status: Answering.',
  ])
  client.dispose()
})

test('a failure goes to the alert, once', async () => {
  const { said, clock, ...hand } = setUp()
  await hand.send('Hello')
  const error = dialects['openai-chat'].encodeError({ kind: 'bad-key', message: 'Wrong key.' })
  await hand.failWith(error.status, error.body)
  await clock.advance(60_000)
  const message = (await hand.lastRun()).error?.message ?? ''
  expect(message).not.toBe('')
  expect(said).toEqual(['status: Answering.', `alert: ${message}`])
})

test('an answer that was cut off is said with what is kept', async () => {
  const { said, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Half a word')
  await hand.append({ type: 'end', atMs: 9, cause: 'upstream-reset' })
  expect(said).toEqual(['status: Answering.', 'alert: The answer was cut off. 3 words kept.'])
})

test('an answer that the provider ended for its content is said as a failure', async () => {
  const { said, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('One two')
  await hand.complete('content-filter')
  expect(said).toEqual([
    'status: Answering.',
    'alert: The provider ended the answer: content filter. 2 words kept.',
  ])
})

test('“boundaries” says start and end, “off” nothing but failures', async () => {
  const { client, said, clock, ...hand } = setUp()
  client.commands.setPreferences({ announce: 'boundaries' })
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi')
  await clock.advance(20_000)
  await hand.complete()
  await clock.advance(100)
  expect(said).toEqual(['status: Answering.', 'status: Answer complete, 1 word.'])

  said.length = 0
  client.commands.setPreferences({ announce: 'off' })
  await hand.send('Again')
  await hand.open()
  await hand.append({ type: 'end', atMs: 9, cause: 'upstream-reset' })
  expect(said.map((each) => each.split(':')[0])).toEqual(['alert'])
})

test('the answer of a conversation that is not open is not read aloud', async () => {
  const { client, said, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  const id = client.workspace.getState().conversationId ?? ''
  client.commands.newConversation()
  await hand.say('Hi')
  await hand.complete()
  client.commands.openConversation(id)
  expect(said).toEqual(['status: Answering.'])
})

test('the progress of one conversation goes on when the answer of another one ends', async () => {
  const { client, clock, said, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Two words')
  const id = client.workspace.getState().conversationId ?? ''
  client.commands.newConversation()
  await hand.send('Another')
  await hand.open()
  await hand.say('Hi')
  await hand.complete()
  await clock.advance(100)
  client.commands.openConversation(id)
  await clock.advance(10_000)
  expect(said).toContain('status: Still answering, 2 words.')
})

test('of two answers of one conversation, on branches, the progress of the last one is said', async () => {
  const { client, clock } = setUp()
  const announcer = createAnnouncer(clock, client.notices, client.workspace)
  const asked: string[] = []
  const noting = (branch: string) => () => {
    asked.push(branch)
    return null
  }
  announcer.started('one', noting('first'))
  announcer.started('one', noting('second'))
  await clock.advance(10_000)
  expect(asked).toEqual(['second'])
})
