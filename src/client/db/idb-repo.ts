import type { DiskEvents } from '../deps.ts'
import { isDeletedAt, lastRunIdsOf, runIdsOf, type ConversationRepo } from './conversation-repo.ts'
import { openConnection } from './idb-connection.ts'
import { allStores, type Database, type WriteTransaction } from './idb-database.ts'
import {
  readDocument,
  readHiddenAt,
  readHiddenIds,
  readList,
  readRequest,
  readUnfinished,
} from './idb-reads.ts'
import { searchDatabase } from './idb-search.ts'
import { findTaken, putStaged } from './idb-staging.ts'
import { upgradeRows } from './idb-upgrade.ts'
import {
  hideConversation,
  putConversation,
  putRuns,
  removeConversation,
  withFirst,
  writeRun,
} from './idb-writes.ts'
import { readLogSegments } from './log-segment.ts'
import { createSpareRoom, type SpareRoom } from './spare-room.ts'
import { createTextIndex, type TextIndex } from './text-index.ts'
import { parseConversationRow, parseLogRow, parseLogSegmentRow } from './rows.ts'

/** Conversations that are read and written together: waiting for each is slow, all at once is much memory. */
const hiddenAtOnce = 64

/**
 * Conversations in IndexedDB. A connection that died is opened again once per action.
 * @throws when the database cannot be opened: private modes, damaged profiles, no IndexedDB at all.
 */
export async function openIdbRepo(
  events: DiskEvents,
  spare: SpareRoom = createSpareRoom(),
): Promise<ConversationRepo> {
  const connection = await openConnection(events, spare)
  const withDatabase = connection.use
  const indexes = new WeakMap<Database, TextIndex>()

  function textsOf(opened: Database): TextIndex {
    const texts = indexes.get(opened) ?? createTextIndex()
    indexes.set(opened, texts)
    return texts
  }

  const write = <T>(action: (transaction: WriteTransaction) => Promise<T>): Promise<T> =>
    withDatabase(async (opened) => {
      if (!(await spare.hasRoom()))
        throw new DOMException('The disk is full.', 'QuotaExceededError')
      const transaction = opened.transaction(allStores, 'readwrite')
      const done = transaction.done
      try {
        const result = await action(transaction)
        await done // only now is it saved
        return result
      } catch (cause) {
        done.catch(() => {}) // it fails for the same cause
        abortQuietly(transaction)
        throw cause
      }
    })

  /** Each by itself: thousands in one transaction would keep an answer from being written. */
  async function removeEach(
    ids: readonly string[],
    isMeant: (hiddenAt: number) => boolean,
  ): Promise<readonly string[]> {
    const removed: string[] = []
    for (const id of ids) {
      if (connection.isClosed()) break // the next visit goes on
      const isRemoved = await write(async (transaction) => {
        // It may have been brought back since it was asked for.
        const hiddenAt = await readHiddenAt(transaction, id)
        if (hiddenAt === null || !isMeant(hiddenAt)) return false
        await removeConversation(transaction, id)
        return true
      })
      if (isRemoved) removed.push(id)
    }
    return removed
  }

  return {
    list: () => withDatabase(readList),

    read: (id) => withDatabase((opened) => readDocument(opened, id, runIdsOf)),

    readEnd: (id, messages) =>
      withDatabase((opened) =>
        readDocument(opened, id, (conversation) => lastRunIdsOf(conversation, messages)),
      ),

    readRequest: (runId) => withDatabase((opened) => readRequest(opened, runId)),

    search: (words, options) =>
      withDatabase((opened) => searchDatabase(opened, textsOf(opened), words, options)),

    prepareSearch: () => withDatabase((opened) => textsOf(opened).update(opened)),

    change: (id, change, runs = [], requests = {}) =>
      write(async (transaction) => {
        const store = transaction.objectStore('conversations')
        const stored = parseConversationRow(await store.get(id))
        if (stored && stored.hiddenAt !== null) return null
        const next = change(stored?.conversation ?? null)
        if (next === null) return null
        await putConversation(transaction, next, null, runs)
        await putRuns(transaction, id, runs, requests)
        return next
      }),

    save: ({ conversation, runs }, requests = {}) =>
      write(async (transaction) => {
        const saved = Object.values(runs)
        await putConversation(transaction, conversation, null, saved)
        await putRuns(transaction, conversation.id, saved, requests)
      }),

    checkpoint: async (run, log) => {
      await write((transaction) => writeRun(transaction, run, log))
    },

    finishRun: async (run, log) => {
      const isThere = await write((transaction) => writeRun(transaction, run, log))
      void spare.take() // now there is something to keep, and nobody waits
      return isThere
    },

    readLog: (runId) =>
      withDatabase(async (opened) => {
        const rows = await opened.getAll('logSegments', withFirst(runId))
        if (rows.length === 0) return parseLogRow(await opened.get('logs', runId))
        return readLogSegments(rows.map(parseLogSegmentRow).filter((row) => row !== null))
      }),

    unfinishedRuns: () => withDatabase(readUnfinished),

    setHidden: (ids, hiddenAt) =>
      write(async (transaction) => {
        let count = 0
        for (let from = 0; from < ids.length; from += hiddenAtOnce) {
          const some = ids.slice(from, from + hiddenAtOnce)
          const hiding = some.map((id) => hideConversation(transaction, id, hiddenAt))
          count += (await Promise.all(hiding)).filter(Boolean).length
        }
        return count
      }),

    hiddenIds: (until) => {
      const isMeant = (at: number) => at <= until && isDeletedAt(at)
      return withDatabase((opened) => readHiddenIds(opened, isMeant))
    },

    takenIds: (asked) => withDatabase((opened) => findTaken(opened, asked)),

    stage: (parts) =>
      write(async (transaction) => {
        await putStaged(transaction, parts)
        return true
      }),

    remove: (ids, hiddenAt) => removeEach(ids, (at) => at === hiddenAt),

    purge: async (hiddenUntil) => {
      const isDue = (at: number) => at <= hiddenUntil
      return removeEach(await withDatabase((opened) => readHiddenIds(opened, isDue)), isDue)
    },

    upgrade: (pause) => upgradeRows({ read: withDatabase, write, pause }),

    close: connection.close,
  }
}

function abortQuietly(transaction: WriteTransaction): void {
  try {
    transaction.abort()
  } catch {
    // it is over already: an abort of its own is what brought us here
  }
}
