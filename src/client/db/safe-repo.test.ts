import { QueryClient } from '@tanstack/query-core'
import { expect, test } from 'vitest'

import {
  withNode,
  type Conversation,
  type ConversationNode,
} from '../../core/history/conversation.ts'
import { summaryOf } from '../../core/history/summary.ts'
import type { NumberedRecord } from '../../core/run/record.ts'
import type { DiskEvents } from '../deps.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import { queryKeys } from '../queries/create-queries.ts'
import type { LiveRun } from '../stores/run-store.ts'
import type { ConversationRepo } from './conversation-repo.ts'
import {
  aConversation,
  aRun,
  describeConversationRepo,
  packed,
} from './describe-conversation-repo.ts'
import { describeImports } from './describe-imports.ts'
import { createMemoryRepo } from './memory-repo.ts'
import { createSafeRepo, openSafeRepo } from './safe-repo.ts'
import { storageSentences } from './storage-sentences.ts'
import { diskSentences } from './disk-sentences.ts'

describeConversationRepo('conversations on a disk that works', async () =>
  createSafeRepo(createMemoryRepo(), () => {}),
)
describeImports('imports to a disk that works', async () =>
  createSafeRepo(createMemoryRepo(), () => {}),
)

/** A disk that can be full: it reads, and refuses to write. */
function createDisk() {
  const memory = createMemoryRepo()
  const state = { isFull: false }
  const unlessFull =
    <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (state.isFull) throw new DOMException('The disk is full.', 'QuotaExceededError')
      return write(...args)
    }
  const repo: ConversationRepo = {
    ...memory,
    change: unlessFull(memory.change),
    save: unlessFull(memory.save),
    checkpoint: unlessFull(memory.checkpoint),
    finishRun: unlessFull(memory.finishRun),
    setHidden: unlessFull(memory.setHidden),
    purge: unlessFull(memory.purge),
    stage: unlessFull(memory.stage),
  }
  return { repo, state }
}

const aMessage = (id: string, parentId: string | null): ConversationNode => ({
  id,
  parentId,
  createdAt: 2,
  isDeleted: false,
  role: 'user',
  content: [],
})

const addMessage = (stored: Conversation | null) =>
  stored && withNode(stored, aMessage('next', stored.leafId))

function setUp() {
  const disk = createDisk()
  const troubles: (string | null)[] = []
  return { disk, troubles, repo: createSafeRepo(disk.repo, (sentence) => troubles.push(sentence)) }
}

test('a full disk in mid-answer keeps the answer in memory and says so', async () => {
  const { disk, troubles, repo } = setUp()
  await repo.change('c', () => aConversation('c', ['r']), [aRun('r')])
  disk.state.isFull = true
  await repo.checkpoint(aRun('r', { status: 'answering', text: 'Half' }), [])
  await repo.finishRun(aRun('r', { status: 'complete', text: 'Half and whole' }), [])
  expect((await repo.read('c'))?.runs['r']?.text).toBe('Half and whole')
  expect(troubles.at(-1)).toBe(storageSentences.failing)
})

test('a log is read whole when the disk has taken only a part of it', async () => {
  const { disk, repo } = setUp()
  const records = [0, 1, 2].map((seq): NumberedRecord => ({
    seq,
    record: { type: 'chunk', atMs: seq, text: `${seq}` },
  }))
  const piece = (seq: number) => packed(records.slice(seq, seq + 1))
  await repo.change('c', () => aConversation('c', ['r']), [aRun('r')])
  await repo.checkpoint(aRun('r', { status: 'answering' }), piece(0))
  disk.state.isFull = true
  await repo.checkpoint(aRun('r', { status: 'answering' }), piece(1))
  disk.state.isFull = false
  await repo.finishRun(aRun('r', { status: 'complete' }), piece(2))
  expect(await repo.readLog('r')).toEqual(records)
  expect(await disk.repo.readLog('r')).toEqual(records) // what another page reads
})

test('what was said before stays when a new message cannot be saved', async () => {
  const { disk, repo } = setUp()
  await repo.change('c', () => aConversation('c', ['r']), [aRun('r', { status: 'complete' })])
  disk.state.isFull = true
  await repo.change('c', addMessage)
  const document = await repo.read('c')
  expect(Object.keys(document?.conversation.nodes ?? {})).toEqual(['c-q', 'c-a', 'next'])
  expect(Object.keys(document?.runs ?? {})).toEqual(['r'])
  expect((await repo.list()).map(({ id }) => id)).toEqual(['c'])
})

test('an answer is written while thousands are being purged', async () => {
  const { repo } = createDisk()
  let endPurge = () => {}
  const purged = new Promise<readonly string[]>((resolve) => {
    endPurge = () => resolve([])
  })
  const safe = createSafeRepo({ ...repo, purge: () => purged }, () => {})
  await safe.change('c', () => aConversation('c', ['r']), [aRun('r')])
  const purging = safe.purge(1)
  await safe.checkpoint(aRun('r', { text: 'so far' }), [])
  expect((await repo.read('c'))?.runs['r']?.text).toBe('so far')
  endPurge()
  await purging
})

test('when there is room again the whole conversation goes to disk and the sentence goes away', async () => {
  const { disk, troubles, repo } = setUp()
  disk.state.isFull = true
  await repo.change('c', () => aConversation('c', ['r']), [aRun('r')])
  expect(await disk.repo.read('c')).toBeNull()
  disk.state.isFull = false
  await repo.finishRun(aRun('r', { status: 'complete', text: 'Hi' }), [])
  expect((await disk.repo.read('c'))?.runs['r']?.text).toBe('Hi')
  expect(troubles.at(-1)).toBeNull()
  expect(await repo.read('c')).toEqual(await disk.repo.read('c'))
})

test('what another tab wrote while this one could not is still there when there is room again', async () => {
  const { disk, repo } = setUp()
  await repo.change('c', () => aConversation('c', []))
  disk.state.isFull = true
  await repo.change('c', addMessage)
  disk.state.isFull = false
  await disk.repo.change('c', (stored) => stored && withNode(stored, aMessage('theirs', 'c-a')))
  await repo.change('c', (stored) => stored && withNode(stored, aMessage('ours', 'next')))
  expect(Object.keys((await disk.repo.read('c'))?.conversation.nodes ?? {})).toEqual([
    'c-q',
    'c-a',
    'theirs',
    'next',
    'ours',
  ])
})

/** An open disk, a page that shows these, and what it was told. */
async function openWith(disk: ConversationRepo, ...shown: readonly ConversationDocument[]) {
  const troubles: (string | null)[] = []
  const refreshed: string[] = []
  const queryClient = new QueryClient()
  for (const document of shown)
    queryClient.setQueryData(queryKeys.conversation(document.conversation.id), document)
  queryClient.setQueryData(
    queryKeys.conversations,
    shown.map(({ conversation }) => summaryOf(conversation, [])),
  )
  const live: Record<string, LiveRun> = {}
  let events: DiskEvents | null = null
  const repo = await openSafeRepo(
    async (given) => {
      events = given
      return disk
    },
    (sentence) => troubles.push(sentence),
    {
      queryClient,
      openId: () => null,
      live: () => live,
      refresh: async (...ids) => void refreshed.push(...ids),
    },
  )
  if (events === null) throw new Error('it is open')
  return { repo, troubles, refreshed, live, events: events as DiskEvents }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

test('once a newer tab took the database, that is what is said, and the page works on', async () => {
  const disk = createDisk()
  const { repo, troubles, events } = await openWith(disk.repo)
  disk.state.isFull = true
  events.onOutdated()
  await repo.change('c', () => aConversation('c', []))
  expect((await repo.read('c'))?.conversation.id).toBe('c')
  expect(repo.isSaved('c')).toBe(false)
  expect(troubles).toEqual([diskSentences.outdated])
})

test('a disk that comes back empty: it is said, what is shown stays, and goes to disk with the next word', async () => {
  const { repo: disk } = createDisk()
  const run = aRun('r', { status: 'answering', text: 'Half' })
  const shown = { conversation: aConversation('c', ['r']), runs: { r: aRun('r') } }
  const at = await openWith(disk, shown, { conversation: aConversation('d', []), runs: {} })
  at.live['r'] = { run, link: { state: 'live' } }
  at.events.onReopened()
  await settle()
  expect(at.troubles).toEqual([diskSentences.emptied])
  expect(at.refreshed).toEqual(['c', 'd'])
  expect((await at.repo.read('c'))?.runs['r']?.text).toBe('Half')
  expect([at.repo.isSaved('c'), await disk.read('c')]).toEqual([false, null])
  await at.repo.finishRun({ ...run, status: 'complete', text: 'Half and whole' }, [])
  expect((await disk.read('c'))?.runs['r']?.text).toBe('Half and whole')
  expect((await at.repo.list()).map(({ id }) => id)).toEqual(['d', 'c'])
  expect(at.troubles.at(-1)).toBe(diskSentences.emptied) // others are gone all the same
})

test('an answer that ended on an emptied disk, before that was known, is there afterwards', async () => {
  const { repo: disk } = createDisk()
  const ended = aRun('r', { status: 'complete', text: 'Whole' })
  const shown = { conversation: aConversation('c', ['r']), runs: { r: aRun('r') } }
  const at = await openWith(disk, shown, { conversation: aConversation('d', []), runs: {} })
  const chunk: NumberedRecord = { seq: 1, record: { type: 'chunk', atMs: 3, text: 'Whole' } }
  expect(await at.repo.finishRun(ended, packed([chunk]))).toBe(false)
  at.live['r'] = { run: ended, link: { state: 'live' } }
  at.events.onReopened()
  await settle()
  expect((await disk.read('c'))?.runs['r']).toMatchObject({ status: 'complete', text: 'Whole' })
  expect(await at.repo.readLog('r')).toEqual([chunk])
  expect(await disk.readLog('r')).toEqual([chunk])
  // What nobody wrote stays on the page alone.
  expect([at.repo.isSaved('c'), at.repo.isSaved('d'), await disk.read('d')]).toEqual([
    true,
    false,
    null,
  ])
  expect(at.troubles).toEqual([diskSentences.emptied])
  // It was deleted since: nobody brings it back.
  await at.repo.finishRun(aRun('ghost', { status: 'complete' }), [])
  at.events.onReopened()
  await settle()
  expect((await disk.list()).map(({ id }) => id)).toEqual(['c'])
})

test('what an emptied disk has refused while it was closed is written when it is open again', async () => {
  const { repo: disk, state } = createDisk()
  const shown = { conversation: aConversation('c', ['r']), runs: { r: aRun('r') } }
  const at = await openWith(disk, shown, { conversation: aConversation('d', []), runs: {} })
  state.isFull = true
  await at.repo.finishRun(aRun('r', { status: 'complete', text: 'Whole' }), [])
  expect(at.troubles.at(-1)).toBe(storageSentences.failing)
  state.isFull = false
  at.events.onReopened()
  await settle()
  expect((await disk.read('c'))?.runs['r']?.text).toBe('Whole')
  expect(at.troubles.at(-1)).toBe(diskSentences.emptied)
})

test('an emptied disk is told from one that never took anything', async () => {
  for (const wasOnDisk of [true, false]) {
    const { repo: disk, state } = createDisk()
    const shown = { conversation: aConversation('c', []), runs: {} }
    const at = await openWith(disk, shown)
    if (wasOnDisk) await at.repo.change('c', () => shown.conversation)
    state.isFull = true
    await at.repo.change('c', addMessage)
    state.isFull = false
    await disk.setHidden(['c'], 1)
    await disk.remove(['c'], 1)
    at.events.onReopened()
    await settle()
    expect(Object.keys((await disk.read('c'))?.conversation.nodes ?? {})).toContain('next')
    expect(at.troubles[0]).toBe(storageSentences.failing)
    expect(at.troubles.at(-1)).toBe(wasOnDisk ? diskSentences.emptied : null)
  }
})

test('a disk that comes back with all that was on it, or cannot be read, is no loss', async () => {
  const { repo: disk } = createDisk()
  const document = { conversation: aConversation('c', []), runs: {} }
  await disk.save(document)
  const state = { isBroken: false }
  const takenIds: ConversationRepo['takenIds'] = (asked) =>
    state.isBroken ? Promise.reject(new Error('broken')) : disk.takenIds(asked)
  const { repo, troubles, events } = await openWith({ ...disk, takenIds }, document)
  for (const isBroken of [false, true]) {
    state.isBroken = isBroken
    events.onReopened()
    await settle()
  }
  expect([troubles, repo.isSaved('c')]).toEqual([[], true])
})

test('a disk that gives nothing back any more: chats that are shown go on from what the page has', async () => {
  const { repo: disk } = createDisk()
  const refuse = () => Promise.reject(new DOMException('A newer one has it.', 'VersionError'))
  const taken = {
    ...disk,
    read: refuse,
    change: refuse,
    finishRun: refuse,
    unfinishedRuns: refuse,
  }
  const shown = { conversation: aConversation('c', ['r']), runs: { r: aRun('r') } }
  const { repo, live } = await openWith(taken, shown)
  live['r'] = { run: aRun('r', { status: 'answering', text: 'Half' }), link: { state: 'live' } }
  await repo.finishRun(aRun('r', { status: 'complete', text: 'Half and whole' }), [])
  await repo.change('c', addMessage)
  const document = await repo.read('c')
  expect(Object.keys(document?.conversation.nodes ?? {})).toEqual(['c-q', 'c-a', 'next'])
  expect(document?.runs['r']?.text).toBe('Half and whole')
})
