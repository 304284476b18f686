import { beforeAll, expect, test, vi } from 'vitest'

import { openPage } from '../access/__fixtures__/open-page.tsx'
import { keyIntents } from './intents.ts'
import { allIntents } from './more-intents.ts'
import type { PageHands } from './page-hands.ts'
import { pageShortcuts } from './page-shortcuts.ts'

// Printers take a while to transform: not while a test waits.
beforeAll(async () => void (await import('./next-program.ts')), 60_000)

async function takeHold() {
  const { client } = await openPage(<p>The page</p>)
  const hands: PageHands = {
    client,
    theme: 'system',
    setTheme: vi.fn<PageHands['setTheme']>(),
    open: vi.fn<PageHands['open']>(),
    toggleLeft: vi.fn<() => void>(),
    focusComposer: vi.fn<() => void>(),
    say: vi.fn<PageHands['say']>(),
  }
  const intent = (id: string) => {
    const found = allIntents(hands).find((each) => each.id === id)
    if (!found) throw new Error(`There is no intent ${id}.`)
    return found
  }
  return { hands, intent }
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
  const offered = ['run-again', 'stop', 'undo'].filter((id) => intent(id).isOffered?.(hands))
  expect(offered).toEqual([])
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
