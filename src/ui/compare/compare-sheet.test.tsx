import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { spoken } from '../../client/testing/test-house.ts'
import { createConversation } from '../../core/history/conversation.ts'
import { summaryOf } from '../../core/history/summary.ts'
import { openPage } from '../access/__fixtures__/open-page.tsx'
import { CompareSheet } from './compare-sheet.tsx'

const wide = ['(min-width: 1024px)']

/** A page on which a question was asked, and what the model says to each. */
async function openChat(media: readonly string[] = []) {
  const page = await openPage(<></>, { media })
  const { client, clock, proxy } = page
  const { commands, queries, queryClient, workspace } = client

  async function answer(text: string): Promise<string> {
    const runId = proxy.upstream.at(-1)?.runId ?? ''
    proxy.append(
      runId,
      { type: 'open', atMs: 5, status: 200, headers: {} },
      {
        type: 'chunk',
        atMs: 10,
        text: spoken([
          { type: 'text-delta', text },
          { type: 'finish', reason: 'stop', rawReason: null },
        ]),
      },
      { type: 'end', atMs: 20, cause: 'eof' },
    )
    await act(() => clock.advance(1000))
    return runId
  }
  return {
    ...page,
    ask: async (prompt: string, text: string) => {
      await act(() => commands.usePrompt(prompt))
      return answer(text)
    },
    runAgain: async (text: string) => {
      const id = workspace.getState().conversationId ?? ''
      const document = await queryClient.fetchQuery(queries.conversation(id))
      await act(() => commands.runAgain(document?.conversation.leafId ?? ''))
      return answer(text)
    },
    compare: async (runId: string) => {
      page.rerenderWithin(<CompareSheet runId={runId} onClose={() => {}} />)
      await act(() => clock.settle())
      return within(await screen.findByRole('dialog', { name: 'Compare two answers' }))
    },
  }
}

const part = (name: string) => within(screen.getByRole('region', { name }))
const texts = (tag: 'ins' | 'del') =>
  [...document.querySelectorAll(tag)].map(({ childNodes }) => childNodes[1]?.textContent)

test('an answer is compared with the variant beside it: words, parameters, messages', async () => {
  const { ask, runAgain, compare, client } = await openChat()
  await ask('Hello', 'The red fox runs.')
  client.commands.setParam('temperature', 1.2)
  client.commands.setParamSent('topP', false)
  const second = await runAgain('The blue fox runs fast.')
  const sheet = await compare(second)
  const chosen = sheet
    .getAllByRole<HTMLSelectElement>('combobox', { name: 'Answer' })
    .map(({ selectedOptions }) => selectedOptions[0]?.textContent)
  expect(chosen).toEqual([
    'Answer 1, variant 1, Kimi K2 0905, T 0.7',
    'Answer 1, variant 2, Kimi K2 0905, T 1.2',
  ])
  expect(await part('Answer').findByText('1 word removed, 2 words added.')).toBeTruthy()
  expect([texts('del'), texts('ins')]).toEqual([['red'], ['blue', 'fast']])
  const rows = part('Request')
    .getAllByRole('row')
    .map(({ children }) => [...children].map(({ textContent }) => textContent))
  expect(rows).toEqual([
    ['What', 'First', 'Second'],
    ['Temperature', '0.7', '1.2'],
    ['Top P', '0.9', 'not sent'],
  ])
  expect(screen.getByText('No difference in messages: 2 messages are the same.')).toBeTruthy()
})

test('what is the same is said to be the same', async () => {
  const { ask, runAgain, compare } = await openChat()
  await ask('Hello', 'The red fox runs.')
  await compare(await runAgain('The red fox runs.'))
  expect(await screen.findByText('No difference: the answers are the same, 4 words.')).toBeTruthy()
  expect(screen.getByText(/the requests are the same, byte for byte/)).toBeTruthy()
})

test('any other run can be chosen, and one of another chat', async () => {
  const { ask, compare, client, clock } = await openChat()
  await ask('Elsewhere', 'A third thing.')
  client.commands.newConversation()
  await ask('Hello', 'One.')
  const sheet = await compare(await ask('And then?', 'Two.'))
  expect(await part('Answer').findByText('1 word removed, 1 word added.')).toBeTruthy()
  const first = within(sheet.getByRole('group', { name: 'First answer' }))
  const chat = first.getByRole('combobox', { name: 'Chat' })
  const other = within(chat).getByRole<HTMLOptionElement>('option', { name: 'Elsewhere' })
  fireEvent.change(chat, { target: { value: other.value } })
  await act(() => clock.settle())
  expect(await part('Answer').findByText('3 words removed, 1 word added.')).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'User message, changed' })).toBeTruthy()
})

test('of more chats than a list can hold, any is found by its words', async () => {
  const { ask, runAgain, compare, client, clock } = await openChat()
  await ask('Hello', 'One.')
  const second = await runAgain('Two.')
  const { queries, queryClient } = client
  const chats = Array.from({ length: 202 }, (_, at) =>
    summaryOf({ ...createConversation(`${at}`, -at), title: `Chat number ${at}` }, []),
  )
  queryClient.setQueryData(queries.conversations().queryKey, chats)
  const excerpt = { before: '', match: 'number', after: '' }
  const hits = [{ conversationId: '201', nodeId: null, excerpt }]
  queryClient.setQueryData(queries.search('number 201').queryKey, hits)
  const sheet = await compare(second)
  const first = within(sheet.getByRole('group', { name: 'First answer' }))
  const titles = () =>
    within(first.getByRole('combobox', { name: 'Chat' }))
      .getAllByRole('option')
      .map(({ textContent }) => textContent)
  expect(titles()).toHaveLength(201)
  expect(titles()).not.toContain('Chat number 201')
  const field = first.getByRole('searchbox', { name: 'Find a chat by its words' })
  fireEvent.change(field, { target: { value: 'number 201' } })
  await act(() => clock.settle())
  expect(titles()).toEqual(['This chat', 'Chat number 201'])
})

test('a long stretch that is the same is folded, and opens', async () => {
  const { ask, runAgain, compare } = await openChat()
  const same = 'All of this was said before, word by word. '.repeat(20)
  await ask('Hello', `${same}One.`)
  await compare(await runAgain(`${same}Two.`))
  const fold = await screen.findByRole('button', { name: '… 168 words the same …' })
  fireEvent.click(fold)
  expect(fold.isConnected).toBe(false)
  const diff = document.querySelector('.text-diff')
  expect(document.activeElement).toBe(diff)
  expect(diff?.textContent?.startsWith(same.trimEnd())).toBe(true)
})

test('in a wide window the texts stand beside each other, each with its own words', async () => {
  const { ask, runAgain, compare } = await openChat(wide)
  await ask('Hello', 'The red fox.')
  await compare(await runAgain('The blue fox.'))
  await part('Answer').findByText('1 word removed, 1 word added.')
  const sides = () => [...document.querySelectorAll('.diff-row > div')].length
  expect(sides()).toBe(2)
  await act(async () => fireEvent.click(screen.getByRole('radio', { name: 'Unified' })))
  expect(sides()).toBe(0)
})

test('an answer that is alone says that there is nothing to compare with', async () => {
  const { ask, compare } = await openChat()
  await compare(await ask('Hello', 'One.'))
  expect(await screen.findByText(/no other answer to compare with/)).toBeTruthy()
})
