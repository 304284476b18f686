import { expect, test } from 'vitest'

import { createTestHouse, providersWith } from '../testing/test-house.ts'

test('providers and models are read from the server, in our words', async () => {
  const { client, proxy } = createTestHouse()
  proxy.models = { data: [{ id: 'a', display_name: 'A' }] }
  expect(await client.queries.providers().queryFn()).toEqual(providersWith(true))
  expect(await client.queries.models('modelslab').queryFn()).toMatchObject([
    { id: 'a', name: 'A', contextTokens: null },
  ])
  expect(proxy.calls).toContain('GET /api/providers/modelslab/models')
})

test('a question that fails rejects with an ApiError', async () => {
  const { client, proxy, page } = createTestHouse()
  proxy.faults.isDown = true
  await expect(client.queries.providers().queryFn()).rejects.toMatchObject({ kind: 'server-down' })
  page.state.isOnline = false
  await expect(client.queries.models('x').queryFn()).rejects.toMatchObject({ kind: 'offline' })
})

test('without any answer about providers, the message is kept and the run says why', async () => {
  const { client, proxy, clock } = createTestHouse()
  proxy.faults.isDown = true
  client.commands.setDraft('Hello')
  await client.commands.send()
  await clock.settle()
  const id = client.workspace.getState().conversationId ?? ''
  const document = await client.queryClient.fetchQuery(client.queries.conversation(id))
  expect(Object.values(document?.runs ?? {})).toMatchObject([
    { status: 'interrupted', error: { kind: 'server-down' } },
  ])
  expect(client.notices.getState().alert).not.toBe('')
})
