import { beforeAll, expect, test, vi } from 'vitest'

import { longestWaitMs, spoken } from '../../client/testing/test-house.ts'
import { createConversation, pathOf } from '../../core/history/conversation.ts'
import { openPage } from '../access/__fixtures__/open-page.tsx'
import { keyIntents } from './intents.ts'
import { openDocument } from './last-answer.ts'
import { allIntents } from './more-intents.ts'
import type { PageHands } from './page-hands.ts'
import { pageShortcuts } from './page-shortcuts.ts'

// Printers take a while to transform: not while a test waits.
beforeAll(async () => void (await import('./next-program.ts')), 60_000)

async function takeHold() {
  const { client, proxy, clock } = await openPage(<p>The page</p>)
  const hands: PageHands = {
    client,
    theme: 'system',
    setTheme: vi.fn<PageHands['setTheme']>(),
    open: vi.fn<PageHands['open']>(),
    compare: vi.fn<PageHands['compare']>(),
    toggleLeft: vi.fn<() => void>(),
    focusComposer: vi.fn<() => void>(),
    say: vi.fn<PageHands['say']>(),
  }
  const intent = (id: string) => {
    const found = allIntents(hands).find((each) => each.id === id)
    if (!found) throw new Error(`There is no intent ${id}.`)
    return found
  }
  return { hands, intent, proxy, clock }
}

/** What lands on the clipboard. */
function watchClipboard(): string[] {
  const copied: string[] = []
  Object.defineProperty(navigator, 'clipboard', {
    value: {
      writeText: (text: string) => {
        copied.push(text)
        return Promise.resolve()
      },
    },
    configurable: true,
  })
  return copied
}

test('every shortcut of the page has its intent, and every intent an id and a label of its own', async () => {
  const { hands } = await takeHold()
  expect(keyIntents.map(({ id }) => id).toSorted()).toEqual(Object.keys(pageShortcuts).toSorted())
  const all = allIntents(hands)
  const names = all.map(({ group = '', label }) => `${group} ${label}`)
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(new Set(names).size).toBe(all.length)
})

test('of a choice the one that holds is told, and another can be chosen', async () => {
  const { hands, intent } = await takeHold()
  expect(intent('Theme system').isOn?.(hands)).toBe(true)
  expect(intent('Theme dark').isOn?.(hands)).toBe(false)
  void intent('Theme dark').run(hands)
  expect(hands.setTheme).toHaveBeenCalledWith('dark')
})

test('what needs an answer is offered only when there is one', async () => {
  const { hands, intent } = await takeHold()
  const offered = ['run-again', 'compare', 'stop', 'undo'].filter((id) =>
    intent(id).isOffered?.(hands),
  )
  expect(offered).toEqual([])
})

test('the last answer is compared with another one', async () => {
  const { hands, intent, proxy, clock } = await takeHold()
  hands.client.commands.setDraft('Hello')
  await hands.client.commands.send()
  await clock.settle()
  const runId = proxy.upstream[0]?.runId ?? ''
  expect(intent('compare').isOffered?.(hands)).toBe(false) // it is still being written
  proxy.append(
    runId,
    { type: 'open', atMs: 5, status: 200, headers: {} },
    { type: 'chunk', atMs: 6, text: spoken([{ type: 'text-delta', text: 'Hi' }]) },
    { type: 'end', atMs: 7, cause: 'eof' },
  )
  await clock.advance(longestWaitMs)
  await vi.waitFor(() => expect(intent('compare').isOffered?.(hands)).toBe(true))
  void intent('compare').run(hands)
  expect(hands.compare).toHaveBeenCalledExactlyOnceWith(runId)
})

test('a message that was deleted is brought back later, when no line offers that any more', async () => {
  const { hands, intent, proxy, clock } = await takeHold()
  const { client } = hands
  client.commands.setDraft('Hello')
  await client.commands.send()
  await clock.settle()
  const runId = proxy.upstream[0]?.runId ?? ''
  proxy.append(runId, { type: 'end', atMs: 7, cause: 'eof' })
  await clock.advance(longestWaitMs)
  const path = () => pathOf(openDocument(client)?.conversation ?? createConversation('', 0))
  const question = path()[0]?.id ?? ''
  await client.commands.deleteMessage(question)
  expect(path()[0]?.isDeleted).toBe(true)
  expect(intent('bring-back').isOffered?.(hands)).toBe(false) // the line does
  client.notices.setState({ undo: [] }) // as after a reload
  expect(intent('bring-back').isOffered?.(hands)).toBe(true)
  await intent('bring-back').run(hands)
  expect(path()[0]?.isDeleted).toBe(false)
  expect(intent('bring-back').isOffered?.(hands)).toBe(false)
})

test('a preset is found by its name', async () => {
  const { hands, intent } = await takeHold()
  await intent('preset precise').run(hands)
  await vi.waitFor(() =>
    expect(hands.client.workspace.getState().params.temperature.value).toBe(0.2),
  )
})

test('the model’s page is offered where it has one', async () => {
  const { hands, intent } = await takeHold()
  expect(intent('model-page').isOffered?.(hands)).toBe(true)
  hands.client.commands.chooseModel('modelslab', 'my-model')
  expect(intent('model-page').isOffered?.(hands)).toBe(false)
})

test('S21: the model ID and the code of the next request are copied from anywhere', async () => {
  const copied = watchClipboard()
  const { hands, intent } = await takeHold()
  await intent('copy-model-id').run(hands)
  expect(copied).toEqual(['moonshotai-kimi-k2-0905'])
  expect(hands.say).toHaveBeenLastCalledWith('Copied the model ID.')
  hands.client.commands.setDraft('What is a monad?')
  await intent('copy-code').run(hands)
  expect(copied[1]).toMatch(/^curl /)
  expect(copied[1]).toContain('"content": "What is a monad?"')
  expect(hands.say).toHaveBeenLastCalledWith('Copied the code.')
})
