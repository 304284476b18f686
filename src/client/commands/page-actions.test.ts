import { expect, test } from 'vitest'

import { createTestHouse } from '../testing/test-house.ts'

test('a question from a page begins a conversation of its own and leaves the draft alone', async () => {
  const { client } = createTestHouse()
  const { commands, workspace, queryClient, queries } = client
  commands.setDraft('half a thought')
  const id = await commands.ask('Why is the sky blue?')
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(workspace.getState()).toMatchObject({
    conversationId: id,
    drafts: { new: 'half a thought' },
  })
  const document = await queryClient.fetchQuery(queries.conversation(id ?? ''))
  expect(Object.values(document?.conversation.nodes ?? {}).map(({ role }) => role)).toEqual([
    'user',
    'assistant',
  ])
})

test('two questions are two conversations', async () => {
  const { client } = createTestHouse()
  const first = await client.commands.ask('One?')
  expect(await client.commands.ask('Two?')).not.toBe(first)
})

test('[S47] a feature sets the playground up and sends nothing; one undo goes back', async () => {
  const { client, proxy } = createTestHouse()
  const { commands, workspace } = client
  commands.setDraft('half a thought')
  const before = workspace.getState()
  expect(await commands.setUpToTry('json')).toBe(true)
  expect(workspace.getState().params.responseFormat).toMatchObject({
    value: { type: 'json' },
    isSent: true,
  })
  // What is being written stays, above the words to try.
  expect(workspace.getState().drafts['new']).toMatch(/^half a thought\n\n.*Jupiter/s)
  expect(proxy.upstream).toEqual([])
  await commands.undo()
  expect(workspace.getState()).toEqual(before)
})

test('[S53] a use case is a preset with its first words', async () => {
  const { client } = createTestHouse()
  await client.commands.setUpToTry('code')
  const { presetId, system, drafts } = client.workspace.getState()
  expect(presetId).toBe('code')
  expect(system.text).toContain('software engineer')
  expect(drafts['new']).toContain('TypeScript')
})

test('its undo takes back nothing that was typed or opened since', async () => {
  const { client } = createTestHouse()
  const { commands, workspace } = client
  const opened = await commands.ask('One?')
  await commands.setUpToTry('json')
  const prompt = workspace.getState().drafts['new']
  commands.setDraft(`${prompt} And Saturn?`)
  commands.openConversation('another')
  commands.setDraft('to the other one')
  await commands.undo()
  expect(workspace.getState()).toMatchObject({
    conversationId: 'another',
    drafts: { new: `${prompt} And Saturn?`, another: 'to the other one' },
  })
  commands.openConversation(opened ?? '')
  await commands.setUpToTry('json')
  await commands.undo()
  expect(workspace.getState().conversationId).toBe(opened)
})

test.each(['', 'no-such-feature', '__proto__'])('“%s” sets nothing up', async (id) => {
  const { client } = createTestHouse()
  const before = client.workspace.getState()
  expect(await client.commands.setUpToTry(id)).toBe(true)
  expect(client.workspace.getState()).toBe(before)
})
