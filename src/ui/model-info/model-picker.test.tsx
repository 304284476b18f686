import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'

import type { LocalRuntime } from '../../core/protocol/health.ts'
import { aProvider, aServer, openPage } from '../access/__fixtures__/open-page.tsx'
import { ModelPicker } from './model-picker.tsx'

// What is fetched with the first list takes no time here.
await import('../../core/catalog/model-list.ts')

const openAi = aProvider({
  id: 'openai',
  name: 'OpenAI',
  dialects: ['openai-chat'],
  keyVariable: 'OPENAI_API_KEY',
})
const models = { data: [{ id: 'small-1', display_name: 'Small One' }, { id: 'big-2' }] }

async function openPicker(options: Parameters<typeof openPage>[1] = {}) {
  const onClose = vi.fn<() => void>()
  const onSetup = vi.fn<() => void>()
  const page = await openPage(<ModelPicker onClose={onClose} onSetup={onSetup} />, {
    models,
    ...options,
  })
  const settle = () => act(() => page.clock.settle())
  await settle()
  return { ...page, onClose, onSetup, settle }
}

const field = () => screen.getByRole('combobox', { name: 'Find a model or type its id' })
const group = (name: string) => within(screen.getByRole('group', { name }))
const names = () => screen.getAllByRole('option').map((option) => option.textContent ?? '')

test('the shipped models come first, then each provider with a key, then the demo', async () => {
  await openPicker({ server: aServer(false, openAi) })
  expect(screen.getAllByRole('group').map((each) => each.textContent?.slice(0, 12))).toEqual([
    expect.stringMatching(/^Known models/),
    expect.stringMatching(/^OpenAI/),
    expect.stringMatching(/^Demo models/),
  ])
  expect(group('Known models').getAllByRole('option')[0]?.textContent).toBe(
    'MoonshotAI: Kimi K2 0905, current, moonshotai-kimi-k2-0905' +
      ', context 256K, price per million tokens, in and out $0.40/$2.00, ModelsLab has no key',
  )
  expect(group('OpenAI').getAllByRole('option')).toHaveLength(2)
})

test('typing narrows every group, by name and by id', async () => {
  const { settle } = await openPicker()
  fireEvent.change(field(), { target: { value: 'small' } })
  await settle()
  expect(names()).toEqual([
    'Small One, small-1, context –unknown, price per million tokens, in and out –unknown, Demo',
    'Use “small” on Demo',
  ])
})

test('choosing takes provider and model, keeps the conversation, and closes', async () => {
  const { client, onClose } = await openPicker({ server: aServer(false, openAi) })
  client.workspace.setState({ conversationId: 'c1' })
  fireEvent.click(group('OpenAI').getByRole('option', { name: /big-2/ }))
  expect(client.workspace.getState().choice).toMatchObject({
    providerId: 'openai',
    modelId: 'big-2',
  })
  expect(client.workspace.getState().conversationId).toBe('c1')
  expect(onClose).toHaveBeenCalledOnce()
})

test('any id can be used on a provider that is usable', async () => {
  const { client, settle } = await openPicker({ server: aServer(false, openAi) })
  fireEvent.change(field(), { target: { value: 'my-model' } })
  await settle()
  fireEvent.click(screen.getByRole('option', { name: 'Use “my-model” on OpenAI' }))
  expect(client.workspace.getState().choice.modelId).toBe('my-model')
})

test('what a list names comes before what was only typed, and Enter takes it', async () => {
  const { client, settle } = await openPicker({ server: aServer(false, openAi) })
  fireEvent.change(field(), { target: { value: 'big-2' } })
  await settle()
  expect(names()[0]).toContain('big-2')
  expect(names().filter((name) => name.startsWith('Use'))).toEqual([])
  fireEvent.keyDown(field(), { key: 'Enter' })
  await settle()
  expect(client.workspace.getState().choice).toMatchObject({
    providerId: 'openai',
    modelId: 'big-2',
  })
})

test('a provider without the dialect in use brings its own', async () => {
  const { client } = await openPicker({ server: aServer(false, openAi) })
  act(() => client.commands.chooseDialect('anthropic-messages'))
  fireEvent.click(group('OpenAI').getByRole('option', { name: /big-2/ }))
  expect(client.workspace.getState().choice.dialectId).toBe('openai-chat')
})

test('Enter takes the first that was found', async () => {
  const { client, settle } = await openPicker()
  fireEvent.change(field(), { target: { value: 'big-2' } })
  await settle()
  fireEvent.keyDown(field(), { key: 'Enter' })
  await settle()
  expect(client.workspace.getState().choice).toMatchObject({ providerId: 'demo', modelId: 'big-2' })
})

test('a provider without a key is named, with the way to add one', async () => {
  const { onSetup } = await openPicker({ server: aServer(false, { ...openAi, isUsable: false }) })
  expect(screen.getByText('No key: ModelsLab, OpenAI')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Add a key' }))
  expect(onSetup).toHaveBeenCalledOnce()
})

test('a list that does not come says so, and ids can still be typed', async () => {
  const { client, proxy, settle } = await openPicker()
  proxy.faults.isDown = true
  await act(() =>
    client.queryClient.resetQueries({ queryKey: client.queries.models('demo').queryKey }),
  )
  await act(() => new Promise((resolve) => setTimeout(resolve, 1100))) // TanStack asks twice, 1 s apart
  expect(screen.getByText(/Demo did not give its list/)).toBeTruthy()
  const again = screen.getByRole('button', { name: 'Ask again' })
  again.focus()
  fireEvent.click(again)
  await waitFor(() => expect(again.getAttribute('aria-disabled')).toBe('true'))
  const askedTimes = proxy.calls.length
  fireEvent.click(again)
  expect(proxy.calls).toHaveLength(askedTimes)
  expect(document.activeElement).toBe(again)
  fireEvent.change(field(), { target: { value: 'x' } })
  await settle()
  expect(screen.getByRole('option', { name: 'Use “x” on Demo' })).toBeTruthy()
})

test('the models used last come first, while nothing is typed', async () => {
  const { client, settle } = await openPicker({
    server: aServer(false, openAi),
    prepare: ({ commands }) => commands.chooseModel('openai', 'big-2'),
  })
  expect(
    group('Recent')
      .getAllByRole('option')
      .map((row) => row.textContent),
  ).toEqual([
    expect.stringMatching(/^big-2, current/),
    expect.stringMatching(/^MoonshotAI: Kimi K2 0905/),
  ])
  fireEvent.change(field(), { target: { value: 'big' } })
  await settle()
  expect(screen.queryByRole('group', { name: 'Recent' })).toBeNull()
  fireEvent.click(group('OpenAI').getByRole('option', { name: /big-2/ }))
  expect(client.workspace.getState().choice.modelId).toBe('big-2')
})

test('what nothing matches says so, with the closest, which can be chosen', async () => {
  const { client, settle } = await openPicker()
  fireEvent.change(field(), { target: { value: 'kimk' } })
  await settle()
  const closest = group('No model matches “kimk”. Closest:').getAllByRole('option')
  expect(closest[0]?.textContent).toMatch(/^MoonshotAI: Kimi K2 0905/)
  fireEvent.click(closest[0] ?? document.body)
  expect(client.workspace.getState().choice.modelId).toBe('moonshotai-kimi-k2-0905')
})

test('Enter takes the id that was typed and not the model that looks like it, where it is asked now', async () => {
  const { client, settle } = await openPicker({
    server: aServer(false, openAi, aProvider({ id: 'router', name: 'Router' })),
    prepare: ({ commands }) => commands.chooseModel('router', 'big-2'),
  })
  fireEvent.change(field(), { target: { value: 'big-3' } })
  await settle()
  expect(names().slice(0, 2)).toEqual(['Use “big-3” on Router', 'Use “big-3” on OpenAI'])
  expect(group('No model matches “big-3”. Closest:').getAllByRole('option')).not.toEqual([])
  fireEvent.keyDown(field(), { key: 'Enter' })
  await settle()
  expect(client.workspace.getState().choice).toMatchObject({
    providerId: 'router',
    modelId: 'big-3',
  })
})

test('words with a space between them are not offered as an id', async () => {
  const { settle } = await openPicker()
  fireEvent.change(field(), { target: { value: 'small one' } })
  await settle()
  expect(names()).toEqual([expect.stringMatching(/^Small One, small-1/)])
})

describe('on this machine', () => {
  const ollama = aProvider({ id: 'ollama', name: 'Ollama', isLocal: true, needsKey: false })
  const runtime = (change: Partial<LocalRuntime>): LocalRuntime => ({
    id: 'ollama',
    name: 'Ollama',
    baseUrl: 'http://127.0.0.1:11434/v1',
    state: 'ready',
    modelCount: 1,
    hint: null,
    ...change,
  })
  const openWith = async (...runtimes: readonly LocalRuntime[]) =>
    openPicker({
      server: aServer(false, ollama),
      prepareProxy: (proxy) => {
        proxy.localRuntimes = { isAllowed: true, runtimes }
      },
    })

  test('nobody looks before the picker opens', async () => {
    const { proxy } = await openPage(<p>The page</p>)
    expect(proxy.calls.filter((call) => call.includes('local-runtimes'))).toEqual([])
  })

  test('the models of a runtime that was found stand in its group', async () => {
    await openWith(runtime({}))
    expect(group('Ollama').getAllByRole('option')).toHaveLength(2)
    expect(screen.getByText('On this machine: Ollama.')).toBeTruthy()
  })

  test('one without models says what brings one', async () => {
    await openWith(runtime({ state: 'no-models', hint: 'ollama pull llama3.2' }))
    expect(screen.getByText('Ollama is running but has no models.')).toBeTruthy()
    expect(screen.getByText('ollama pull llama3.2')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Copy the command for Ollama' })).toBeTruthy()
    expect(screen.queryByRole('group', { name: 'Ollama' })).toBeNull()
  })

  test('one that starts and one that wants a key say so', async () => {
    const { onSetup } = await openWith(
      runtime({ id: 'llama-cpp', name: 'llama.cpp', state: 'starting' }),
      runtime({ id: 'jan', name: 'Jan', state: 'needs-key' }),
    )
    expect(screen.getByText('llama.cpp is loading its model.')).toBeTruthy()
    const line = screen
      .getByText('Jan is running and asks for its key, in .env.')
      .closest('.picker-line')
    fireEvent.click(within(line as HTMLElement).getByRole('button', { name: 'Add a key' }))
    expect(onSetup).toHaveBeenCalledOnce()
  })

  test('one whose address is set wrong says so, and is not said to be off', async () => {
    const problem = 'OLLAMA_BASE_URL must begin with https:// or http://.'
    await openWith(runtime({ state: 'absent', problem }))
    expect(screen.getByText(`Ollama was not looked for: ${problem}`)).toBeTruthy()
    expect(screen.getByText('On this machine: no other model server is running.')).toBeTruthy()
  })

  test('none is said in one line, and Look again finds what was started since', async () => {
    const { proxy, settle } = await openWith(runtime({ state: 'absent' }))
    expect(screen.getByText(/none of Ollama, LM Studio, .* is running/)).toBeTruthy()
    proxy.localRuntimes = { isAllowed: true, runtimes: [runtime({})] }
    const again = screen.getByRole('button', { name: 'Look again' })
    again.focus()
    fireEvent.click(again)
    await settle()
    expect(document.activeElement).toBe(again)
    expect(group('Ollama').getAllByRole('option')).toHaveLength(2)
  })

  test('a server that is open to others looks at no machine, and says nothing of it', async () => {
    await openPicker({
      prepareProxy: (proxy) => {
        proxy.localRuntimes = { isAllowed: false, runtimes: [] }
      },
    })
    expect(screen.queryByRole('button', { name: 'Look again' })).toBeNull()
  })
})
