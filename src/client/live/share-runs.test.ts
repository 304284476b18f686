import { expect, test } from 'vitest'

import { createHand, createTestHouse } from '../testing/test-house.ts'

/** One tab has asked and reads its answer. */
async function setUp() {
  const house = createTestHouse()
  const hand = createHand(house, house.client)
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi ')
  house.page.fire('hidden') // what is open is written: the next tab begins with it
  return { ...house, ...hand, runId: hand.lastId() }
}

type House = Awaited<ReturnType<typeof setUp>>
type Tab = ReturnType<House['openPage']>

const isRead = ({ client }: Pick<Tab, 'client'>, runId: string) =>
  client.runs.getState().live[runId] !== undefined

/** Another tab, which shows no conversation any more. */
async function openElsewhere({ openPage, clock }: House): Promise<Tab> {
  const tab = openPage()
  tab.client.commands.newConversation()
  await clock.advance(16)
  return tab
}

test('a run is not read where nobody looks at it, when another tab does', async () => {
  const house = await setUp()
  const tabs = [await openElsewhere(house), await openElsewhere(house)]
  expect(tabs.map((tab) => isRead(tab, house.runId))).toEqual([false, false])
  expect(isRead(house, house.runId)).toBe(true)
})

test('when the tab that asked is gone, one of the others goes on, and its end is on disk', async () => {
  const { client, clock, house, ...at } = await setUp()
  const tabs = [await openElsewhere({ ...at, client, clock, house })]
  tabs.push(await openElsewhere({ ...at, client, clock, house }))
  client.dispose()
  await clock.advance(16)
  expect(tabs.filter((tab) => isRead(tab, at.runId))).toHaveLength(1)
  await at.say('there.')
  await at.complete()
  expect(await house.disk.unfinishedRuns()).toEqual([])
  expect(at.proxy.upstream).toHaveLength(1)
  await clock.advance(16)
  expect(tabs.filter((tab) => isRead(tab, at.runId))).toHaveLength(0)
})

test('a run that ended in the meantime is not read again when its tab is gone', async () => {
  const at = await setUp()
  const other = await openElsewhere(at)
  const asked = at.proxy.calls.length
  await at.complete()
  await at.clock.advance(16)
  expect([...at.heldLocks]).toEqual([])
  at.client.dispose()
  await at.clock.advance(16)
  expect(isRead(other, at.runId)).toBe(false)
  expect(at.proxy.calls).toHaveLength(asked)
  expect([...at.heldLocks]).toEqual([])
})

test('who leaves a conversation that another tab answers lets go of it, and finds it again', async () => {
  const at = await setUp()
  const other = at.openPage()
  await at.clock.advance(16)
  expect(isRead(other, at.runId)).toBe(true)
  const { conversationId } = other.client.workspace.getState()
  if (conversationId === null) throw new Error('the tab shows no conversation')
  other.client.commands.newConversation()
  await at.clock.advance(16)
  expect(isRead(other, at.runId)).toBe(false)
  await at.say('there.')
  other.client.commands.openConversation(conversationId)
  await at.clock.advance(16)
  const shown = createHand(at, other.client)
  expect((await shown.run(at.runId)).text).toBe('Hi there.')
})

test('who leaves the conversation of an own answer goes on reading it', async () => {
  const at = await setUp()
  at.client.commands.newConversation()
  await at.clock.advance(16)
  expect(isRead(at, at.runId)).toBe(true)
})

test('a tab that reads a run again after a reload holds it: who leaves later, reads on', async () => {
  const at = await setUp()
  at.client.dispose()
  const again = at.openPage()
  await at.clock.advance(16)
  again.client.commands.newConversation()
  await at.clock.advance(16)
  expect(isRead(again, at.runId)).toBe(true)
})
