import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { openPage } from '../../access/__fixtures__/open-page.tsx'
import { ConversationPane } from '../conversation-pane.tsx'
import { completeBrowser } from '../__fixtures__/render-pane.tsx'

afterEach(cleanup)

const body = {
  model: 'kimi-k2-0905',
  messages: [
    { role: 'user', content: 'One' },
    { role: 'assistant', content: 'Two' },
    { role: 'user', content: 'Three' },
  ],
}
const aKey = 'sk-or-v1-0123456789abcdef0123456789abcdef'
const command = `curl https://elsewhere.example/v1/chat/completions \\
  -H 'Authorization: Bearer ${aKey}' \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(body)}'`
const sentence = 'This looks like a request for kimi-k2-0905 with 3 messages.'

async function openPane() {
  completeBrowser()
  const page = await openPage(
    <ConversationPane onSetup={() => {}} onChooseModel={() => {}} onCompare={() => {}} />,
  )
  const field = document.getElementById('composer')
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('there is a composer')
  const draft = () => page.client.workspace.getState().drafts['new'] ?? ''
  /** @returns whether the browser would have put it into the field */
  const paste = (text: string) => fireEvent.paste(field, { clipboardData: { getData: () => text } })
  const offered = (text: string | RegExp = sentence) => screen.findByText(text)
  const press = (name: string) =>
    // oxlint-disable-next-line typescript/require-await -- what it starts ends in a later task
    act(async () => void fireEvent.click(screen.getByRole('button', { name })))
  return { ...page, field, draft, paste, offered, press }
}

test('a pasted request is held out of the field, and offered', async () => {
  const { field, draft, paste, offered } = await openPane()
  expect(paste(command)).toBe(false)
  const status = await offered()
  expect(status.closest('[role=status]')).toBeTruthy()
  expect([field.value, draft()]).toEqual(['', ''])
  expect(screen.getByText('cURL · OpenAI compatible')).toBeTruthy()
  expect(
    screen.getByText(
      'Goes to https://elsewhere.example/v1/chat/completions in the text. Here the demo answers; that address is never called.',
    ),
  ).toBeTruthy()
  expect(screen.getByText('The key in this text was not kept.')).toBeTruthy()
  expect(document.body.textContent).not.toContain(aKey)
})

test('loading it fills the page, says so with Undo, and puts the focus into the message', async () => {
  const { client, field, paste, offered, press } = await openPane()
  paste(command)
  await offered()
  await press('Load it')
  await waitFor(() => expect(screen.getByText('Request loaded.')).toBeTruthy())
  expect(client.workspace.getState().choice.modelId).toBe('kimi-k2-0905')
  expect(field.value).toBe('Three')
  expect(document.activeElement).toBe(field)
  expect(screen.queryByText(sentence)).toBeNull()
  await press('Undo')
  await waitFor(() => expect(screen.queryByText('Request loaded.')).toBeNull())
  expect(client.workspace.getState().choice.modelId).toBe('moonshotai-kimi-k2-0905')
  expect(document.activeElement).toBe(field)
})

test.each([
  ['the button', async ({ press }: Opened) => press('Keep as text')],
  ['Escape', ({ field }: Opened) => fireEvent.keyDown(field, { key: 'Escape' })],
])('by %s the text goes into the field, and its key is warned of', async (_, keep) => {
  const opened = await openPane()
  opened.paste(command)
  await opened.offered()
  await keep(opened)
  expect(opened.field.value).toBe(command)
  expect(opened.draft()).toBe(command)
  expect(document.activeElement).toBe(opened.field)
  expect(opened.field.selectionStart).toBe(command.length)
  expect(screen.getByText(/looks like an API key/)).toBeTruthy()
})

test('what is no request goes into the field as if nothing had been', async () => {
  const { field, paste } = await openPane()
  const text = 'Explain: curl -I https://example.org'
  paste(text)
  await waitFor(() => expect(field.value).toBe(text))
  expect(screen.queryByRole('button', { name: 'Keep as text' })).toBeNull()
})

test.each(['Just some words.', 'const a = 1\nconst b = 2'])(
  'an ordinary paste is the browser’s own: %s',
  async (text) => {
    const { paste } = await openPane()
    expect(paste(text)).toBe(true)
  },
)

test('a request pasted into a message that is begun is part of it', async () => {
  const { field, paste } = await openPane()
  fireEvent.input(field, { target: { value: 'What does this do? ' } })
  expect(paste(command)).toBe(true)
})

test('a broken request names the place', async () => {
  const { paste, offered, press, field } = await openPane()
  paste('{"model": "m",\n  "messages": [,]}')
  expect((await offered(/cannot be read\. Line 2, column \d+: /)).textContent).toBeTruthy()
  expect(document.querySelector('.import-line mark')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Load it' })).toBeNull()
  await press('Discard')
  expect(field.value).toBe('')
  expect(document.activeElement).toBe(field)
})

test('while a text waits for a decision, Enter in the empty field sends nothing', async () => {
  const { client, field, paste, offered, press, proxy } = await openPane()
  paste(JSON.stringify({ ...body, messages: [body.messages[0], body.messages[1]] }))
  await offered(/with 2 messages/)
  await press('Load it')
  await screen.findByText('Send asks for an answer to the last message')
  paste(command)
  await offered()
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 })
  expect(proxy.upstream).toEqual([])
  expect(client.workspace.getState().conversationId).not.toBeNull()
})

test('a text that is dropped anywhere on the pane is offered too', async () => {
  const { offered } = await openPane()
  const log = screen.getByRole('log', { name: 'Conversation' })
  const dataTransfer = { files: [], types: ['text/plain'], getData: () => command }
  expect(fireEvent.dragOver(log, { dataTransfer })).toBe(false)
  fireEvent.drop(log, { dataTransfer })
  expect(await offered()).toBeTruthy()
})

type Opened = Awaited<ReturnType<typeof openPane>>
