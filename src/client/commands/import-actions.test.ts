import fc from 'fast-check'
import { expect, test } from 'vitest'

import { userText, type ChatMessage } from '../../core/chat/message.ts'
import type { ChatRequest } from '../../core/chat/request.ts'
import { requestsFor } from '../../core/dialect/__fixtures__/requests.ts'
import type { DialectId } from '../../core/dialect/dialect.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import { printSnippet } from '../../core/snippet/clients.ts'
import { importRequest } from '../../core/snippet/import/import-request.ts'
import { clientIds } from '../../core/snippet/snippet.ts'
import { createHand, createTestHouse, providersWith } from '../testing/test-house.ts'
import { encodeFor, nextMessages, servingOf } from './next-request.ts'
import type { RequestToLoad } from './commands.ts'

function setUp() {
  const house = createTestHouse()
  const hand = createHand(house, house.client)
  const { commands, workspace, notices } = house.client
  const answered = async (question: string) => {
    await hand.send(question)
    await hand.open()
    await hand.say('An answer.')
    await hand.complete()
  }
  /** The body that Send would send now. */
  const nextBody = async (): Promise<unknown> => {
    const state = workspace.getState()
    const serving = servingOf(state.choice, providersWith(true))
    if (!serving) throw new Error('nobody answers')
    const document = state.conversationId === null ? null : await hand.document()
    const messages = nextMessages(document, (id) => document?.runs[id], hand.draft())
    const encoded = encodeFor(serving, state, messages)
    if (!encoded.ok) throw new Error(encoded.error.message)
    return JSON.parse(encoded.value.body)
  }
  return { ...house, hand, commands, workspace, notices, answered, nextBody }
}

const aRequest = (change: Partial<ChatRequest> = {}): ChatRequest => ({
  model: 'some-model',
  messages: [userText('Hello')],
  params: {},
  stream: false,
  ...change,
})

const toLoad = (change: Partial<RequestToLoad> = {}): RequestToLoad => ({
  dialectId: 'openai-chat',
  request: aRequest(),
  url: null,
  ...change,
})

const settingsIn = ({ workspace }: Pick<ReturnType<typeof setUp>, 'workspace'>) => {
  const { choice, system, params, stream, extraBody, conversationId, drafts } = workspace.getState()
  return { choice, system, params, stream, extraBody, conversationId, drafts }
}

test('one message becomes the draft; what the request sends is ticked, and nothing else', async () => {
  const { commands, workspace, hand } = setUp()
  await commands.loadRequest(
    toLoad({ request: aRequest({ params: { temperature: 0.2, seed: 7 }, stream: true }) }),
  )
  const { params, system, choice, stream, conversationId } = workspace.getState()
  expect(hand.draft()).toBe('Hello')
  expect(conversationId).toBeNull()
  expect(choice.modelId).toBe('some-model')
  expect(stream).toBe(true)
  expect(system.isSent).toBe(false)
  const sent = Object.entries(params).filter(([, { isSent }]) => isSent)
  expect(sent).toEqual([
    ['temperature', { value: 0.2, isSent: true }],
    ['seed', { value: 7, isSent: true }],
  ])
})

test('what was said before the last message becomes a conversation, made by no run', async () => {
  const { commands, hand, workspace } = setUp()
  const messages: readonly ChatMessage[] = [
    { role: 'system', text: 'Be brief.' },
    userText('Weather?'),
    { role: 'assistant', text: '', toolCalls: [{ id: 'c1', name: 'look', argumentsText: '{}' }] },
    { role: 'tool', callId: 'c1', text: 'Rain.' },
    { role: 'assistant', text: 'It rains.' },
    userText('And tomorrow?'),
  ]
  await commands.loadRequest(toLoad({ request: aRequest({ messages }) }))
  const path = await hand.path()
  expect(path.map(({ role }) => role)).toEqual(['user', 'written', 'written', 'written'])
  expect(path.flatMap((node) => (node.role === 'written' ? [node.message] : []))).toEqual(
    messages.slice(2, 5),
  )
  expect(workspace.getState().system).toEqual({ text: 'Be brief.', isSent: true })
  expect(hand.draft()).toBe('And tomorrow?')
  expect((await hand.document()).conversation.title).toBe('Weather?')
})

test('a last message with an image stays a message, and Send answers it with nothing typed', async () => {
  const { commands, hand, proxy, clock } = setUp()
  const content = [
    { type: 'text', text: 'What is this?' },
    { type: 'image', url: 'https://example.org/a.png' },
  ] as const
  await commands.loadRequest(
    toLoad({ request: aRequest({ messages: [{ role: 'user', content }] }) }),
  )
  expect(hand.draft()).toBe('')
  await commands.send()
  await clock.settle()
  expect(proxy.upstream[0]?.body).toContain('https://example.org/a.png')
  expect((await hand.path()).map(({ role }) => role)).toEqual(['user', 'assistant'])
})

test('tools and members without a name here go into the extra body', async () => {
  const { commands, workspace, nextBody } = setUp()
  const request = aRequest({
    tools: [{ name: 'look', schema: { type: 'object' } }],
    toolChoice: 'required',
    extra: { user: 'me' },
  })
  await commands.loadRequest(toLoad({ request }))
  const extra = JSON.parse(workspace.getState().extraBody.text) as object
  expect(Object.keys(extra)).toEqual(['user', 'tools', 'tool_choice'])
  expect(await nextBody()).toMatchObject(extra)
})

test('a request that sends nothing extra empties the extra body', async () => {
  const { commands, workspace } = setUp()
  commands.setExtraBody('{ "user": "me" }')
  await commands.loadRequest(toLoad())
  expect(workspace.getState().extraBody.text).toBe('')
})

test('an address that no provider has keeps the provider, and nothing is called', async () => {
  const { commands, workspace, proxy, journal } = setUp()
  await commands.loadRequest(toLoad({ url: 'https://elsewhere.example/v1/chat/completions' }))
  expect(workspace.getState().choice.providerId).toBe('modelslab')
  expect(proxy.upstream).toEqual([])
  expect(journal.filter((line) => line.includes('elsewhere'))).toEqual([])
})

test('the address of a provider chooses it', async () => {
  const house = createTestHouse({ endpoints: { demo: 'http://localhost:3000/demo/v1/chat' } })
  const { commands, workspace } = house.client
  await commands.loadRequest(toLoad({ url: 'http://localhost:3000/demo/v1/chat/' }))
  expect(workspace.getState().choice.providerId).toBe('demo')
})

test('undo restores every setting, the open conversation and its draft', async () => {
  const { commands, workspace, hand, answered, notices } = setUp()
  await answered('Hi there')
  commands.setDraft('half a sentence')
  commands.setParam('temperature', 1.5)
  commands.setParamSent('topP', false)
  commands.setSystemText('Old rules')
  commands.setExtraBody('{ "user": "me" }')
  commands.setExtraBodySent(false)
  commands.setStream(false)
  commands.chooseDialect('anthropic-messages')
  const before = settingsIn({ workspace })
  await commands.loadRequest(
    toLoad({
      request: aRequest({
        messages: [userText('One'), { role: 'assistant', text: 'Two' }, userText('Three')],
        params: { temperature: 0, maxTokens: 5, stop: ['x'] },
        stream: true,
        extra: { other: 1 },
      }),
    }),
  )
  expect(settingsIn({ workspace })).not.toEqual(before)
  expect(notices.getState().undo.at(-1)).toMatchObject({
    label: 'Request loaded.',
    place: { kind: 'import' },
  })
  await commands.undo()
  expect(settingsIn({ workspace })).toEqual(before)
  expect(hand.draft()).toBe('half a sentence')
  expect(notices.getState().undo).toEqual([])
})

test('undo brings back the draft of the new conversation that the request has replaced', async () => {
  const { commands, hand } = setUp()
  commands.setDraft('my own words')
  await commands.loadRequest(toLoad())
  expect(hand.draft()).toBe('Hello')
  await commands.undo()
  expect(hand.draft()).toBe('my own words')
})

test('undo hides the conversation that came with the request', async () => {
  const { commands, client } = setUp()
  const list = () => client.queryClient.fetchQuery(client.queries.conversations())
  const messages = [userText('One'), { role: 'assistant', text: 'Two' } as const, userText('Three')]
  await commands.loadRequest(toLoad({ request: aRequest({ messages }) }))
  expect(await list()).toHaveLength(1)
  await commands.undo()
  expect(await list()).toEqual([])
})

test('undo keeps a conversation in which something was sent since', async () => {
  const { commands, hand, client, clock } = setUp()
  const list = () => client.queryClient.fetchQuery(client.queries.conversations())
  const messages = [userText('One'), { role: 'assistant', text: 'Two' } as const, userText('Three')]
  await commands.loadRequest(toLoad({ request: aRequest({ messages }) }))
  await commands.send()
  await clock.settle()
  expect(await hand.path()).toHaveLength(4)
  await commands.undo()
  expect(client.workspace.getState().conversationId).toBeNull()
  expect(await list()).toHaveLength(1)
})

test('a screen reader hears that the request is loaded, and that it is taken back', async () => {
  const { commands, notices } = setUp()
  await commands.loadRequest(toLoad())
  expect(notices.getState().status).toBe('Request loaded.')
  await commands.undo()
  expect(notices.getState().status).toBe('The request was taken back.')
})

const rooms: Readonly<Record<DialectId, Parameters<typeof requestsFor>[1]>> = {
  'openai-chat': { replayFields: ['reasoning_content'], required: [], clashing: [] },
  'anthropic-messages': {
    replayFields: [],
    required: ['maxTokens'],
    clashing: ['temperature', 'topP'],
  },
}

/** PHP is printed, and read by nobody here. */
const readable = clientIds.filter((id) => id !== 'php-curl')
const urls: Readonly<Record<DialectId, string>> = {
  'openai-chat': 'https://elsewhere.example/v1/chat/completions',
  'anthropic-messages': 'https://elsewhere.example/v1/messages',
}

test.each(Object.keys(rooms) as DialectId[])(
  // the keys of that very record
  '[S3] the next request of a pasted program is the one it was printed from: %s',
  async (id) => {
    const { commands, nextBody, workspace } = setUp()
    // A provider that has every parameter of the dialect.
    workspace.setState(({ choice }) => ({ choice: { ...choice, providerId: 'demo' } }))
    await fc.assert(
      fc.asyncProperty(
        requestsFor(dialects[id], rooms[id]),
        fc.constantFrom(...readable),
        async (request, clientId) => {
          const encoded = dialects[id].encodeRequest(request)
          if (!encoded.ok) return
          const { body } = encoded.value
          const { headers } = dialects[id]
          const program = { dialectId: id, url: urls[id], headers, keyVariable: 'A_KEY', body }
          const printed = printSnippet(clientId, { ...program, auth: 'bearer' })
          if (!printed.ok) return // this client cannot say it, and says so
          const read = importRequest(printed.value)
          if (!read?.ok) throw new Error(read?.error.message ?? 'not seen as a request')
          expect(read.value.losses).toEqual([])
          await commands.loadRequest({ ...read.value, url: read.value.found.url })
          expect(await nextBody()).toEqual(JSON.parse(body))
        },
      ),
      { numRuns: 200 },
    )
  },
)
