import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { aProvider, aServer, openPage } from '../access/__fixtures__/open-page.tsx'
import { ModelPicker } from './model-picker.tsx'

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
  expect(group('Known models').getAllByRole('option')[0]?.textContent).toContain(
    'no key: the demo answers',
  )
  expect(group('OpenAI').getAllByRole('option')).toHaveLength(2)
})

test('typing narrows every group, by name and by id', async () => {
  const { settle } = await openPicker()
  fireEvent.change(field(), { target: { value: 'small' } })
  await settle()
  expect(names()).toEqual(['Small Onesmall-1', 'Use “small” on Demo'])
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
  fireEvent.change(field(), { target: { value: 'x' } })
  await settle()
  expect(screen.getByRole('option', { name: 'Use “x” on Demo' })).toBeTruthy()
})
