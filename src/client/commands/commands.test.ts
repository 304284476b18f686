import { expect, test } from 'vitest'

import type { ConversationNode } from '../../core/history/conversation.ts'
import { createHand, createTestHouse } from '../testing/test-house.ts'

function setUp() {
  const house = createTestHouse()
  const hand = createHand(house, house.client)
  const answered = async (question: string, answer: string) => {
    await hand.send(question)
    await hand.open()
    await hand.say(answer)
    await hand.complete()
    await house.clock.settle()
  }
  return { ...house, ...hand, answered }
}

const ids = (nodes: readonly ConversationNode[]) => nodes.map((node) => node.id)
const nodeAt = (nodes: readonly ConversationNode[], index: number): ConversationNode => {
  const node = nodes.at(index)
  if (!node) throw new Error(`no message ${index}`)
  return node
}

test('run again puts an answer beside the old one; both can be shown', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.answered('Hello', 'First.')
  const first = nodeAt(await hand.path(), 1)
  await client.commands.runAgain(first.id)
  await clock.settle()
  expect(proxy.upstream[1]?.body).toBe(proxy.upstream[0]?.body)
  await hand.open()
  await hand.say('Second.')
  await hand.complete()
  const second = nodeAt(await hand.path(), 1)
  expect(second.id).not.toBe(first.id)
  await client.commands.showVariant(first.id)
  expect(nodeAt(await hand.path(), 1)).toEqual(first)
})

test('run again while the answer streams stops the old run: no ghost writes', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Half ')
  const first = hand.lastId()
  await client.commands.runAgain(nodeAt(await hand.path(), 1).id)
  await clock.settle()
  expect(proxy.runs.get(first)?.records.at(-1)).toMatchObject({ cause: 'stopped' })
  await hand.open()
  await hand.say('Whole.')
  await hand.complete()
  expect([(await hand.run(first)).text, (await hand.lastRun()).text]).toEqual(['Half ', 'Whole.'])
})

test('run without a parameter unticks it and asks again', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.answered('Hello', 'Hi.')
  await client.commands.runWithout(nodeAt(await hand.path(), 1).id, ['topP', 'temperature'])
  await clock.settle()
  expect(client.workspace.getState().params).toMatchObject({
    topP: { value: 0.9, isSent: false },
    temperature: { value: 0.7, isSent: false },
  })
  expect(proxy.upstream[1]?.body).not.toBe(proxy.upstream[0]?.body)
  expect(proxy.upstream[1]?.body).not.toContain('0.9')
})

test('an answer that is continued is one answer of two runs, and its text joins', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.answered('Hello', 'Once upon ')
  const answer = nodeAt(await hand.path(), 1)
  await client.commands.continueAnswer(answer.id)
  await clock.settle()
  expect(proxy.upstream[1]?.body).toContain('Once upon ')
  await hand.open()
  await hand.say('a time.')
  await hand.complete()
  const continued = nodeAt(await hand.path(), 1)
  expect(continued).toEqual({
    ...answer,
    runIds: proxy.upstream.map((start) => start.runId),
  })
  await hand.send('Go on')
  expect(proxy.upstream[2]?.body).toContain('Once upon a time.')
})

test('an edited message opens a branch; the old one stays', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.answered('Hello', 'Hi.')
  const before = await hand.path()
  expect(await client.commands.editAndRun(nodeAt(before, 0).id, 'Good evening')).toBe(true)
  await clock.settle()
  const after = await hand.path()
  expect(after).toHaveLength(2)
  expect(nodeAt(after, 0)).toMatchObject({ content: [{ type: 'text', text: 'Good evening' }] })
  expect(proxy.upstream[1]?.body).not.toContain('"Hello"')
  await client.commands.showVariant(nodeAt(before, 0).id)
  expect(ids(await hand.path())).toEqual(ids(before))
})

test('a deleted message is not sent, and undo brings it back', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.answered('Hello', 'Hi.')
  const answer = nodeAt(await hand.path(), 1)
  await client.commands.deleteMessage(answer.id)
  expect(nodeAt(await hand.path(), 1).isDeleted).toBe(true)
  const [notice] = client.notices.getState().undo
  expect(notice?.place).toEqual({ kind: 'message', nodeId: answer.id })
  await client.commands.undo(notice?.id)
  expect(nodeAt(await hand.path(), 1)).toEqual(answer)
  expect(client.notices.getState().undo).toEqual([])

  await client.commands.deleteMessage(answer.id)
  await hand.send('Again')
  await clock.settle()
  expect(proxy.upstream[1]?.body).not.toContain('Hi.')
})

test('a message that is left out stays in sight, is not sent, and can come back', async () => {
  const { client, proxy, ...hand } = setUp()
  await hand.answered('Hello', 'Hi.')
  const question = nodeAt(await hand.path(), 0)
  await client.commands.excludeMessage(question.id, true)
  await hand.send('Second')
  expect(proxy.upstream.at(-1)?.body).not.toContain('"Hello"')
  expect(nodeAt(await hand.path(), 0)).toMatchObject({ id: question.id, isExcluded: true })
  await hand.complete()
  await client.commands.excludeMessage(question.id, false)
  await hand.send('Third')
  expect(proxy.upstream.at(-1)?.body).toContain('"Hello"')
})

test('a chat that branches goes on from there, and what came after stays on its own branch', async () => {
  const { client, ...hand } = setUp()
  await hand.answered('Hello', 'Hi.')
  const first = nodeAt(await hand.path(), 1)
  await hand.send('Second')
  await hand.complete()
  const old = (await hand.path()).map(({ id }) => id)
  await client.commands.branchFrom(first.id)
  expect(await hand.path()).toHaveLength(2)
  await hand.send('Another second')
  await hand.complete()
  const path = await hand.path()
  expect(path).toHaveLength(4)
  expect(nodeAt(path, 2).parentId).toBe(first.id)
  await client.commands.showVariant(old[2] ?? '')
  expect((await hand.path()).map(({ id }) => id)).toEqual(old)
})

test('a message in another name is added, and Send with nothing typed asks for what follows', async () => {
  const { client, proxy, ...hand } = setUp()
  await hand.answered('Hello', 'Hi.')
  const question = nodeAt(await hand.path(), 0)
  await client.commands.addMessage(question.id, { role: 'assistant', text: 'It begins' })
  expect(await hand.path()).toHaveLength(2)
  await client.commands.send()
  await hand.complete()
  const sent = JSON.parse(proxy.upstream.at(-1)?.body ?? '') as { messages: unknown[] }
  expect(sent.messages.slice(-2)).toEqual([
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'It begins' },
  ])
  expect(await hand.path()).toHaveLength(3)
})

test('deleting the answer that streams stops it', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await client.commands.deleteMessage(nodeAt(await hand.path(), 1).id)
  await clock.settle()
  expect(proxy.runs.get(hand.lastId())?.records.at(-1)).toMatchObject({ cause: 'stopped' })
})

test('an undo line stays until the next send or 30 s, whichever is later', async () => {
  const { client, clock, ...hand } = setUp()
  await hand.answered('Hello', 'Hi.')
  const answer = nodeAt(await hand.path(), 1)
  const undoCount = () => client.notices.getState().undo.length
  await client.commands.deleteMessage(answer.id)
  await clock.advance(60_000)
  expect(undoCount()).toBe(1)
  await hand.answered('One', '1')
  expect(undoCount()).toBe(0)

  await client.commands.deleteMessage(nodeAt(await hand.path(), 2).id)
  await hand.answered('Two', '2')
  expect(undoCount()).toBe(1)
  await clock.advance(30_000)
  expect(undoCount()).toBe(0)
})

test('reset all is taken back whole, and offers nothing when nothing was changed', async () => {
  const { client } = setUp()
  client.commands.resetAll()
  expect(client.notices.getState().undo).toEqual([])
  client.commands.setParam('temperature', 1.2)
  client.commands.setParamSent('topP', false)
  client.commands.setSystemText('Be brief.')
  const before = client.workspace.getState()
  client.commands.resetAll()
  expect(client.workspace.getState().params.temperature).toEqual({ value: 0.7, isSent: true })
  await client.commands.undo()
  expect(client.workspace.getState()).toMatchObject({
    params: before.params,
    system: before.system,
  })
})

test('a removed prompt comes back to its place', async () => {
  const { client } = setUp()
  for (const text of ['a', 'b', 'c', 'b', ' ']) client.commands.savePrompt(text)
  expect(client.workspace.getState().savedPrompts).toEqual(['a', 'b', 'c'])
  client.commands.removePrompt('b')
  expect(client.workspace.getState().savedPrompts).toEqual(['a', 'c'])
  await client.commands.undo()
  expect(client.workspace.getState().savedPrompts).toEqual(['a', 'b', 'c'])
})

test('a deleted conversation can be taken back until its line is gone, then it is deleted', async () => {
  const { client, clock, house, ...hand } = setUp()
  await hand.answered('Hello', 'Hi.')
  const { conversation } = await hand.document()
  const list = () => client.queryClient.fetchQuery(client.queries.conversations())
  await client.commands.deleteConversations([conversation.id])
  expect(await list()).toEqual([])
  expect(client.workspace.getState().conversationId).toBeNull()
  await client.commands.undo()
  expect((await list()).map(({ id }) => id)).toEqual([conversation.id])
  expect((await hand.document()).conversation).toEqual(conversation)

  await client.commands.deleteConversations([conversation.id])
  await hand.answered('New', 'talk')
  await clock.advance(30_000)
  await house.disk.setHidden([conversation.id], null)
  expect(await house.disk.read(conversation.id)).toBeNull()
})

test('a new conversation keeps the old one, and each has its own draft', async () => {
  const { client, ...hand } = setUp()
  await hand.answered('Hello', 'Hi.')
  const first = client.workspace.getState().conversationId ?? ''
  client.commands.setDraft('for the first')
  client.commands.newConversation()
  expect(hand.draft()).toBe('')
  client.commands.setDraft('for the new')
  client.commands.openConversation(first)
  expect(hand.draft()).toBe('for the first')
  expect(client.workspace.getState().drafts).toEqual({
    [first]: 'for the first',
    new: 'for the new',
  })
})

test('a message under change is kept for its conversation, until that is over', () => {
  const { client } = setUp()
  client.commands.setEdit('n1', 'Hello ag')
  client.commands.setEdit('n2', '')
  expect(client.workspace.getState().drafts).toEqual({ 'new/n1': 'Hello ag', 'new/n2': '' })
  client.commands.setEdit('n1', null)
  expect(client.workspace.getState().drafts).toEqual({ 'new/n2': '' })
})

test('a question that is deleted is not answered any more, and what came of it stays', async () => {
  const { client, clock, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi')
  await client.commands.deleteMessage(nodeAt(await hand.path(), 0).id)
  await clock.settle()
  expect(await hand.lastRun()).toMatchObject({ status: 'stopped', text: 'Hi' })
})

test('an answer that another tab reads is stopped when its conversation is deleted here', async () => {
  const { client, clock, proxy, house, openPage, ...hand } = setUp()
  const other = openPage().client
  await hand.send('Hello')
  await hand.open()
  await hand.say('Hi')
  const { conversation } = await hand.document()
  expect(other.runs.getState().live).toEqual({})
  await other.commands.deleteConversations([conversation.id])
  await clock.settle()
  expect(proxy.runs.get(hand.lastId())?.records.at(-1)).toMatchObject({ cause: 'stopped' })
  await other.commands.undo()
  await clock.settle()
  const kept = await house.disk.read(conversation.id)
  expect(kept?.runs[hand.lastId()]).toMatchObject({ status: 'stopped', text: 'Hi' })
  expect(client.runs.getState().live).toEqual({})
  other.dispose()
})

test('a draft goes with its deleted conversation: when undo is over, or it is purged later', async () => {
  const { client, clock, openPage, ...hand } = setUp()
  const drafts = () => client.workspace.getState().drafts
  const begin = async (draft: string) => {
    client.commands.newConversation()
    await hand.answered('Hello', 'Hi.')
    client.commands.setDraft(draft)
    return client.workspace.getState().conversationId ?? ''
  }
  const [kept, gone, later] = [await begin('kept'), await begin('gone'), await begin('later')]
  await client.commands.deleteConversations([gone])
  await client.commands.undo()
  expect(drafts()).toEqual({ [kept]: 'kept', [gone]: 'gone', [later]: 'later' })
  await client.commands.deleteConversations([gone])
  client.commands.newConversation()
  await hand.answered('New', 'talk')
  await clock.advance(30_000)
  expect(drafts()).toEqual({ [kept]: 'kept', [later]: 'later' })

  await client.commands.deleteConversations([later])
  client.dispose()
  const early = openPage().client
  await clock.settle()
  expect(early.workspace.getState().drafts).toEqual({ [kept]: 'kept', [later]: 'later' })
  early.dispose()
  await clock.advance(25 * 60 * 60_000)
  const next = openPage().client
  await clock.settle()
  expect(next.workspace.getState().drafts).toEqual({ [kept]: 'kept' })
})

test('switching away from a streaming answer and back loses nothing', async () => {
  const { client, ...hand } = setUp()
  await hand.send('Hello')
  await hand.open()
  const first = client.workspace.getState().conversationId ?? ''
  client.commands.newConversation()
  await hand.say('Hi ')
  client.commands.openConversation(first)
  await hand.say('there.')
  await hand.complete()
  expect(await hand.lastRun()).toMatchObject({ text: 'Hi there.', status: 'complete' })
})

test('the width of the right pane stays within its bounds', () => {
  const { client } = setUp()
  client.commands.setLayout({ rightWidth: 9000 })
  expect(client.workspace.getState().layout.rightWidth).toBe(640)
  client.commands.setLayout({ rightWidth: 10, isLeftOpen: false })
  expect(client.workspace.getState().layout).toMatchObject({ rightWidth: 320, isLeftOpen: false })
  client.commands.showTab('code')
  expect(client.workspace.getState().layout.rightTab).toBe('code')
})

test('commands on messages that are not there do nothing', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  const { commands } = client
  const all = async () => {
    await commands.runAgain('gone')
    await commands.continueAnswer('gone')
    await commands.editAndRun('gone', 'x')
    await commands.deleteMessage('gone')
    await commands.excludeMessage('gone', true)
    await commands.branchFrom('gone')
    await commands.addMessage('gone', { role: 'assistant', text: 'x' })
    await commands.showVariant('gone')
    await commands.stop()
    await commands.undo('gone')
    await commands.retryNow('gone')
    commands.cancelRetry('gone')
    commands.openConversation('gone')
  }
  await all()
  await hand.answered('Hello', 'Hi.')
  await all()
  await clock.settle()
  expect(proxy.upstream).toHaveLength(1)
})

test('an answer that is asked for while its conversation is deleted is not sent', async () => {
  const { client, proxy, clock, ...hand } = setUp()
  await hand.answered('Hello', 'Hi.')
  const { conversation } = await hand.document()
  const answer = nodeAt(await hand.path(), 1)
  await client.commands.deleteConversations([]) // what deletes has been fetched
  const again = client.commands.runAgain(answer.id)
  await client.commands.deleteConversations([conversation.id])
  await again
  await clock.settle()
  expect(client.runs.getState().live).toEqual({})
  expect(proxy.upstream).toHaveLength(1)
})

test('the browser is asked to keep what is here once there is something', async () => {
  const house = createTestHouse()
  await house.clock.settle()
  expect(house.room.asked).toBe(0)
  await createHand(house, house.client).send('Hello')
  expect(house.room.asked).toBe(1)
})
