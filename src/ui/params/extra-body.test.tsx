import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'

import { openPage } from '../access/__fixtures__/open-page.tsx'
import { ParamsPane } from './params-pane.tsx'

// The plain field that stands there until CodeMirror has come: jsdom can type into it.
vi.mock('../kit/json-editor/create-code-mirror.ts', () => new Promise(() => undefined))

const fold = () => screen.getByRole('button', { name: /^Extra body/ })
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Extra body' })
const type = (text: string) => fireEvent.change(field(), { target: { value: text } })
const group = () => within(screen.getByRole('group', { name: 'Extra body' }))

async function open() {
  const page = await openPage(<ParamsPane />)
  fireEvent.click(fold())
  await screen.findByRole('textbox', { name: 'Extra body' })
  return page
}

describe('extra body', () => {
  test('it is folded while it is empty, and says how much of it is sent', async () => {
    const { client } = await open()
    expect(field().placeholder).toBe('{ "user": "me" }')
    type('{ "user": "me", "top_a": 1 }')
    expect(client.workspace.getState().extraBody).toEqual({
      text: '{ "user": "me", "top_a": 1 }',
      isSent: true,
    })
    expect(fold().textContent).toBe('Extra body · 2 sent')
    fireEvent.click(screen.getByRole('checkbox', { name: 'Send Extra body' }))
    expect(fold().textContent).toBe('Extra body · not sent')
    expect(client.workspace.getState().extraBody.isSent).toBe(false)
  })

  test('what is not JSON is told of with its line, folded too', async () => {
    await open()
    type('{\n  "user": "me",\n}')
    expect(await group().findByText(/^Line 2: a comma before } is not allowed/)).toBeTruthy()
    await waitFor(() => expect(fold().textContent).toBe('Extra body · cannot be sent'))
    fireEvent.click(fold())
    expect(screen.getByText(/^The extra body is not JSON. Line 2: .*\.$/)).toBeTruthy()
  })

  test('a key is not taken, and the field says what to do', async () => {
    await open()
    type('{ "key": "x" }')
    expect(
      await group().findByText(/cannot carry "key": keys stay on the server.*Delete it/),
    ).toBeTruthy()
  })

  test('only a mistake in it is told of here', async () => {
    await open()
    type('[]')
    expect(await screen.findAllByText('The extra body must be a JSON object: { … }.')).toHaveLength(
      1,
    )
  })

  test('a member that stands for a slider is said, there and on the slider', async () => {
    await open()
    type('{ "top_p": 0.5 }')
    expect(await group().findByText(/^The extra body sets "top_p"/)).toBeTruthy()
    const row = within(screen.getByRole('group', { name: 'Top P' }))
    expect(row.getByText('The extra body sets it: what stands here is not sent.')).toBeTruthy()
    fireEvent.click(row.getByRole('checkbox', { name: 'Send Top P' }))
    expect(row.getByText('The extra body sets it: what stands here is not sent.')).toBeTruthy()
  })

  test('a member that this dialect asks for and adds is not taken for the extra body’s', async () => {
    await open()
    fireEvent.click(screen.getByRole('radio', { name: 'Anthropic compatible' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Send Max Tokens' }))
    const row = within(screen.getByRole('group', { name: 'Max Tokens' }))
    expect(await row.findByText(/^Max Tokens is set to 1000 for you/)).toBeTruthy()
    expect(row.queryByText(/extra body/)).toBeNull()
  })
})

describe('stream', () => {
  test('unticked, the answer comes whole, and that is a change', async () => {
    const { client } = await openPage(<ParamsPane />)
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Stream the answer' })
    expect(box.checked).toBe(true)
    fireEvent.click(box)
    expect(client.workspace.getState().stream).toBe(false)
    expect(screen.getByText('The answer comes in one piece, when it is finished.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Reset all' }))
    expect(box.checked).toBe(true)
  })
})
