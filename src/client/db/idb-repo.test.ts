import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'

import { withChangedNode, type Conversation } from '../../core/history/conversation.ts'
import type { ConversationRepo } from './conversation-repo.ts'
import { aConversation, aRun, describeConversationRepo } from './describe-conversation-repo.ts'
import { describeImports } from './describe-imports.ts'
import { openIdbRepo } from './idb-repo.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory() // an empty disk for every test
})

const quiet = { onOutdated: () => {}, onReopened: () => {} }
const open = () => openIdbRepo(quiet)

describeConversationRepo('conversations in IndexedDB', open)
describeImports('imports into IndexedDB', open)

/** A raw connection, as code of another version would open it. */
function openRaw(
  version?: number,
  upgrade?: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('verbatim', version)
    request.onupgradeneeded = () => upgrade?.(request.result)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('could not open'))
  })
}

async function putRaw(store: string, ...rows: readonly unknown[]): Promise<void> {
  const database = await openRaw()
  const transaction = database.transaction(store, 'readwrite')
  for (const row of rows) transaction.objectStore(store).put(row)
  await new Promise((resolve) => {
    transaction.oncomplete = resolve
  })
  database.close()
}

const question = {
  id: 'q',
  parentId: null,
  createdAt: 5,
  isDeleted: false,
  role: 'user',
  content: [{ type: 'text', text: 'Hello' }],
}
const answer = {
  id: 'a',
  parentId: 'q',
  createdAt: 6,
  isDeleted: false,
  role: 'assistant',
  runIds: ['r'],
}
/** As versions 1 and 2 wrote it. */
const oldConversation = {
  id: 'c',
  title: 'Hello',
  createdAt: 5,
  updatedAt: 6,
  nodes: { q: question, a: answer },
  leafId: 'a',
}
const conversation = { ...oldConversation, starred: false }
/** What versions 1 and 3 wrote of a run alike. */
const facts = {
  id: 'r',
  providerId: 'modelslab',
  dialectId: 'openai-chat',
  model: 'm',
  startedAt: 6,
  status: 'complete',
  httpStatus: 200,
  headers: {},
  responseId: 'x',
  responseModel: 'm',
  text: 'Hi.',
  reasoning: null,
  toolCalls: [],
  usage: { inputTokens: 1, outputTokens: 2 },
  finishReason: 'stop',
  rawReason: 'stop',
  error: null,
  openAtMs: 1,
  firstReasoningAtMs: null,
  firstTextAtMs: 2,
  lastTextAtMs: 3,
  endAtMs: 4,
  timeline: { binMs: 20, counts: [1] },
}
const oldRun = { ...facts, body: '{}\n', logprobs: [] }
const newRun = { ...facts, outline: '{}\n' }

/** The database of version 1 or 2, empty. */
async function createOld(version: 1 | 2): Promise<void> {
  const raw = await openRaw(version, (database) => {
    database.createObjectStore('conversations', { keyPath: 'id' })
    const runs = database.createObjectStore('runs', { keyPath: 'id' })
    runs.createIndex('conversationId', 'conversationId')
    runs.createIndex('unfinished', 'unfinished')
    database.createObjectStore('logs', { keyPath: 'runId' })
    if (version === 2) database.createObjectStore('logSegments', { keyPath: ['runId', 'firstSeq'] })
  })
  raw.close()
}

test('[H2] a database of version 1 opens, written here word for word as version 1 wrote it', async () => {
  await createOld(1)
  const records = [{ seq: 0, record: { type: 'end', atMs: 4, cause: 'eof' } }]
  await putRaw('conversations', {
    version: 1,
    id: 'c',
    hiddenAt: null,
    conversation: oldConversation,
  })
  await putRaw('runs', { version: 1, id: 'r', conversationId: 'c', run: oldRun })
  await putRaw('logs', { version: 1, runId: 'r', records })

  const repo = await open()
  expect(await repo.read('c')).toEqual({ conversation, runs: { r: newRun } })
  expect(await repo.readRequest('r')).toEqual({ body: '{}\n' })
  expect(await repo.readLog('r')).toEqual(records)
  await repo.setHidden(['c'], 1)
  await repo.purge(1)
  expect([await repo.readLog('r'), await repo.readRequest('r')]).toEqual([null, null])
  repo.close()
})

/** A disk of version 2: a conversation, a hidden one, a run that is in flight and a broken one. */
async function openSecond(): Promise<ConversationRepo> {
  await createOld(2)
  const hidden = { ...oldConversation, id: 'h', updatedAt: 7 }
  await putRaw(
    'conversations',
    { version: 2, id: 'c', hiddenAt: null, conversation: oldConversation },
    { version: 2, id: 'h', hiddenAt: 3, conversation: hidden },
  )
  const live = { ...oldRun, id: 's', status: 'answering', text: 'H' }
  await putRaw(
    'runs',
    { version: 2, id: 'r', conversationId: 'c', run: oldRun },
    { version: 2, id: 's', conversationId: 'c', unfinished: 1, run: live },
    { version: 2, id: 'x', conversationId: 'c', run: { body: 5 } },
  )
  return open()
}

test('[H2] a database of version 2 is read at once, and the same when it is up to date', async () => {
  const repo = await openSecond()
  const readAll = async () => ({
    documents: await Promise.all(['c', 'h'].map((id) => repo.read(id))),
    ids: (await repo.list()).map(({ id }) => id),
    requests: await Promise.all(['r', 's', 'x'].map((id) => repo.readRequest(id))),
    unfinished: (await repo.unfinishedRuns()).map(({ run: { id } }) => id),
  })
  const before = await readAll()
  expect(before).toEqual({
    documents: [{ conversation, runs: { r: newRun } }, null],
    ids: ['c'],
    requests: [{ body: '{}\n' }, { body: '{}\n' }, null],
    unfinished: ['s'],
  })
  expect(await repo.search('hi', { limit: 9 })).toEqual([])

  let steps = 0
  await repo.upgrade(async () => {
    steps += 1
    expect(await readAll()).toEqual(before)
  })
  expect([steps, await readAll()]).toEqual([3, before])
  expect((await repo.search('hi', { limit: 9 })).map(({ nodeId }) => nodeId)).toEqual(['a'])
  expect((await repo.list())[0]?.models).toEqual(['m'])
  await repo.setHidden(['h'], null)
  expect((await repo.list()).map(({ id }) => id)).toEqual(['h', 'c'])
  repo.close()
})

test('[H2] a run of version 2 that is in flight goes on, and keeps its request', async () => {
  const repo = await openSecond()
  const [unfinished] = await repo.unfinishedRuns()
  if (!unfinished) throw new Error('it is there')
  await repo.finishRun({ ...unfinished.run, status: 'stopped', text: 'Howdy' }, [])
  expect([await repo.unfinishedRuns(), await repo.readRequest('s')]).toEqual([[], { body: '{}\n' }])
  await repo.upgrade(async () => {})
  await repo.change('c', (stored) => stored && withRuns(stored, ['r', 's']))
  expect((await repo.read('c'))?.runs['s']).toMatchObject({ status: 'stopped', text: 'Howdy' })
  expect((await repo.search('howdy', { limit: 9 })).map(({ nodeId }) => nodeId)).toEqual(['a'])
  repo.close()
})

const withRuns = (stored: Conversation, runIds: readonly string[]): Conversation => {
  const node = stored.nodes['a']
  if (node?.role !== 'assistant') throw new Error('it answers')
  return withChangedNode(stored, { ...node, runIds })
}

test('all runs of a long conversation are read, and found', async () => {
  const repo = await open()
  const ids = Array.from({ length: 1200 }, (_, i) => `r${i}`)
  const runs = ids.map((id) => aRun(id, { status: 'complete', text: `Words of ${id}.` }))
  await repo.change('c', () => aConversation('c', ids), runs)
  await repo.change('d', () => aConversation('d', ['d-r']), [aRun('d-r')])
  expect(Object.values((await repo.read('c'))?.runs ?? {})).toEqual(runs)
  expect(await repo.search('r1199 r777', { limit: 9 })).toMatchObject([
    { conversationId: 'c', nodeId: 'c-a', excerpt: { match: 'r777' } },
  ])
  const stop = new AbortController()
  const search = repo.search('words', { limit: 9, signal: stop.signal })
  stop.abort()
  await expect(search).rejects.toMatchObject({ name: 'AbortError' })
  repo.close()
})

test('a search knows what another tab has written, changed and purged since the last one', async () => {
  const [repo, other] = [await open(), await open()]
  const search = async (words: string) =>
    (await repo.search(words, { limit: 9 })).map(({ conversationId }) => conversationId)
  await repo.change('a', () => aConversation('a', [], 1))
  expect([await search('question'), await search('words')]).toEqual([['a'], []])
  const run = aRun('b-r', { status: 'interrupted', text: 'Few' })
  await other.change('b', () => aConversation('b', ['b-r'], 2), [run])
  expect([await search('question'), await search('words')]).toEqual([['b', 'a'], []])
  await other.finishRun({ ...run, status: 'complete', text: 'Few words' }, [])
  await other.change('a', (stored) => stored && { ...stored, title: 'Other words' })
  expect(await search('words')).toEqual(['b', 'a'])
  await other.setHidden(['b'], 1)
  expect(await search('words')).toEqual(['a'])
  await other.purge(1)
  expect(await search('words')).toEqual(['a'])
  repo.close()
  other.close()
})

test('a broken line of the list, or text for the search, costs nothing but itself', async () => {
  const repo = await open()
  await repo.change('c', () => aConversation('c', []))
  await repo.change('d', () => aConversation('d', [], 2))
  await putRaw('summaries', { id: 'c', summary: 5 })
  await putRaw('texts', { order: 1, conversationId: 'c', runId: '', folded: 5 })
  expect((await repo.list()).map(({ title }) => title)).toEqual(['Question of d', 'Question of c'])
  expect((await repo.search('question', { limit: 9 })).map((hit) => hit.conversationId)).toEqual([
    'd',
  ])
  repo.close()
})

test('[H2] a log of version 2 is read, written here word for word as version 2 wrote it', async () => {
  ;(await open()).close() // makes the stores of version 2
  const row = { version: 2, runId: 'r' }
  const open200 = '{"type":"open","atMs":3,"status":200,"headers":{"x-id":"1"}}'
  const texts = '[5,0,0,"data: \\"one\\"\\n\\n"]\n[9.5,7,3,"two"]'
  const end = '{"type":"end","atMs":9,"cause":"eof"}'
  await putRaw(
    'logSegments',
    { ...row, firstSeq: 3, count: 1, lines: end },
    { ...row, firstSeq: 0, count: 3, lines: `${open200}\n${texts}` },
    { ...row, runId: 'other', firstSeq: 0, count: 1, lines: end },
    { ...row, firstSeq: 4, lines: 5 }, // broken: it costs only itself
  )
  const repo = await open()
  expect(await repo.readLog('r')).toEqual([
    { seq: 0, record: { type: 'open', atMs: 3, status: 200, headers: { 'x-id': '1' } } },
    { seq: 1, record: { type: 'chunk', atMs: 5, text: 'data: "one"\n\n' } },
    { seq: 2, record: { type: 'chunk', atMs: 9.5, text: 'data: "two"\n\n' } },
    { seq: 3, record: { type: 'end', atMs: 9, cause: 'eof' } },
  ])
  repo.close()
})

test('a broken row never breaks the list, nor its neighbours', async () => {
  const repo = await open()
  await repo.change('good', () => aConversation('good', ['r']), [aRun('r')])
  await putRaw('conversations', { id: 'bad' }, { id: 'worse', conversation: { id: 'other' } })
  await putRaw('runs', { id: 'x', conversationId: 'good', unfinished: 1, run: 'nonsense' })
  expect((await repo.list()).map(({ id }) => id)).toEqual(['good'])
  expect(await repo.read('bad')).toBeNull()
  expect(Object.keys((await repo.read('good'))?.runs ?? {})).toEqual(['r'])
  expect((await repo.unfinishedRuns()).map(({ run }) => run.id)).toEqual(['r'])
  repo.close()
})

test('a purge lets others write between two conversations, and takes none that was brought back', async () => {
  const repo = await open()
  const ids = Array.from({ length: 20 }, (_, at) => `c${at}`)
  for (const id of ids) await repo.change(id, () => aConversation(id, []))
  await repo.setHidden(ids, 1)
  const state = { isOver: false, writes: 0 }
  const purging = repo.purge(1).then(() => {
    state.isOver = true
  })
  const last = ids.slice(-1)
  await repo.setHidden(last, null)
  while (!state.isOver) {
    await repo.change('other', () => aConversation('other', []))
    state.writes += 1
  }
  await purging
  expect(state.writes).toBeGreaterThan(5)
  expect((await repo.list()).map(({ id }) => id).toSorted()).toEqual([...last, 'other'])
  repo.close()
})

test.each([
  ['purged', (repo: ConversationRepo) => repo.purge(7)],
  ['removed', (repo: ConversationRepo) => repo.remove(['c'], 7)],
])('a conversation that cannot be read is deleted, brought back and %s', async (_how, clear) => {
  const repo = await open()
  await repo.change('c', () => aConversation('c', ['r']), [aRun('r')], { r: { body: '{}' } })
  await putRaw('conversations', { id: 'c', conversation: 'nonsense' })
  const listed = async () => (await repo.list()).map(({ id }) => id)
  expect([await listed(), await repo.read('c')]).toEqual([['c'], null])
  expect(await repo.setHidden(['c', 'gone'], 7)).toBe(1)
  expect(await listed()).toEqual([])
  expect(await repo.setHidden(['c'], null)).toBe(1)
  expect(await listed()).toEqual(['c'])
  await repo.setHidden(['c'], 7)
  await clear(repo)
  expect(await repo.readRequest('r')).toBeNull()
  expect(await repo.setHidden(['c'], null)).toBe(0)
  repo.close()
})

test('a newer version in another tab gets its way, and this one says that it let go', async () => {
  const onOutdated = vi.fn()
  const repo = await openIdbRepo({ ...quiet, onOutdated })
  const newer = await openRaw(4)
  expect(onOutdated).toHaveBeenCalledOnce()
  await expect(repo.list()).rejects.toMatchObject({ name: 'VersionError' })
  newer.close()
  repo.close()
})

test('a hidden conversation whose line is broken or missing is purged too', async () => {
  const repo = await open()
  for (const id of ['c', 'd', 'e']) await repo.change(id, () => aConversation(id, []))
  await repo.setHidden(['c', 'd'], 1)
  await putRaw('summaries', { id: 'c', summary: 5 }, { id: 'd', hiddenAt: 'long ago' })
  await repo.purge(1)
  const asked = { conversationIds: new Set(['c', 'd', 'e']), runIds: new Set<string>() }
  expect([...(await repo.takenIds(asked)).conversationIds]).toEqual(['e'])
  repo.close()
})

test('a write that fails rejects and leaves nothing behind', async () => {
  const repo = await open()
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (...args) {
    if (this.name === 'runs') throw new DOMException('The disk is full.', 'QuotaExceededError')
    return put.apply(this, args)
  }
  await expect(repo.change('c', () => aConversation('c', ['r']), [aRun('r')])).rejects.toThrow(
    'The disk is full.',
  )
  IDBObjectStore.prototype.put = put
  expect(await repo.read('c')).toBeNull()
  repo.close()
})
