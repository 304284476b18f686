import { expect, test } from 'vitest'

import { contentOfConversation, contentOfRun } from '../../core/exchange/content.ts'
import { runIdsOf, type ConversationRepo } from '../db/conversation-repo.ts'
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
    const file = await commands.exportConversations(job)
    if (!file) throw new Error('nobody aborted it')
    return file
  }
  const readFile = async (file: Blob): Promise<ReadImport> => {
    const read = await commands.readImport(file, watch())
    if (!read?.ok) throw new Error(read?.error ?? 'nobody aborted it')
    return read.value
  }
  const wipe = async () => {
    await house.house.disk.remove(await ids())
    queryClient.clear()
  }
  return { ...house, hand, commands, ids, exportAll, readFile, wipe }
}

/** Of all that is there, whatever it is called. */
async function contentsOf(repo: ConversationRepo): Promise<readonly string[]> {
  const contents = (await repo.list()).map(async ({ id }) => {
    const document = await repo.read(id)
    if (!document) throw new Error('it is in the list')
    const runs = runIdsOf(document.conversation).map(async (runId) => {
      const run = document.runs[runId]
      if (!run) throw new Error('a run is lost')
      const kept = { run, body: await repo.readBody(runId), model: null }
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
