import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import { openPage } from '../access/__fixtures__/open-page.tsx'
import { stubLayout } from './__fixtures__/stub-layout.ts'
import { App } from './app.tsx'

/** What the palette is made of, on a slow line: it arrives when a test says so. */
const line = vi.hoisted(() => {
  let free = () => {}
  const isFree = new Promise<void>((resolve) => {
    free = resolve
  })
  return { isFree, free }
})
// Not `page-palette.tsx`, which is imported dynamically: of two such imports in flight at once, from
// one file, Vitest gives the mock to the first only.
vi.mock('../palette/command-palette.tsx', async (importOriginal) => {
  await line.isFree
  return importOriginal()
})

// What it is made of takes seconds to be read on a busy machine; only the palette itself is held.
beforeAll(async () => {
  await vi.importActual('../palette/command-palette.tsx')
}, 60_000)

beforeEach(() => {
  // jsdom has no layout: without this a dialog finds nothing in it that can take the focus.
  Element.prototype.checkVisibility = () => true
  Element.prototype.scrollIntoView = () => {}
  stubLayout()
})
afterEach(() => vi.unstubAllGlobals())

const focused = () => document.activeElement as HTMLInputElement
const composer = () => document.querySelector<HTMLTextAreaElement>('#composer')
/** A key where the focus is, as a keyboard sends it. */
const pressKey = (key: string, held: KeyboardEventInit = {}) =>
  act(async () => fireEvent.keyDown(focused(), { key, ...held }))
/** Letters go where the focus is. */
const type = (text: string) =>
  act(async () => fireEvent.input(focused(), { target: { value: text } }))

/** The page with a message begun and the keys pressed that open the palette. */
async function askForPalette() {
  const page = await openPage(<App />)
  act(() => composer()?.focus())
  await type('half a thought')
  await pressKey('Control', { ctrlKey: true })
  await pressKey('k', { ctrlKey: true })
  return page
}

// The order of these tests matters: once the palette is here it stays.

test('what is typed before the palette is here goes to it, and Enter sends nothing', async () => {
  const { client, proxy } = await askForPalette()
  await type('qwen')
  await pressKey('Enter')
  await pressKey('Enter', { ctrlKey: true })
  expect(composer()?.value).toBe('half a thought')
  expect(client.workspace.getState()).toMatchObject({
    conversationId: null,
    drafts: { new: 'half a thought' },
  })
  expect(proxy.upstream).toEqual([])
  expect(focused().value).toBe('qwen')
})

test('Escape takes the wish back, and leads to where it was typed before', async () => {
  await askForPalette()
  await type('qwen')
  await pressKey('Escape')
  expect(screen.queryByLabelText('Find a model or a command')).toBeNull()
  expect(focused()).toBe(composer())
})

test('the palette comes with what was typed, and gives the focus back at its end', async () => {
  await askForPalette()
  await type('qwen')
  line.free()
  const field = await screen.findByRole('combobox', { name: 'Find a model or a command' })
  await waitFor(() => expect(focused()).toBe(field))
  expect(focused().value).toBe('qwen')
  expect(screen.getAllByRole('option')[0]?.textContent).toMatch(/qwen/i)
  await pressKey('Escape')
  await waitFor(() => expect(focused()).toBe(composer()))
})
