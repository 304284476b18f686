import { act, fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import type { Client } from '../../../client/client.ts'
import { openPage } from '../../access/__fixtures__/open-page.tsx'
import { IslandContent } from './islands.tsx'

vi.mock('./exchange.tsx', () => {
  throw new TypeError('Failed to fetch dynamically imported module')
})

const props = {
  model: { id: 'm', providerId: 'modelslab', shortName: 'M' },
  playgroundPath: '/models/m',
  prompts: [],
}

/** The box on a client that answers as the test says. */
async function openBox(ask: Client['commands']['ask']) {
  const stop = vi.fn(() => Promise.resolve())
  const { client, rerender } = await openPage(<p />)
  const commands = { ...client.commands, ask, stop }
  rerender(<IslandContent name="ask" props={props} client={{ ...client, commands }} />)
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Ask M' })
  field.value = 'Why?'
  return { stop, field }
}

/** React tells the console of what a boundary caught: the part that cannot be fetched. */
const expectCaughtError = () => vi.spyOn(console, 'error').mockImplementation(() => {})

const press = (name: string) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }))
  })

test('a question that could not be sent says so, and stays in the field', async () => {
  const { field } = await openBox(() => Promise.resolve(null))
  await press('Send')
  expect(screen.getByRole('alert').textContent).toMatch(/^Not sent\. A part of this page could not/)
  expect(field.value).toBe('Why?')
  expect(screen.getByRole('button', { name: 'Send' })).toBeTruthy()
})

test('Stop before the question has a conversation stops that one, and no other', async () => {
  expectCaughtError()
  let begin: (id: string) => void = () => {}
  const { stop, field } = await openBox(() => new Promise((resolve) => (begin = resolve)))
  await press('Send')
  await press('Stop')
  expect(stop).not.toHaveBeenCalled() // what is open still is another conversation
  await act(async () => begin('c1'))
  expect(stop).toHaveBeenCalledOnce()
  expect(field.value).toBe('')
})

test('Stop between the beginning of the conversation and its drawing is not lost', async () => {
  expectCaughtError()
  let begin: (id: string) => void = () => {}
  const { stop } = await openBox(() => new Promise((resolve) => (begin = resolve)))
  await press('Send')
  await act(async () => {
    begin('c1')
    await new Promise((resolve) => setTimeout(resolve)) // taken in; `act` draws at its end
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }))
  })
  expect(stop).toHaveBeenCalledOnce()
})

test('where the answer cannot be shown, it says where it is, and the next one can be asked for', async () => {
  expectCaughtError()
  await openBox(() => Promise.resolve('c1'))
  await press('Send')
  const link = await screen.findByRole('link', { name: 'Read it in the playground' })
  expect(link.getAttribute('href')).toBe('/models/m')
  expect(screen.getByRole('button', { name: 'Send' })).toBeTruthy()
})
