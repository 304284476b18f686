import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { shippedModels } from '../../core/catalog/catalog.ts'
import { aListedModel } from '../../core/catalog/testing/catalog-models.ts'
import type { ListedModel } from '../../core/catalog/model-list.ts'
import type { LocalRuntime, LocalRuntimesAnswer } from '../../core/protocol/health.ts'
import { aProvider, aServer, demoProvider } from '../access/__fixtures__/open-page.tsx'
import { readBuiltNames } from './built-names.ts'
import { CatalogueApp } from './catalogue-app.tsx'
import { CatalogueDocument } from './catalogue-document.tsx'
import { takeFilledIn } from './filled-in.ts'
import type { SourceQueries } from './use-sources.ts'

const openRouter = aProvider({
  id: 'openrouter',
  name: 'OpenRouter',
  endpoints: { models: 'https://openrouter.ai/api/v1/models' },
})
const ollama = aProvider({
  id: 'ollama',
  name: 'Ollama',
  isLocal: true,
  endpoints: { models: 'http://127.0.0.1:11434/api/tags' },
})

const aRuntime = (given: Partial<LocalRuntime>): LocalRuntime => ({
  id: 'ollama',
  name: 'Ollama',
  baseUrl: 'http://127.0.0.1:11434',
  state: 'ready',
  modelCount: 1,
  hint: null,
  ...given,
})

type LookHere = () => Promise<LocalRuntimesAnswer>

const finds =
  (...runtimes: readonly Partial<LocalRuntime>[]): LookHere =>
  () =>
    Promise.resolve({ isAllowed: true, runtimes: runtimes.map(aRuntime) })

/** A server whose providers list what the test says; a list that is an error is not given. */
function aSource(lists: Record<string, readonly Partial<ListedModel>[] | Error>, local: LookHere) {
  const asked: string[] = []
  const queries: SourceQueries = {
    providers: () => ({
      queryKey: ['providers'],
      queryFn: () => Promise.resolve(aServer(false, openRouter, ollama)),
      staleTime: Infinity,
    }),
    models: (id) => ({
      queryKey: ['models', id],
      queryFn: () => {
        asked.push(id)
        const list = lists[id] ?? []
        return list instanceof Error
          ? Promise.reject(list)
          : Promise.resolve(list.map(aListedModel))
      },
      staleTime: Infinity,
    }),
    localRuntimes: () => ({
      queryKey: ['local-runtimes'],
      queryFn: () => local(),
      staleTime: Infinity,
    }),
  }
  return { queries, asked, lists }
}

function open(lists: Parameters<typeof aSource>[0] = {}, local = finds({})) {
  const source = aSource(lists, local)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const app = (
    <QueryClientProvider client={client}>
      <CatalogueApp queries={source.queries} builtNames={readBuiltNames(document.body)} />
    </QueryClientProvider>
  )
  return { ...source, app }
}

const start = (...given: Parameters<typeof open>) => {
  const opened = open(...given)
  render(opened.app)
  return opened
}

const count = () => document.querySelector('.catalogue-count[role=status]')?.textContent
const nameOf = (id: string) => (id === 'modelslab' ? 'ModelsLab' : id)

/** Not by role: a hundred names of links and buttons are worked out for each such question. */
const names = () => [...document.querySelectorAll('.entry h2')].map((each) => each.textContent)
const link = (name: string) => screen.getByLabelText<HTMLAnchorElement>(name).getAttribute('href')
const search = (text: string) =>
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: text } })

beforeEach(() => history.replaceState(null, '', '/models'))
afterEach(() => {
  cleanup()
  document.body.replaceChildren()
})

test('[S52] the page made at build has every model that ships, with both ways on from it', () => {
  document.body.innerHTML = renderToString(<CatalogueDocument nameOf={nameOf} />)
  expect(names()).toHaveLength(shippedModels.length)
  expect(document.body.innerHTML).not.toContain('style=')
  expect(document.querySelector('.entry-where')?.textContent).toMatch(/ at ModelsLab/)
  expect(link('Open MoonshotAI: Kimi K2 0905')).toBe('/models/moonshotai/moonshotai-kimi-k2-0905')
  expect(link('API of MoonshotAI: Kimi K2 0905')).toBe(
    '/models/moonshotai/moonshotai-kimi-k2-0905/api',
  )
})

test('a Latin name stands where the page begins, whichever side that is', () => {
  document.body.innerHTML = renderToString(<CatalogueDocument nameOf={nameOf} />)
  const heading = document.querySelector('.entry h2')!
  expect(heading.hasAttribute('dir')).toBe(false)
  expect(heading.firstElementChild?.tagName).toBe('BDI') // its own direction, inside the page's
})

test('it goes on from there, whatever view the address asks for', async () => {
  history.replaceState(null, '', '/models?q=kimi')
  document.body.innerHTML = `<div id="root">${renderToString(<CatalogueDocument nameOf={nameOf} />)}</div>`
  const root = document.getElementById('root')!
  // A tree that differs from the one at build would say so on the console, which fails a test.
  const hydrated = await act(async () => hydrateRoot(root, open().app))
  await waitFor(() => expect(names()).toEqual(['MoonshotAI: Kimi K2 0905']))
  act(() => hydrated.unmount())
})

test('what is typed, chosen and ticked before the scripts are there stays', async () => {
  history.replaceState(null, '', '/models?feature=json#models')
  document.body.innerHTML = `<div id="root">${renderToString(<CatalogueDocument nameOf={nameOf} />)}</div>`
  const root = document.getElementById('root')!
  const field = screen.getByRole<HTMLInputElement>('searchbox')
  const boxes = ['Open weights', 'Tools'].map((name) =>
    screen.getByLabelText<HTMLInputElement>(name),
  )
  const context = screen.getByLabelText<HTMLSelectElement>('Context')
  field.value = 'kimi'
  for (const box of boxes) box.checked = true
  context.value = '128k'
  const hydrated = await act(async () => hydrateRoot(root, open().app))
  expect(location.search).toBe('?q=kimi&feature=tools,json&context=128k&weights=open')
  expect(location.hash).toBe('#models')
  expect([field.value, context.value, ...boxes.map(({ checked }) => checked)]).toEqual([
    'kimi',
    '128k',
    true,
    true,
  ])
  act(() => hydrated.unmount())
})

test('an address stays as it is when nothing was filled in', () => {
  history.replaceState(null, '', '/models?q=kimi&sort=price&from=elsewhere')
  document.body.innerHTML = renderToString(<CatalogueDocument nameOf={nameOf} />)
  takeFilledIn(document.body)
  expect(location.search).toBe('?q=kimi&sort=price&from=elsewhere')
})

test('[S26] the lists of usable providers join it; the demo’s and those without a key do not', async () => {
  const { asked } = start({ openrouter: [{ id: 'x/new-model', name: 'X: New' }] })
  await screen.findByText('X: New')
  expect(asked).toEqual(['openrouter'])
  expect(asked).not.toContain(demoProvider.id)
  expect(link('Open X: New')).toBe('/#model=openrouter:x%2Fnew-model')
  expect(screen.getByText(/Without a key, the lists of ModelsLab are not here/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Set up' }).getAttribute('href')).toBe('/#setup')
})

test('a list that is not given says so in place, and can be asked for again', async () => {
  const { lists } = start({ openrouter: new Error('OpenRouter cannot be reached.') })
  const line = await screen.findByText(/OpenRouter did not give its list\. OpenRouter cannot/)
  expect(line).toBeTruthy()
  lists['openrouter'] = [{ id: 'x/new-model', name: 'X: New' }]
  fireEvent.click(screen.getByRole('button', { name: 'Ask OpenRouter again' }))
  await screen.findByText('X: New')
  expect(screen.queryByText(/did not give its list/)).toBeNull()
})

test('what is typed narrows the list at once, and reaches the address when it is left', async () => {
  start()
  search('kimi')
  await waitFor(() => expect(names()).toEqual(['MoonshotAI: Kimi K2 0905']))
  expect(count()).toBe(`1 of ${shippedModels.length} models matches.`)
  expect(location.search).toBe('')
  fireEvent.blur(screen.getByRole('searchbox'))
  expect(location.search).toBe('?q=kimi')
})

test('filters are steps in the address, and Back takes the last one back', async () => {
  start()
  fireEvent.click(screen.getByLabelText('Open weights'))
  fireEvent.change(screen.getByLabelText('Price for 1M tokens'), { target: { value: '5' } })
  expect(location.search).toBe('?price=5&weights=open')
  await waitFor(() => expect(count()).toMatch(/^1 of \d+ models matches\. Of \d+ more it is not/))
  history.back()
  await waitFor(() => expect(location.search).toBe('?weights=open'))
  await waitFor(() => expect(names().length).toBeGreaterThan(5))
})

test('what is not known is shown where that is asked for', async () => {
  history.replaceState(null, '', '/models?price=5')
  start()
  expect(names()).toHaveLength(1)
  fireEvent.click(screen.getByLabelText('Show it all the same'))
  await waitFor(() => expect(names()).toHaveLength(shippedModels.length))
  fireEvent.click(screen.getByRole('button', { name: 'Clear all filters' }))
  expect(location.search).toBe('')
})

test('the model is opened at the provider that is asked for', async () => {
  history.replaceState(null, '', '/models?provider=openrouter&q=kimi-k2-0905')
  start({ openrouter: [{ id: 'moonshotai/kimi-k2-0905' }] })
  const opener = await screen.findByLabelText('Open MoonshotAI: Kimi K2 0905')
  await waitFor(() =>
    expect(opener.getAttribute('href')).toBe('/#model=openrouter:moonshotai%2Fkimi-k2-0905'),
  )
})

test('nothing on this machine is looked for before somebody asks', async () => {
  const { asked } = start({ ollama: [{ id: 'llama3.2' }] })
  const look = await screen.findByRole('button', { name: 'Look for models on this machine' })
  expect(asked).not.toContain('ollama')
  fireEvent.click(look)
  const row = await screen.findByText('llama3.2', { selector: 'bdi' })
  const entry = within(row.closest('li')!)
  expect(entry.getAllByText('none')).toHaveLength(2) // nobody bills it
})

const lookHere = async (local: LookHere) => {
  start({}, local)
  fireEvent.click(await screen.findByRole('button', { name: 'Look for models on this machine' }))
}

test('a look round that failed says so, and is no empty machine', async () => {
  await lookHere(() => Promise.reject(new Error('The server did not answer.')))
  expect(await screen.findByText(/^The server did not answer\./)).toBeTruthy()
  expect(screen.queryByText(/None of Ollama/)).toBeNull()
})

test('so does one that the server does not take', async () => {
  await lookHere(() => Promise.resolve({ isAllowed: false, runtimes: [] }))
  expect(await screen.findByText(/^This server is open to other machines/)).toBeTruthy()
})

test('what runs here and cannot answer yet is named, with the reason', async () => {
  await lookHere(
    finds(
      {},
      { id: 'llama-cpp', name: 'llama.cpp', state: 'starting' },
      { id: 'jan', name: 'Jan', state: 'needs-key' },
      { id: 'vllm', name: 'vLLM', state: 'absent' },
    ),
  )
  const words =
    'In the list: the models of Ollama. llama.cpp is loading its model. ' +
    'Jan is running and asks for its key, in .env.'
  expect(await screen.findByText(words)).toBeTruthy()
})

test('the arrows go from model to model, also from the field', () => {
  start()
  const [first, second] = screen.getAllByLabelText(/^Open /, { selector: 'a' })
  const field = screen.getByRole('searchbox')
  field.focus()
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(first)
  fireEvent.keyDown(first!, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(second)
  fireEvent.keyDown(second!, { key: 'ArrowUp' })
  expect(document.activeElement).toBe(first)
})
