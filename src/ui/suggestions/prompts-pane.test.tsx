import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { suggestions } from '../../core/catalog/suggestions.ts'
import { aServer, openPage } from '../access/__fixtures__/open-page.tsx'
import { PromptsPane } from './prompts-pane.tsx'

async function openPane(hasKey = false) {
  const onDone = vi.fn<() => void>()
  const onFilled = vi.fn<() => void>()
  const onHistory = vi.fn<() => void>()
  const page = await openPage(
    <PromptsPane onDone={onDone} onFilled={onFilled} onHistory={onHistory} />,
    {
      server: aServer(hasKey),
    },
  )
  const press = async (name: string) => {
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name }))
      await page.clock.settle()
    })
  }
  return { ...page, onDone, onFilled, onHistory, press }
}

test('the four starters are buttons of exactly their text', async () => {
  await openPane()
  const list = within(screen.getByRole('region', { name: 'Starters' }))
  expect(list.getAllByRole('button').map((button) => button.textContent)).toEqual(suggestions)
})

test('where the demo answers, a starter is sent at once', async () => {
  const { proxy, press, onDone, onFilled } = await openPane()
  await press('Compare REST vs GraphQL APIs')
  await vi.waitFor(() => expect(proxy.upstream).toHaveLength(1), { timeout: 10_000 })
  expect(proxy.upstream[0]?.body).toContain('Compare REST vs GraphQL APIs')
  expect(onDone).toHaveBeenCalledOnce()
  expect(onFilled).not.toHaveBeenCalled()
})

test('where an answer costs money, a starter goes into the composer', async () => {
  const { client, proxy, press, onFilled } = await openPane(true)
  await press('Compare REST vs GraphQL APIs')
  expect(proxy.upstream).toHaveLength(0)
  expect(client.workspace.getState().drafts).toEqual({ new: 'Compare REST vs GraphQL APIs' })
  expect(onFilled).toHaveBeenCalledOnce()
})

test('a saved prompt can be used, removed, and brought back', async () => {
  const { client, press } = await openPane()
  act(() => client.commands.savePrompt('Tell me a joke'))
  expect(screen.getByRole('button', { name: 'Tell me a joke' })).toBeTruthy()
  await press('Remove prompt: Tell me a joke')
  expect(screen.queryByRole('button', { name: 'Tell me a joke' })).toBeNull()
  await press('Undo')
  expect(screen.getByRole('button', { name: 'Tell me a joke' })).toBeTruthy()
})

test('a chat is opened again, marked while it is open, deleted and brought back', async () => {
  const { press } = await openPane()
  await press('Compare REST vs GraphQL APIs')
  const recent = () => within(screen.getByRole('region', { name: 'Recent' }))
  const chat = () => recent().getByRole('button', { name: 'Compare REST vs GraphQL APIs' })
  expect(chat().getAttribute('aria-current')).toBe('true')
  await press('New chat')
  expect(chat().getAttribute('aria-current')).toBeNull()
  await act(async () => fireEvent.click(chat()))
  expect(chat().getAttribute('aria-current')).toBe('true')
  await press('Delete chat: Compare REST vs GraphQL APIs')
  expect(recent().queryByRole('button', { name: 'Compare REST vs GraphQL APIs' })).toBeNull()
  await press('Undo')
  expect(chat()).toBeTruthy()
})

test('of many chats the last thirty are listed, and all are one press away', async () => {
  const { client, clock, onHistory, press } = await openPane()
  for (let count = 0; count < 32; count++) {
    client.commands.newConversation()
    await act(async () => {
      await client.commands.usePrompt(`Chat ${count}`)
      await clock.advance(1)
    })
  }
  const recent = within(screen.getByRole('region', { name: 'Recent' }))
  const listed = recent.getAllByRole('button', { name: /^Chat / }).map((row) => row.textContent)
  expect(listed).toHaveLength(30)
  expect(listed[0]).toBe('Chat 31')
  await press('All chats')
  expect(onHistory).toHaveBeenCalledOnce()
})

test('the filter narrows all lists, and says when nothing is left', async () => {
  await openPane()
  const filter = screen.getByRole('searchbox', { name: 'Filter prompts and chats' })
  fireEvent.change(filter, { target: { value: 'python' } })
  const shown = suggestions.filter((name) => screen.queryByRole('button', { name }))
  expect(shown).toEqual(['Write a Python function to sort a list'])
  fireEvent.change(filter, { target: { value: 'zebra' } })
  expect(screen.getByText('No prompt or title contains “zebra”.')).toBeTruthy()
})

test('the arrows go from one line to the next', async () => {
  await openPane()
  const [first, second] = suggestions.map((name) => screen.getByRole('button', { name }))
  if (!first || !second) throw new Error('no suggestions')
  first.focus()
  fireEvent.keyDown(first, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(second)
  fireEvent.keyDown(second, { key: 'ArrowUp' })
  expect(document.activeElement).toBe(first)
  fireEvent.keyDown(first, { key: 'ArrowUp' })
  expect(document.activeElement).toBe(first)
})
