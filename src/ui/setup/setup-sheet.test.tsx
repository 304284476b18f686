import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import type { LocalRuntime, ProviderHealth } from '../../core/protocol/health.ts'
import type { FakeProxy } from '../../client/testing/fake-proxy.ts'
import { aProvider, aServer, openPage } from '../access/__fixtures__/open-page.tsx'
import { SetupSheet } from './setup-sheet.tsx'

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => vi.useRealTimers())

const links = {
  keys: 'https://keys.example',
  billing: 'https://pay.example',
  status: 'https://status.example',
}
const openAi = aProvider({
  id: 'openai',
  name: 'OpenAI',
  isUsable: false,
  keyVariable: 'OPENAI_API_KEY',
  baseUrlVariable: 'OPENAI_BASE_URL',
  dialects: ['openai-chat'],
  links,
})
const aHealth = (change: Partial<ProviderHealth>): ProviderHealth => ({
  state: 'ready',
  message: 'Words of the server.',
  durationMs: 240,
  modelCount: 312,
  ...change,
})

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const onChooseModel = vi.fn()

/** The sheet, with ModelsLab (which is chosen) and OpenAI; what has a key is asked at once. */
async function openSheet(
  server = aServer(false, openAi),
  prepareProxy: (proxy: FakeProxy) => void = () => {},
) {
  const sheet = <SetupSheet onClose={() => {}} onChooseModel={onChooseModel} />
  const page = await openPage(sheet, { server, prepareProxy })
  await pass(50)
  const asked = (path: string) =>
    page.proxy.calls.filter((call) => call.startsWith(`GET ${path}`)).length
  return { ...page, asked }
}

const verdict = () => document.querySelector('.setup-verdict')?.textContent
const rowOf = (name: string) => {
  const list = screen.getByRole('region', { name: 'Providers' })
  const row = within(list)
    .getAllByRole('listitem')
    .find((each) => each.querySelector('.font-medium')?.textContent === name)
  if (!row) throw new Error(`no row ${name}`)
  return row
}
const markOf = (row: Element) => row.querySelector('.state-mark')?.getAttribute('data-state')

test('there is no field for a key anywhere', async () => {
  await openSheet()
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(document.querySelector('input')).toBeNull()
})

test('the line to add is the one of the chosen provider, or of another that is picked', async () => {
  await openSheet()
  expect(screen.getByText('MODELSLAB_API_KEY=your-key')).toBeTruthy()
  fireEvent.change(screen.getByRole('combobox', { name: 'Provider' }), {
    target: { value: 'openai' },
  })
  expect(screen.getByText('OPENAI_API_KEY=your-key')).toBeTruthy()
  const [link] = screen.getAllByRole('link', { name: 'Get a key from OpenAI' })
  expect(link?.getAttribute('href')).toBe(links.keys)
})

describe('a provider says how it stands, and what helps:', () => {
  test.each<[Partial<ProviderHealth>, string, string, readonly string[]]>([
    [{}, 'ready', 'ready, 312 models, 240 ms', ['Choose a model of OpenAI']],
    [
      { state: 'bad-key', message: 'OpenAI refused the key.' },
      'trouble',
      'key refused',
      ['Get a key from OpenAI', 'Check OpenAI again'],
    ],
    [
      { state: 'no-credit' },
      'trouble',
      'out of credit',
      ['Open billing of OpenAI', 'Check OpenAI again'],
    ],
    [
      { state: 'limited', retryAfterMs: 12_000 },
      'limited',
      'asks to wait for 12 s more',
      ['Check OpenAI again'],
    ],
    [
      { state: 'unreachable' },
      'trouble',
      'cannot be reached',
      ['Open status page of OpenAI', 'Check OpenAI again'],
    ],
    [{ state: 'starting' }, 'starting', 'starting', ['Check OpenAI again']],
  ])('%o', async (health, mark, words, remedies) => {
    vi.setSystemTime(1_000_000) // the clock of the page
    const server = aServer(false, { ...openAi, isUsable: true })
    await openSheet(server, (proxy) => proxy.healthOf.set('openai', aHealth(health)))
    const row = rowOf('OpenAI')
    expect(markOf(row)).toBe(mark)
    expect(row.textContent).toContain(words)
    const offered = [...row.querySelectorAll('a, button')].map((each) =>
      each.getAttribute('aria-label'),
    )
    expect(offered).toEqual(remedies)
  })

  test('who checks again keeps the place, and has what comes next when all is well', async () => {
    const server = aServer(false, { ...openAi, isUsable: true })
    const { proxy, asked } = await openSheet(server, (fake) =>
      fake.healthOf.set('openai', aHealth({ state: 'bad-key', message: 'Refused.' })),
    )
    const again = within(rowOf('OpenAI')).getByRole('button', { name: 'Check OpenAI again' })
    again.focus()
    proxy.healthOf.set('openai', aHealth({}))
    fireEvent.click(again)
    fireEvent.click(again)
    expect(rowOf('OpenAI').textContent).toContain('checking…')
    expect(document.activeElement).toBe(again)
    await pass(50)
    expect(asked('/api/providers/openai/health?fresh=yes')).toBe(1)
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Choose a model of OpenAI')
  })

  test('one without a key is not asked', async () => {
    const { asked } = await openSheet()
    expect(markOf(rowOf('OpenAI'))).toBe('none')
    expect(rowOf('OpenAI').textContent).toContain('no key')
    expect(within(rowOf('OpenAI')).getByRole('link').getAttribute('href')).toBe(links.keys)
    expect(asked('/api/providers/')).toBe(0)
  })

  test('one whose key cannot be one says why', async () => {
    const keyProblem = 'The key has a line break in it.'
    await openSheet(aServer(false, { ...openAi, keyProblem }))
    expect(markOf(rowOf('OpenAI'))).toBe('trouble')
    expect(rowOf('OpenAI').textContent).toContain(keyProblem)
  })

  test('which formats it speaks, and what moves it', async () => {
    await openSheet()
    expect(rowOf('ModelsLab').textContent).toContain(
      'OpenAI compatible, Anthropic compatible · base URL in MODELSLAB_BASE_URL',
    )
    expect(rowOf('OpenAI').textContent).toContain('OpenAI compatible · base URL in OPENAI_BASE_URL')
    expect(rowOf('Demo').textContent).toContain('ready, needs no key')
  })
})

describe('a key that is saved', () => {
  test('is noticed while the sheet is open, and the provider is asked once', async () => {
    const { proxy, asked } = await openSheet()
    expect(verdict()).toContain('No MODELSLAB_API_KEY yet.')
    await pass(9000)
    expect(asked('/api/providers/modelslab/health')).toBe(0)
    proxy.health = aHealth({})
    proxy.providers = aServer(true, openAi)
    await pass(3500)
    expect(verdict()).toBe('ModelsLab ready, 312 models, 240 ms')
    await pass(30_000)
    expect(asked('/api/providers/modelslab/health')).toBe(1)
    fireEvent.click(screen.getByRole('button', { name: 'Choose a model' }))
    expect(onChooseModel).toHaveBeenCalledOnce()
  })

  test('for another provider than the one whose line is shown is noticed too', async () => {
    const { proxy } = await openSheet()
    proxy.health = aHealth({})
    proxy.providers = aServer(false, { ...openAi, isUsable: true })
    await pass(3500)
    expect(verdict()).toBe('OpenAI ready, 312 models, 240 ms')
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Provider' })
    expect(select.value).toBe('openai')
    fireEvent.change(select, { target: { value: 'modelslab' } })
    await pass(9000)
    expect(select.value).toBe('modelslab')
  })

  test('and is wrong is looked at again until it is right', async () => {
    const { proxy, asked } = await openSheet(aServer(true, openAi), (fake) => {
      fake.health = aHealth({ state: 'bad-key', message: 'ModelsLab refused the key.' })
    })
    expect(verdict()).toBe('ModelsLab refused the key.')
    proxy.health = aHealth({})
    await pass(11_000)
    expect(verdict()).toBe('ModelsLab ready, 312 models, 240 ms')
    await pass(30_000)
    expect(asked('/api/providers/modelslab/health')).toBe(2)
  })

  test('says nothing of the one before it', async () => {
    const { proxy } = await openSheet(aServer(true, openAi), (fake) => {
      fake.health = aHealth({})
    })
    proxy.providers = aServer(false, openAi)
    await pass(3500)
    expect(verdict()).toContain('No MODELSLAB_API_KEY yet.')
    proxy.providers = aServer(true, openAi)
    proxy.health = aHealth({ state: 'no-credit' })
    await pass(3500)
    expect(verdict()).toContain('ModelsLab out of credit.')
  })

  test('is asked about at once by Check again, whatever the server remembers', async () => {
    const { proxy, asked } = await openSheet(aServer(true, openAi), (fake) => {
      fake.health = aHealth({ state: 'no-credit' })
    })
    proxy.health = aHealth({})
    const again = screen.getByRole('button', { name: 'Check again' })
    again.focus()
    fireEvent.click(again)
    expect(verdict()).toBe('ModelsLab checking…')
    fireEvent.click(again)
    expect(document.activeElement).toBe(again)
    await pass(50)
    expect(document.activeElement).toBe(again)
    expect(verdict()).toBe('ModelsLab ready, 312 models, 240 ms')
    expect(asked('/api/providers/modelslab/health?fresh=yes')).toBe(1)
  })

  test('cannot be checked while the server is down, and that is said', async () => {
    const { proxy } = await openSheet(aServer(true, openAi))
    proxy.faults.isDown = true
    fireEvent.click(screen.getByRole('button', { name: 'Check again' }))
    await pass(3000)
    expect(verdict()).toBe('ModelsLab not checked: the server did not answer. Is it running?')
  })

  test('is not waited for when the sheet is closed', async () => {
    const { asked, rerenderWithin } = await openSheet()
    rerenderWithin(<p />)
    const before = asked('/api/providers')
    await pass(60_000)
    expect(asked('/api/providers')).toBe(before)
  })
})

describe('on this machine', () => {
  const aRuntime = (change: Partial<LocalRuntime>): LocalRuntime => ({
    id: 'ollama',
    name: 'Ollama',
    baseUrl: 'http://localhost:11434',
    state: 'ready',
    modelCount: 3,
    hint: null,
    ...change,
  })
  const ollama = aProvider({
    id: 'ollama',
    name: 'Ollama',
    needsKey: false,
    isLocal: true,
    baseUrlVariable: 'OLLAMA_BASE_URL',
  })
  const found = (runtime: LocalRuntime) => (proxy: FakeProxy) => {
    proxy.localRuntimes = { isAllowed: true, runtimes: [runtime] }
  }
  const group = () => screen.getByRole('region', { name: 'On this machine' })

  test.each<[Partial<LocalRuntime>, string, string, string | null]>([
    [{}, 'ready', 'Ollama ready, 3 models', null],
    [
      { state: 'no-models', modelCount: 0, hint: 'ollama pull llama3.2' },
      'limited',
      'Ollama is running but has no models',
      'ollama pull llama3.2',
    ],
    [
      { state: 'needs-key', hint: 'JAN_API_KEY=' },
      'limited',
      'Ollama is running and asks for its key, in .env',
      'JAN_API_KEY=',
    ],
    [{ state: 'starting' }, 'starting', 'Ollama is loading its model', null],
    [{ state: 'absent', hint: 'ollama serve' }, 'none', 'Ollama not running', 'ollama serve'],
  ])('a runtime that is %o says so, with what to type', async (runtime, mark, words, command) => {
    await openSheet(aServer(false, ollama), found(aRuntime(runtime)))
    const row = within(group()).getByRole('listitem')
    expect(markOf(row)).toBe(mark)
    expect(row.textContent).toContain(words)
    expect(row.textContent).toContain('http://localhost:11434 · base URL in OLLAMA_BASE_URL')
    const copy = within(row).queryByRole('button', { name: 'Copy what to do about Ollama' })
    expect(copy?.previousSibling?.textContent ?? null).toBe(command)
  })

  test('one whose settings are wrong says so in words, with nothing to copy', async () => {
    const problem = 'OLLAMA_BASE_URL must begin with https:// or http://.'
    await openSheet(aServer(false, ollama), found(aRuntime({ state: 'absent', problem })))
    const row = within(group()).getByRole('listitem')
    expect(markOf(row)).toBe('trouble')
    expect(row.textContent).toContain(`Ollama was not looked for${problem}`)
    expect(within(row).queryByRole('button')).toBeNull()
  })

  test('it is no provider that wants a key', async () => {
    await openSheet(aServer(false, ollama), found(aRuntime({})))
    expect(within(screen.getByRole('combobox')).queryByText('Ollama')).toBeNull()
    expect(() => rowOf('Ollama')).toThrow('no row')
    fireEvent.click(screen.getByRole('button', { name: 'Choose a model of Ollama' }))
    expect(onChooseModel).toHaveBeenCalled()
  })

  test('comes first for who has chosen a model of it', async () => {
    const { client } = await openSheet(aServer(false, ollama), found(aRuntime({})))
    const isFirst = () => document.querySelector('.setup')?.firstElementChild === group()
    expect(isFirst()).toBe(false)
    act(() => client.commands.chooseModel('ollama', 'qwen3:8b'))
    expect(isFirst()).toBe(true)
  })

  test('is looked for again when it is asked for, and by itself only while one is starting', async () => {
    const looks = (proxy: FakeProxy) =>
      proxy.calls.filter((call) => call === 'POST /api/local-runtimes').length
    const { proxy } = await openSheet(aServer(false, ollama), found(aRuntime({ state: 'absent' })))
    await pass(60_000)
    expect(looks(proxy)).toBe(1)
    found(aRuntime({ state: 'starting' }))(proxy)
    fireEvent.click(within(group()).getByRole('button', { name: 'Look again' }))
    await pass(50)
    expect(within(group()).getByRole('status').textContent).toBe('Found: Ollama.')
    found(aRuntime({}))(proxy)
    await pass(6000)
    expect(group().textContent).toContain('Ollama ready, 3 models')
    expect(looks(proxy)).toBe(3)
  })

  test('a server that is open to others explains why it does not look', async () => {
    await openSheet(aServer(false), (proxy) => {
      proxy.localRuntimes = { isAllowed: false, runtimes: [] }
    })
    expect(within(group()).getByRole('status').textContent).toContain(
      'This server is open to other machines',
    )
    expect(within(group()).queryByRole('button')).toBeNull()
  })
})
