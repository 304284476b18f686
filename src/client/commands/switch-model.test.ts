import { expect, test, vi } from 'vitest'

import type { ProvidersAnswer } from '../../core/protocol/protocol.ts'
import { createTestHouse } from '../testing/test-house.ts'

// An `import()` takes the test runner's time, and none of the clock here.
await import('./tell-switch.ts')

const kimi = { providerId: 'modelslab', modelId: 'moonshotai-kimi-k2-0905' } as const

async function setUp() {
  const { client } = createTestHouse()
  const answer = await client.queryClient.fetchQuery(client.queries.providers())
  const told = () => vi.waitFor(() => expect(client.notices.getState().status).not.toBe(''))
  return {
    client,
    commands: client.commands,
    state: client.workspace.getState,
    undo: () => client.notices.getState().undo,
    /** What the server offers, with a provider that speaks only one format. */
    addProvider: (id: string) =>
      client.queryClient.setQueryData<ProvidersAnswer>(client.queries.providers().queryKey, {
        ...answer,
        providers: answer.providers.flatMap((provider) =>
          provider.id === 'demo'
            ? [
                { ...provider, id, name: 'Only OpenAI', dialects: ['openai-chat'] as const },
                provider,
              ]
            : [provider],
        ),
      }),
    choose: async (providerId: string, modelId: string) => {
      client.notices.setState({ status: '' })
      client.commands.chooseModel(providerId, modelId)
      await told()
    },
  }
}

test('the conversation, the draft and every setting stay', async () => {
  const { client, commands, state, choose } = await setUp()
  client.workspace.setState({ conversationId: 'c1' })
  commands.setDraft('Hello')
  const { params, system, extraBody, stream } = state()
  await choose('moonshot', 'kimi-k2.6')
  expect(state()).toMatchObject({ conversationId: 'c1', params, system, extraBody, stream })
  expect(state().drafts).toEqual({ c1: 'Hello' })
})

test('what is sent otherwise is said, and one undo goes back', async () => {
  const { commands, state, undo, choose } = await setUp()
  commands.setParam('temperature', 1.4)
  await choose('moonshot', 'kimi-k2.6')
  expect(undo()).toMatchObject([
    {
      label: 'Model: kimi-k2.6.',
      details: [
        'Top P is not sent: Kimi K2.5 and later have one fixed value.',
        'Temperature is limited to 1 here: was 1.4.',
      ],
      place: { kind: 'model' },
    },
  ])
  await commands.undo()
  expect(state().choice).toMatchObject(kimi)
  expect(state().params.temperature).toEqual({ value: 1.4, isSent: true })
  expect(undo()).toEqual([])
})

test('a switch that changes nothing is only announced, and ends what an earlier one said', async () => {
  const { client, undo, choose } = await setUp()
  await choose('moonshot', 'kimi-k2.6')
  expect(undo()).toHaveLength(1)
  await choose('moonshot', 'kimi-k2.7')
  expect(undo()).toEqual([])
  expect(client.notices.getState().status).toBe('Model: kimi-k2.7.')
})

test('a provider that does not speak the format in use brings its own, and says so', async () => {
  const { commands, state, undo, addProvider, choose } = await setUp()
  addProvider('only')
  commands.chooseDialect('anthropic-messages')
  await choose('only', 'a-model')
  expect(state().choice.dialectId).toBe('openai-chat')
  expect(undo()[0]?.details?.[0]).toBe(
    'The request format is “OpenAI compatible” now: Only OpenAI does not offer “Anthropic compatible”.',
  )
  await choose(kimi.providerId, kimi.modelId)
  expect(state().choice.dialectId).toBe('anthropic-messages')
})

test('the models used last are kept, the newest first, five of them', async () => {
  const { commands, state } = await setUp()
  for (const id of ['a', 'b', 'c', 'b', 'd', 'e']) commands.chooseModel('demo', id)
  expect(state().recentModels.map(({ modelId }) => modelId)).toEqual(['e', 'd', 'b', 'c', 'a'])
})

test('choosing the model that is chosen does nothing', async () => {
  const { commands, state } = await setUp()
  const before = state()
  commands.chooseModel(kimi.providerId, kimi.modelId)
  expect(state()).toBe(before)
})
