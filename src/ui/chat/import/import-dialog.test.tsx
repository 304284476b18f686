import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { openPage } from '../../access/__fixtures__/open-page.tsx'
import { ImportDialog } from './import-dialog.tsx'

afterEach(cleanup)

const body = '{ "model": "my-model", "messages": [{ "role": "user", "content": "Hi" }] }'

async function openDialog() {
  const onClose = vi.fn<() => void>()
  const page = await openPage(<ImportDialog onClose={onClose} composerOf={() => null} />)
  const field = screen.getByRole<HTMLTextAreaElement>('textbox')
  const load = () => screen.getByRole('button', { name: 'Load it' })
  const type = (value: string) => fireEvent.change(field, { target: { value } })
  /** The files of jsdom cannot be read; only what reads them is given. */
  const choose = (name: string, text: string) => {
    const bytes = new TextEncoder().encode(text)
    const file = { name, size: bytes.length, arrayBuffer: () => Promise.resolve(bytes.buffer) }
    fireEvent.change(screen.getByLabelText('File with a request'), { target: { files: [file] } })
  }
  return { ...page, onClose, field, load, type, choose }
}

test('what is typed is read as it is typed, and loaded', async () => {
  const { client, onClose, load, type } = await openDialog()
  expect(load().getAttribute('aria-disabled')).toBe('true')
  type(body)
  expect(
    await screen.findByText('This looks like a request for my-model with 1 message.'),
  ).toBeTruthy()
  // oxlint-disable-next-line typescript/require-await -- what it starts ends in a later task
  await act(async () => void fireEvent.click(load()))
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce())
  expect(client.workspace.getState().choice.modelId).toBe('my-model')
})

test('what is no request cannot be loaded', async () => {
  const { client, onClose, load, type } = await openDialog()
  type('Just some words.')
  expect(await screen.findByText('There is no request in this text.')).toBeTruthy()
  fireEvent.click(load())
  expect(onClose).not.toHaveBeenCalled()
  expect(client.workspace.getState().choice.modelId).toBe('moonshotai-kimi-k2-0905')
})

test('a file is put into the field, where it can be seen', async () => {
  const { field, choose } = await openDialog()
  choose('ask.json', body)
  await waitFor(() => expect(field.value).toBe(body))
  expect(await screen.findByText(/my-model/, { selector: '[role=status]' })).toBeTruthy()
})

test('a file that is no text says so', async () => {
  const { choose, field } = await openDialog()
  choose('a.png', 'PNG\0')
  expect(await screen.findByText('a.png is not a text.')).toBeTruthy()
  expect(field.value).toBe('')
})
