import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { withChangedNode } from '../../../core/history/conversation.ts'
import type { ResponseBody } from '../../../client/client.ts'
import type { Run } from '../../../core/run/run.ts'
import { createFakeClient } from '../__fixtures__/fake-client.ts'
import { aBody, anExchange, aResponse, aRun } from '../__fixtures__/messages.ts'
import { renderPane } from '../__fixtures__/render-pane.tsx'

afterEach(cleanup)

/** @param response what lies on disk of the answer's response */
const renderExchange = (response: ResponseBody | null = aResponse, run: Partial<Run> = {}) => {
  const client = createFakeClient()
  client.setDocument(anExchange(aRun(run)))
  const responseBody = (id: string) => ({
    ...client.queries.responseBody(id),
    queryFn: () => Promise.resolve(response),
  })
  return renderPane({ ...client, queries: { ...client.queries, responseBody } })
}

async function choose(button: string, item: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: button }))
  fireEvent.click(await screen.findByRole('menuitem', { name: item }))
}

test('deleting a message moves the focus to the next one', async () => {
  const { client } = renderExchange()
  await choose('More actions for message 1', 'Delete')
  await act(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  expect(client.calls).toEqual([['deleteMessage', 'u1']])
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Kimi K2 0905, answer 1')
})

test('a message of the user can be saved as a prompt', async () => {
  const { client } = renderExchange()
  await choose('More actions for message 1', 'Save as prompt')
  expect(client.calls).toEqual([['savePrompt', 'Hello']])
})

test('the request is shown exactly as it was sent', async () => {
  renderExchange()
  await choose('More actions for answer 1', 'View request and response')
  const body = await screen.findByRole('region', { name: 'Request body' })
  expect(body.textContent).toBe(aBody())
})

const openExchange = () => choose('More actions for answer 1', 'View request and response')
const response = () => screen.findByRole('region', { name: 'Response body' })

test('the response is shown exactly as it came', async () => {
  renderExchange()
  await openExchange()
  expect((await response()).textContent).toBe(aResponse.text)
  expect(screen.getByRole('button', { name: 'Copy response body' })).toBeTruthy()
})

test('the first of several answers says so, and where the others are', async () => {
  renderExchange(aResponse, { outline: aBody({ n: 3 }) })
  expect(screen.getByText(/^The first of 3 answers that were asked for\./)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'View all, as they came' }))
  expect((await response()).textContent).toBe(aResponse.text)
})

test('one answer is not said to be the first of several', () => {
  renderExchange()
  expect(screen.queryByText(/^The first of/)).toBeNull()
})

test('of a response that is very long whole lines are shown, and how much that is', async () => {
  const line = `data: ${'x'.repeat(93)}\n`
  renderExchange({ text: line.repeat(13_120), isWhole: true })
  await openExchange()
  expect((await response()).textContent).toBe(line.repeat(5000))
  screen.getByText('The first 500,000 of 1,312,000 characters. Copy takes them all.')
})

test.each<[string, ResponseBody | null, Partial<Run>?]>([
  ['The end of it was not kept.', { text: 'data: {}\n\n', isWhole: false }],
  ['It has no body.', { text: '', isWhole: true }],
  ['The response of this answer was not kept.', null],
  ['It was stopped here.', { text: 'data: {}\n\n', isWhole: false }, { status: 'stopped' }],
])('says of a response: %s', async (words, kept, run = {}) => {
  renderExchange(kept, run)
  await openExchange()
  expect(await screen.findByText(words)).toBeTruthy()
})

test('an answer runs again by its own button', () => {
  const { client } = renderExchange()
  fireEvent.click(screen.getByRole('button', { name: 'Run again, answer 1' }))
  expect(client.calls).toEqual([['runAgain', 'a1']])
})

test('a message is branched from and left out by its menu', async () => {
  const { client } = renderExchange()
  await choose('More actions for answer 1', 'Branch from here')
  await choose('More actions for message 1', 'Leave out of requests')
  expect(client.calls).toEqual([
    ['branchFrom', 'a1'],
    ['excludeMessage', 'u1', true],
  ])
})

test('what is left out says so above the message, with the way back', () => {
  const client = createFakeClient()
  const { conversation, runs } = anExchange()
  const question = conversation.nodes['u1']
  if (!question) throw new Error('the fixture has it')
  client.setDocument({
    runs,
    conversation: withChangedNode(conversation, { ...question, isExcluded: true }),
  })
  renderPane(client)
  expect(screen.getByText(/Left out of requests/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Send again' }))
  expect(client.calls).toEqual([['excludeMessage', 'u1', false]])
})

test('below the end of a branch it says that another one goes on', () => {
  const client = createFakeClient()
  const { conversation, runs } = anExchange()
  client.setDocument({ runs, conversation: { ...conversation, leafId: 'u1' } })
  renderPane(client)
  expect(screen.getByText(/One more message is on another branch/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Show' }))
  expect(client.calls).toEqual([['showVariant', 'a1']])
})

test('a message in anybody\u2019s name is added below another one', async () => {
  const { client } = renderExchange()
  await choose('More actions for answer 1', 'Add a message below…')
  const who = await screen.findByRole('combobox', { name: 'In whose name' })
  fireEvent.click(screen.getByRole('button', { name: 'Add' }))
  expect(client.calls).toEqual([])
  fireEvent.change(who, { target: { value: 'assistant' } })
  expect(screen.getByText(/or begins anew: the provider does not say which/)).toBeTruthy()
  const chooseModel = (modelId: string) =>
    act(() => client.workspace.setState(({ choice }) => ({ choice: { ...choice, modelId } })))
  chooseModel('claude-opus-4-6')
  expect(screen.getByText(/Put a message of the user below it before you send/)).toBeTruthy()
  fireEvent.change(screen.getByRole('textbox', { name: 'Text' }), { target: { value: '{"a":' } })
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Add' })))
  expect(client.calls).toEqual([['addMessage', 'a1', { role: 'assistant', text: '{"a":' }]])
})

test('one with an API key in it is added only when that is meant', async () => {
  const { client } = renderExchange()
  await choose('More actions for answer 1', 'Add a message below…')
  const text = `Use sk-or-v1-${'a1'.repeat(20)}.`
  fireEvent.change(await screen.findByRole('textbox', { name: 'Text' }), {
    target: { value: text },
  })
  expect(screen.getByText(/looks like an API key/)).toBeTruthy()
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Add' })))
  expect(client.calls).toEqual([])
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Add anyway' })))
  expect(client.calls).toEqual([
    ['addMessage', 'a1', { role: 'user', content: [{ type: 'text', text }] }],
  ])
})

test('a message that could not be added stays in its field, and can be added again', async () => {
  const { client } = renderExchange()
  const add = vi.spyOn(client.commands, 'addMessage').mockResolvedValueOnce(false)
  await choose('More actions for answer 1', 'Add a message below…')
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text' })
  fireEvent.change(field, { target: { value: 'Kept' } })
  const press = () => act(async () => fireEvent.click(screen.getByRole('button', { name: 'Add' })))
  await press()
  expect(screen.getByRole('alert').textContent).toMatch(/^That did not work/)
  expect(field.value).toBe('Kept')
  await press()
  expect(add).toHaveBeenCalledTimes(2)
  expect(screen.queryByRole('textbox', { name: 'Text' })).toBeNull()
})

test('an edited message that could not be run stays in its box, and can be run again', async () => {
  const { client } = renderExchange()
  const run = vi.spyOn(client.commands, 'editAndRun').mockResolvedValueOnce(false)
  fireEvent.click(screen.getByRole('button', { name: 'Edit and run message 1' }))
  const box = screen.getByLabelText<HTMLTextAreaElement>('Edited message')
  fireEvent.input(box, { target: { value: 'Kept' } })
  const press = () => act(async () => fireEvent.click(screen.getByRole('button', { name: 'Run' })))
  await press()
  expect(screen.getByRole('alert').textContent).toMatch(/^That did not work/)
  expect(box.value).toBe('Kept')
  await press()
  expect(run).toHaveBeenCalledTimes(2)
  expect(screen.queryByLabelText('Edited message')).toBeNull()
})
