import { expect, test } from 'vitest'

import {
  withNode,
  type Conversation,
  type ConversationNode,
} from '../../core/history/conversation.ts'
import type { NumberedRecord } from '../../core/run/record.ts'
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

test('once a newer tab took the database, that is what is said, and the page works on', async () => {
  const disk = createDisk()
  const troubles: (string | null)[] = []
  let letGo = () => {}
  const repo = await openSafeRepo(
    async ({ onOutdated }) => {
      letGo = onOutdated
      return disk.repo
    },
    (sentence) => troubles.push(sentence),
  )
  disk.state.isFull = true
  letGo()
  await repo.change('c', () => aConversation('c', []))
  expect((await repo.read('c'))?.conversation.id).toBe('c')
  expect(repo.isSaved('c')).toBe(false)
  expect(troubles).toEqual([storageSentences.outdated])
})
