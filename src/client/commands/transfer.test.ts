import { expect, test } from 'vitest'

import { defaultModel } from '../../core/catalog/catalog.ts'
import { contentOfConversation, contentOfRun } from '../../core/exchange/content.ts'
import type { Run } from '../../core/run/run.ts'
import { runIdsOf, type ConversationRepo, type SentRequest } from '../db/conversation-repo.ts'
import { createMemoryRepo } from '../db/memory-repo.ts'
import { createHand, createTestHouse } from '../testing/test-house.ts'
import type { ExportFormat, ImportWatch, ReadImport } from './commands.ts'

const watch = (signal = new AbortController().signal): ImportWatch => ({
  onProgress: () => {},
  signal,
})

async function setUp() {
  const house = createTestHouse()
  const { commands, queryClient, queries } = house.client
  const hand = createHand(house, house.client)
  for (const question of ['First 👩‍🚀 “question”', 'Second']) {
    commands.newConversation()
    await hand.send(question)
    await hand.open()
    await hand.say('Ünïcode\u2028answer.')
    await hand.complete()
    await house.clock.advance(1000)
  }
  const ids = async () =>
    (await queryClient.fetchQuery({ ...queries.conversations(), staleTime: 0 })).map(({ id }) => id)
  const exportAll = async (format: ExportFormat = 'raw'): Promise<Blob> => {
    const { signal } = new AbortController()
    const job = { conversationIds: await ids(), format, onProgress: () => {}, signal }
    const exported = await commands.exportConversations(job)
    if (!exported) throw new Error('nobody aborted it')
    expect(exported.lost).toEqual({ conversations: 0, requests: 0 })
    return exported.file
  }
  const readFile = async (file: Blob): Promise<ReadImport> => {
    const read = await commands.readImport(file, watch())
    if (!read?.ok) throw new Error(read?.error ?? 'nobody aborted it')
    return read.value
  }
  const wipe = async () => {
    const all = await ids()
    await house.house.disk.setHidden(all, 5)
    await house.house.disk.remove(all, 5)
    queryClient.clear()
  }
  const { notices } = house.client
  return { ...house, hand, commands, notices, ids, exportAll, readFile, wipe }
}

/** Of all that is there, whatever it is called. */
async function contentsOf(repo: ConversationRepo): Promise<readonly string[]> {
  const contents = (await repo.list()).map(async ({ id }) => {
    const document = await repo.read(id)
    if (!document) throw new Error('it is in the list')
    const runs = runIdsOf(document.conversation).map(async (runId) => {
      const run = document.runs[runId]
      if (!run) throw new Error('a run is lost')
      const request = await repo.readRequest(runId)
      const kept = { run, body: request?.body ?? null, model: request?.model ?? null }
      return [runId, contentOfRun(kept, await repo.readLog(runId))] as const
    })
    return contentOfConversation(document.conversation, new Map(await Promise.all(runs)))
  })
  return (await Promise.all(contents)).toSorted()
}

test('export, wipe, import: all is there again, byte for byte', async () => {
  const { house, exportAll, readFile, wipe, commands, ids } = await setUp()
  const before = await contentsOf(house.disk)
  const listed = await ids()
  const file = await exportAll()
  await wipe()
  expect(await ids()).toEqual([])
  const read = await readFile(file)
  expect(read).toMatchObject({ conversations: 2, runs: 2, conflicts: 0 })
  expect(await commands.importConversations(read, 'skip', watch())).toEqual({ ok: true, value: 2 })
  expect(await ids()).toEqual(listed)
  expect(await contentsOf(house.disk)).toEqual(before)
  expect(await (await exportAll()).text()).toBe(await file.text())
})

test('what is here already is skipped, or kept beside its copy; undo takes the copies away', async () => {
  const { house, exportAll, readFile, commands, ids } = await setUp()
  const before = await contentsOf(house.disk)
  const read = await readFile(await exportAll())
  expect(read.conflicts).toBe(2)
  expect(await commands.importConversations(read, 'skip', watch())).toEqual({ ok: true, value: 0 })
  expect(await contentsOf(house.disk)).toEqual(before)
  expect(await commands.importConversations(read, 'keep both', watch())).toEqual({
    ok: true,
    value: 2,
  })
  expect(new Set(await ids()).size).toBe(4)
  expect(await contentsOf(house.disk)).toEqual([...before, ...before].toSorted())
  await commands.undo()
  expect(await contentsOf(house.disk)).toEqual(before)
})

test('what was deleted after the file was read is imported, and not said to be here', async () => {
  const { exportAll, readFile, commands, ids } = await setUp()
  const read = await readFile(await exportAll())
  expect(read.conflicts).toBe(2)
  await commands.deleteConversations(await ids())
  expect(await commands.importConversations(read, 'skip', watch())).toEqual({ ok: true, value: 2 })
  expect(await ids()).toHaveLength(2)
})

test('a bad line is named, and nothing is imported', async () => {
  const { exportAll, wipe, commands, ids } = await setUp()
  const lines = (await (await exportAll('jsonl')).text()).split('\n')
  await wipe()
  const broken = [...lines.slice(0, 3), '{"type":"conversation"}', ...lines.slice(4)].join('\n')
  const read = await commands.readImport(new Blob([broken]), watch())
  expect(read?.ok === false && read.error).toMatch(/^Line 4 .*Nothing was imported/)
  expect(await ids()).toEqual([])
})

test('a file that was cut off, and one that is not text, are refused in words', async () => {
  const { exportAll, commands } = await setUp()
  const file = await exportAll()
  const cut = await commands.readImport(file.slice(0, file.size - 40), watch())
  expect(cut?.ok === false && cut.error).toContain('without its end line')
  const bytes = new Blob([file.slice(0, 200), new Uint8Array([0xff, 0xfe])])
  const other = await commands.readImport(bytes, watch())
  expect(other?.ok === false && other.error).toContain('not text in UTF-8')
})

test('a disk that gets full on the way leaves what was there, and says so', async () => {
  const { house, exportAll, readFile, wipe, commands, ids } = await setUp()
  const file = await exportAll()
  await wipe()
  const read = await readFile(file)
  const memory = createMemoryRepo()
  house.disk = {
    ...memory,
    stage: async (parts) => {
      await memory.stage(parts.slice(0, 2))
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    },
  }
  const written = await commands.importConversations(read, 'skip', watch())
  expect(written?.ok === false && written.error).toContain('no room')
  expect(await ids()).toEqual([])
})

test('chats that were deleted a moment ago are no reason to leave an import out', async () => {
  const { exportAll, readFile, commands, ids } = await setUp()
  const read = async () => readFile(file)
  const file = await exportAll()
  await commands.deleteConversations(await ids())
  expect(await ids()).toEqual([])
  const again = await read()
  expect(again.conflicts).toBe(0)
  expect(await commands.importConversations(again, 'skip', watch())).toEqual({ ok: true, value: 2 })
  expect(await ids()).toHaveLength(2)
})

test('two tabs that import one file: one of them is refused at the same moment, and later all is here', async () => {
  const { exportAll, wipe, readFile, commands, openPage, house } = await setUp()
  const before = await contentsOf(house.disk)
  const file = await exportAll()
  await wipe()
  const other = openPage().client
  const [mine, theirs] = [await readFile(file), await other.commands.readImport(file, watch())]
  if (!theirs?.ok) throw new Error('it is the same file')
  const both = await Promise.all([
    other.commands.importConversations(theirs.value, 'skip', watch()),
    commands.importConversations(mine, 'skip', watch()),
  ])
  expect(both.filter((written) => written?.ok)).toHaveLength(1)
  const refused = both.find((written) => written?.ok === false)
  expect(refused?.ok === false && refused.error).toContain('another tab')
  expect(await commands.importConversations(mine, 'skip', watch())).toEqual({ ok: true, value: 0 })
  expect(await contentsOf(house.disk)).toEqual(before)
})

test('undo of an import leaves a chat in which something was said since', async () => {
  const { exportAll, wipe, readFile, commands, ids, hand, clock, notices } = await setUp()
  const file = await exportAll()
  await wipe()
  await commands.importConversations(await readFile(file), 'skip', watch())
  const [first = ''] = await ids()
  commands.openConversation(first)
  await clock.advance(1000)
  await hand.send('precious')
  await commands.undo()
  expect(await ids()).toEqual([first])
  expect(notices.getState().failure).toContain('1 conversation changed since and stayed')
})

test('an import that cannot be brought into sight is none, and leaves nothing', async () => {
  const { house, exportAll, readFile, wipe, commands, ids } = await setUp()
  const file = await exportAll()
  await wipe()
  const read = await readFile(file)
  const memory = house.disk
  house.disk = {
    ...memory,
    setHidden: () => Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError')),
  }
  const written = await commands.importConversations(read, 'skip', watch())
  expect(written?.ok === false && written.error).toContain('no room')
  house.disk = memory
  expect(await ids()).toEqual([])
  expect((await readFile(file)).conflicts).toBe(0)
})

test('what another tab has deleted is not purged by this one, and can be taken back there', async () => {
  const { commands, ids, openPage, hand, clock } = await setUp()
  const other = openPage().client
  const [newest = '', oldest = ''] = await ids()
  await other.commands.deleteConversations([oldest])
  await clock.advance(1000)
  await commands.deleteConversations([newest])
  await clock.advance(31_000)
  commands.newConversation()
  await hand.send('Another')
  await clock.advance(1000)
  await other.commands.undo()
  expect(await ids()).toContain(oldest)
  expect(await ids()).not.toContain(newest)
})

test('a file that cannot be read any more is said to be so', async () => {
  const { commands } = await setUp()
  const gone = new Blob(['{}'])
  gone.slice = () => {
    throw new DOMException('It is gone.', 'NotReadableError')
  }
  const read = await commands.readImport(gone, watch())
  expect(read?.ok === false && read.error).toContain('can no longer be read')
})

test('an export says what it lacks', async () => {
  const { house, commands, ids } = await setUp()
  const memory = house.disk
  const [first = ''] = await ids()
  house.disk = {
    ...memory,
    read: async (id) => (id === first ? null : memory.read(id)),
    readRequest: async () => null,
  }
  const { signal } = new AbortController()
  const job = {
    conversationIds: await ids(),
    format: 'jsonl',
    onProgress: () => {},
    signal,
  } as const
  const exported = await commands.exportConversations(job)
  expect(exported?.lost).toEqual({ conversations: 1, requests: 1 })
})

test('the model is exported as it was when it was asked, whatever is known of it today', async () => {
  const { house, hand, exportAll } = await setUp()
  const runId = hand.lastId()
  const kept = await house.disk.readRequest(runId)
  expect(kept?.model).toMatchObject({ id: defaultModel.id, price: defaultModel.price })
  const priceThen = {
    inputUsdPerMillionTokens: 1e6,
    outputUsdPerMillionTokens: 0,
    source: 's',
    readAt: 'd',
  }
  const model = kept?.model && { ...kept.model, price: priceThen }
  const run = await hand.lastRun()
  const usage = { inputTokens: 3, outputTokens: 4 }
  const { id } = (await hand.document()).conversation
  const rewrite = (price: Run['price'], request: SentRequest) =>
    house.disk.change(id, (stored) => stored, [{ ...run, usage, ...(price && { price }) }], {
      [runId]: request,
    })
  const exported = async () => {
    const lines = (await (await exportAll('jsonl')).text()).split('\n')
    return JSON.parse(lines.find((line) => line.includes(runId) && line.includes('costUsd')) ?? '')
  }
  await rewrite(priceThen, { body: '{}', model: model ?? null })
  expect(await exported()).toMatchObject({ costUsd: 3, model: { price: priceThen } })
  // As older versions wrote it: today's record, at the price of then where that was kept.
  await rewrite(priceThen, { body: '{}' })
  expect(await exported()).toMatchObject({
    costUsd: 3,
    model: { id: defaultModel.id, price: priceThen },
  })
})

test('an import that is given up leaves nothing behind', async () => {
  const { house, exportAll, readFile, wipe, commands } = await setUp()
  const file = await exportAll()
  await wipe()
  const read = await readFile(file)
  const stop = new AbortController()
  const watched = { onProgress: () => stop.abort(), signal: stop.signal }
  expect(await commands.importConversations(read, 'skip', watched)).toBeNull()
  await house.disk.setHidden(['x'], null)
  expect(await house.disk.list()).toEqual([])
  expect(await commands.readImport(file, watch(stop.signal))).toBeNull()
})

test('Markdown for reading has all chats, one after the other', async () => {
  const { exportAll } = await setUp()
  const text = await (await exportAll('markdown')).text()
  expect(text.match(/^# /gm)).toHaveLength(2)
  expect(text).toContain('Ünïcode\u2028answer.')
})
