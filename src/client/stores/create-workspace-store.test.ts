import { expect, test } from 'vitest'

import { createFakeClock } from '../testing/fake-clock.ts'
import { createFakePage } from '../testing/fake-page.ts'
import { createFakeStorage } from '../testing/fake-storage.ts'
import { createWorkspaceStore, workspaceKey } from './create-workspace-store.ts'
import { initialWorkspace } from './initial-workspace.ts'

function setUp(storage = createFakeStorage(), path = '/') {
  const clock = createFakeClock()
  const page = createFakePage(path)
  const troubles: boolean[] = []
  const open = () =>
    createWorkspaceStore({ storage, setTimer: clock.setTimer, page }, (has) => troubles.push(has))
  return { clock, page, storage, troubles, open }
}

test('a first visit finds the page’s parameters, system message and model', () => {
  const { store } = setUp().open()
  expect(store.getState()).toMatchObject({
    choice: {
      providerId: 'modelslab',
      modelId: 'moonshotai-kimi-k2-0905',
      dialectId: 'openai-chat',
    },
    system: { isSent: true },
    params: {
      temperature: { value: 0.7, isSent: true },
      maxTokens: { value: 1000, isSent: true },
      topP: { value: 0.9, isSent: true },
      frequencyPenalty: { value: 0, isSent: true },
      presencePenalty: { value: 0, isSent: true },
    },
  })
})

test('a draft is kept 300 ms after typing, and survives a reload', async () => {
  const { clock, storage, open } = setUp()
  const { store } = open()
  store.setState({ drafts: { new: 'Hel' } })
  await clock.advance(200)
  store.setState({ drafts: { new: 'Hello' } })
  await clock.advance(299)
  expect(storage.getItem(workspaceKey)).toBeNull()
  await clock.advance(1)
  expect(open().store.getState().drafts).toEqual({ new: 'Hello' })
})

test.each(['pagehide', 'hidden'] as const)('a draft is kept at once on %s', (event) => {
  const { page, open } = setUp()
  open().store.setState({ drafts: { new: 'Hello' } })
  page.fire(event)
  expect(open().store.getState().drafts).toEqual({ new: 'Hello' })
})

test('two tabs keep each what it changed', () => {
  const { open } = setUp()
  const [one, two] = [open(), open()]
  one.store.setState({ drafts: { a: 'one' }, conversationId: 'a' })
  two.store.setState({ drafts: { b: 'two' }, system: { text: 'Be brief.', isSent: true } })
  one.flush()
  two.flush()
  expect(open().store.getState()).toMatchObject({
    drafts: { a: 'one', b: 'two' },
    conversationId: 'a',
    system: { text: 'Be brief.' },
  })
})

test('a prompt saved in one tab appears in the other', () => {
  const { page, open } = setUp()
  const [one, two] = [open(), open()]
  one.store.setState({ savedPrompts: ['Hi'] })
  one.flush()
  page.fire('storage')
  expect(two.store.getState().savedPrompts).toEqual(['Hi'])
})

test('what was set a moment ago is not undone by what another tab writes', () => {
  const { page, open } = setUp()
  const [one, other] = [open(), open()]
  one.store.setState({ savedPrompts: ['Mine'] })
  other.store.setState({ drafts: { new: 'Theirs' } })
  other.flush()
  page.fire('storage')
  expect(one.store.getState().savedPrompts).toEqual(['Mine'])
  one.flush()
  const kept = open().store.getState()
  expect(kept.savedPrompts).toEqual(['Mine'])
  expect(kept.drafts).toEqual({ new: 'Theirs' })
})

test('[H2] what version 1 kept is read; a broken member costs only itself', () => {
  const kept = {
    conversationId: 'c',
    drafts: { c: 'Hi' },
    choice: { providerId: 'openai', modelId: 'gpt', dialectId: 'telepathy' },
    params: { temperature: { value: 'warm', isSent: true }, topP: { value: 0.5, isSent: false } },
    layout: { rightTab: 'code', rightWidth: 9000 },
    preferences: { announce: 'off' },
  }
  const storage = createFakeStorage({
    [workspaceKey]: JSON.stringify({ version: 1, workspace: kept }),
  })
  const initial = initialWorkspace('/')
  expect(setUp(storage).open().store.getState()).toEqual({
    ...initial,
    conversationId: 'c',
    drafts: { c: 'Hi' },
    params: { ...initial.params, topP: { value: 0.5, isSent: false } },
    layout: { ...initial.layout, rightTab: 'code' },
    preferences: { ...initial.preferences, announce: 'off' },
  })
})

test('[K1] a key that is typed anywhere is not written down, what is around it is', () => {
  const { storage, open } = setUp()
  const { store, flush } = open()
  const key = ['sk', 'Zk3v9QmW2x8LrT5bYc7N'].join('-')
  store.setState({
    drafts: { new: `use ${key} please` },
    extraBody: { text: `{ "x": "${key}" }`, isSent: true },
    system: { text: `Your key is ${key}.`, isSent: true },
  })
  flush()
  expect(storage.getItem(workspaceKey)).not.toContain(key)
  expect(open().store.getState()).toMatchObject({
    drafts: { new: 'use [key not kept] please' },
    system: { text: 'Your key is [key not kept].' },
  })
  expect(store.getState().drafts['new']).toContain(key)
})

test.each(['', 'null', '{', '{"version":99,"workspace":{}}', '{"version":1,"workspace":7}'])(
  'what is no workspace (%j) gives the initial one',
  (text) => {
    const storage = createFakeStorage({ [workspaceKey]: text })
    expect(setUp(storage).open().store.getState()).toEqual(initialWorkspace('/'))
  },
)

test('the model of the page wins over the one that was chosen before', () => {
  const { storage, open } = setUp()
  const { store, flush } = open()
  store.setState({ choice: { providerId: 'p', modelId: 'm', dialectId: 'openai-chat' } })
  flush()
  const path = '/models/moonshotai/moonshotai-kimi-k2-0905'
  expect(setUp(storage, path).open().store.getState().choice.modelId).toBe(
    'moonshotai-kimi-k2-0905',
  )
  expect(setUp(storage).open().store.getState().choice.modelId).toBe('m')
})

test('a storage that refuses is reported, and the page goes on', () => {
  const { storage, troubles, open } = setUp()
  const { store, flush } = open()
  storage.isFull = true
  store.setState({ drafts: { new: 'Hello' } })
  flush()
  expect(troubles).toEqual([true])
  storage.isFull = false
  flush()
  expect(troubles).toEqual([true, false])
  expect(open().store.getState().drafts).toEqual({ new: 'Hello' })
})

test('two tabs do not answer each other’s writes for ever', async () => {
  const { clock, page, open } = setUp()
  const [one, two] = [open(), open()]
  one.store.setState({ drafts: { a: 'x' } })
  one.flush()
  let changes = 0
  two.store.subscribe(() => changes++)
  page.fire('storage')
  await clock.settle()
  expect([changes, clock.pending()]).toEqual([0, 0])
})
