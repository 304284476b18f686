import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { ok } from '../../../../core/result.ts'
import { createFakeClient, providers } from '../../__fixtures__/fake-client.ts'
import { aDocument, anExchange, aRun, userNode } from '../../__fixtures__/messages.ts'
import { renderPane } from '../../__fixtures__/render-pane.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const type = (text: string) =>
  fireEvent.input(screen.getByLabelText('Message Kimi K2 0905'), { target: { value: text } })
const figure = () => screen.findByRole('button', { name: /tokens are sent/ })
const pause = () => act(() => vi.advanceTimersByTimeAsync(700))

/** In the Anthropic format, at a provider that counts; what it was asked is kept. */
function countingClient(answer: () => Promise<unknown>) {
  const asked: string[] = []
  const client = {
    ...createFakeClient(),
    countTokens: async (_provider: string, body: string) => {
      asked.push(body)
      return ok(await answer())
    },
  }
  client.queryClient.setQueryData(['providers'], {
    providers: [
      {
        ...providers.providers[0]!,
        endpoints: { 'count-tokens': 'https://modelslab.com/count' },
      },
    ],
    standIn: 'modelslab',
  })
  client.workspace.setState(({ choice }) => ({
    choice: { ...choice, dialectId: 'anthropic-messages' },
  }))
  return { client, asked }
}

test('nothing is counted before something is typed', async () => {
  renderPane()
  expect(screen.queryByRole('button', { name: /tokens are sent/ })).toBeNull()
  type('Hello')
  expect((await figure()).textContent).toMatch(/^≈ \d+ \/ 256K$/)
  type('')
  expect(screen.queryByRole('button', { name: /tokens are sent/ })).toBeNull()
})

test('all parts are there in figures', async () => {
  const client = createFakeClient()
  client.setDocument(anExchange())
  renderPane(client)
  type('Hello')
  fireEvent.click(await figure())
  const table = within(await screen.findByRole('dialog', { name: 'Context' }))
  const rows = table.getAllByRole('row').map((row) => row.textContent)
  expect(rows).toEqual([
    expect.stringMatching(/^System message≈ \d+$/),
    expect.stringMatching(/^Conversation≈ \d+$/),
    expect.stringMatching(/^This message≈ 5$/),
    expect.stringMatching(/^Sent≈ \d+$/),
    'Kept for the answer1,000',
    expect.stringMatching(/^Free≈ 261,\d+$/),
    'Context of the model262,144',
  ])
})

test('what is too long says by how much, and Max Tokens can be lowered to what fits', async () => {
  const { client } = renderPane()
  client.workspace.setState(({ params }) => ({
    params: { ...params, maxTokens: { value: 262_144, isSent: true } },
  }))
  type('Hello')
  await screen.findByText(
    /^Too long by about \d+ tokens: \d+ in the conversation \+ 262,144 reserved/,
  )
  const button = screen.getByRole('button', { name: /^Lower Max Tokens to 262,/ })
  button.focus()
  fireEvent.click(button)
  expect(client.calls).toContainEqual(['setParam', 'maxTokens', expect.any(Number)])
  // What is reserved may be what the provider reserves where nothing is sent.
  expect(client.calls).toContainEqual(['setParamSent', 'maxTokens', true])
  expect(document.activeElement?.id).toBe('composer') // the button goes
})

test('of a model whose context is unknown only the sum is said', async () => {
  const { client } = renderPane()
  client.workspace.setState(({ choice }) => ({ choice: { ...choice, modelId: 'unheard-of' } }))
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Hello' } })
  expect((await figure()).textContent).toMatch(/^≈ \d+ tok$/)
  expect(document.querySelector('.context-bar')).toBeNull()
})

test('[S25] where the provider counts, its count replaces the estimate when the typing pauses', async () => {
  const { client, asked } = countingClient(() => Promise.resolve({ input_tokens: 4242 }))
  renderPane(client)
  type('Hel')
  type('Hello')
  expect((await figure()).textContent).toMatch(/^≈/)
  expect(asked).toEqual([])
  await pause()
  await waitFor(async () => expect((await figure()).textContent).toBe('4,242 / 256K'))
  expect(asked).toHaveLength(1)
  expect(JSON.parse(asked[0]!)).toEqual({
    model: 'moonshotai-kimi-k2-0905',
    system: expect.any(String),
    messages: [{ role: 'user', content: 'Hello' }],
  })
  type('Hello again')
  await waitFor(async () => expect((await figure()).textContent).toMatch(/^≈/))
})

test('a provider that gives no count leaves the estimate, and its note says so', async () => {
  const { client, asked } = countingClient(() => Promise.resolve({ error: 'no' }))
  renderPane(client)
  type('Hello')
  await figure()
  await pause()
  await waitFor(async () => expect((await figure()).title).toContain('gave no count'))
  expect(asked).toHaveLength(1)
  expect((await figure()).textContent).toMatch(/^≈/)
})

test('a text with a key in it is not sent anywhere to be counted', async () => {
  const { client, asked } = countingClient(() => Promise.resolve({ input_tokens: 1 }))
  renderPane(client)
  type(`Why does sk-or-v1-${'a1'.repeat(20)} fail?`)
  await figure()
  await pause()
  expect(asked).toEqual([])
})

test('a stand-in is not asked: it would count in its own tokens', async () => {
  const { client, asked } = countingClient(() => Promise.resolve({ input_tokens: 1 }))
  client.workspace.setState(({ choice }) => ({ choice: { ...choice, providerId: 'other' } }))
  renderPane(client)
  fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Hello' } })
  await figure()
  await pause()
  expect(asked).toEqual([])
})

test('a key in what was said before is not sent anywhere to be counted, until it may be', async () => {
  const { client, asked } = countingClient(() => Promise.resolve({ input_tokens: 1 }))
  const aKey = `sk-or-v1-${'a1'.repeat(20)}`
  const question = userNode('u1', `Why does ${aKey} fail?`, null)
  client.setDocument(aDocument([question]))
  const { unmount } = renderPane(client)
  type('Hello')
  await figure()
  await pause()
  expect(asked).toEqual([])
  unmount()
  renderPane({ ...client, allowedKeys: new Set([aKey]) })
  await figure()
  await pause()
  expect(asked).toHaveLength(1)
})

test('what a model wrote is no reason not to count', async () => {
  const { client, asked } = countingClient(() => Promise.resolve({ input_tokens: 1 }))
  client.setDocument(anExchange(aRun({ text: `api_key="sk-or-v1-${'a1'.repeat(20)}"` })))
  renderPane(client)
  type('Hello')
  await figure()
  await pause()
  expect(asked).toHaveLength(1)
})
