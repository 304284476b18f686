import { act, cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import type { ChatMessage } from '../../../core/chat/message.ts'
import { createFakeClient } from '../__fixtures__/fake-client.ts'
import { aDocument, userNode } from '../__fixtures__/messages.ts'
import { renderPane } from '../__fixtures__/render-pane.tsx'

afterEach(cleanup)

const withDocument = (document: ReturnType<typeof aDocument>) => {
  const client = createFakeClient()
  client.setDocument(document)
  return client
}

const writtenNode = (id: string, parentId: string | null, message: ChatMessage) =>
  ({ id, parentId, createdAt: 0, isDeleted: false, role: 'written', message }) as const

const anImport = () =>
  aDocument([
    userNode('u1', 'What is the weather?', null),
    writtenNode('w1', 'u1', {
      role: 'assistant',
      text: 'I will **look**.',
      reasoning: { text: 'A tool would help.', field: 'reasoning' },
      toolCalls: [{ id: 'call_1', name: 'weather', argumentsText: '{"city":"Kyiv"}' }],
    }),
    writtenNode('w2', 'w1', { role: 'tool', callId: 'call_1', text: '{"celsius":4}' }),
    writtenNode('w3', 'w2', { role: 'system', text: 'Be brief.' }),
    writtenNode('w4', 'w3', { role: 'assistant', text: 'Four degrees.' }),
  ])

test('an imported answer reads like one of ours, says where it is from, and has no trace', () => {
  renderPane(withDocument(anImport()))
  const message = within(screen.getByRole('article', { name: 'Imported answer 1' }))
  expect(message.getByText('From the imported request')).toBeTruthy()
  expect(message.getByText(/I will/).textContent).toContain('look')
  expect(message.getByText('A tool would help.')).toBeTruthy()
  expect(message.getByRole('region', { name: 'Tool call weather' }).textContent).toContain(
    '{"city":"Kyiv"}',
  )
  expect(message.queryByRole('img')).toBeNull()
  expect(screen.getByRole('article', { name: 'Imported answer 2' })).toBeTruthy()
})

test('a tool result and a system message of an import stand as they were written', () => {
  renderPane(withDocument(anImport()))
  const result = screen.getByRole('article', { name: 'Tool result 1' })
  expect(within(result).getByText('{"celsius":4}')).toBeTruthy()
  expect(within(result).getByText('call_1')).toBeTruthy()
  const system = screen.getByRole('article', { name: 'System message 1' })
  expect(within(system).getByText('Be brief.')).toBeTruthy()
})

test('every imported message can be copied and deleted, under a name of its own', async () => {
  const { client } = renderPane(withDocument(anImport()))
  const names = screen.getAllByRole('button', { name: /^Copy / }).map((each) => each.ariaLabel)
  expect(new Set(names).size).toBe(5)
  fireEvent.click(screen.getByRole('button', { name: 'More actions for tool result 1' }))
  const remove = await screen.findByRole('menuitem', { name: 'Delete' })
  // oxlint-disable-next-line typescript/require-await -- the command answers in a later task
  await act(async () => void fireEvent.click(remove))
  expect(client.calls).toEqual([['deleteMessage', 'w2']])
})

test('an image of an imported message is named and never loaded', () => {
  const address = 'https://tracker.example/pixel.png?who=me'
  const content = [
    { type: 'text', text: 'Look' },
    { type: 'image', url: address },
  ] as const
  renderPane(
    withDocument(
      aDocument([
        { id: 'u1', parentId: null, createdAt: 0, isDeleted: false, role: 'user', content },
      ]),
    ),
  )
  const message = screen.getByRole('article', { name: 'You, message 1' })
  expect(within(message).getByText('tracker.example')).toBeTruthy()
  expect(message.querySelector('img')).toBeNull()
})
