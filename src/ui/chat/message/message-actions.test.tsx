import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { createFakeClient } from '../__fixtures__/fake-client.ts'
import { aBody, anExchange } from '../__fixtures__/messages.ts'
import { renderPane } from '../__fixtures__/render-pane.tsx'

afterEach(cleanup)

const renderExchange = () => {
  const client = createFakeClient()
  client.setDocument(anExchange())
  return renderPane(client)
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

test('an answer runs again by its own button', () => {
  const { client } = renderExchange()
  fireEvent.click(screen.getByRole('button', { name: 'Run again, answer 1' }))
  expect(client.calls).toEqual([['runAgain', 'a1']])
})
