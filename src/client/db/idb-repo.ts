import {
  openDatabase,
  allStores,
  type Database,
  type IdbEvents,
  type WriteTransaction,
} from './idb-database.ts'
import { lastRunIdsOf, runIdsOf, type ConversationRepo } from './conversation-repo.ts'
import { readDocument, readHiddenIds, readList, readRequest, readUnfinished } from './idb-reads.ts'
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
import { createTextIndex } from './text-index.ts'
import { parseConversationRow, parseLogRow, parseLogSegmentRow, parseSummaryRow } from './rows.ts'

/** Conversations that are read and written together: waiting for each is slow, all at once is much memory. */
const hiddenAtOnce = 64

/**
 * Conversations in IndexedDB. A connection that died is opened again once per action.
 * @throws when the database cannot be opened: private modes, damaged profiles, no IndexedDB at all.
 */
export async function openIdbRepo(events: IdbEvents): Promise<ConversationRepo> {
  let connection: Promise<Database> | null = null
  let texts = createTextIndex()
  const connect = () => {
    texts = createTextIndex()
    return openDatabase(events, () => {
      connection = null
    }).catch((cause: unknown) => {
      connection = null
      throw cause
    })
  }
  const database = () => (connection ??= connect())
  await database()

  /** Runs the action; when the connection turns out to be closed, once more on a new one. */
  async function withDatabase<T>(action: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await action(await database())
    } catch (cause) {
      if (!(cause instanceof DOMException) || cause.name !== 'InvalidStateError') throw cause
      connection = null
      return action(await database())
    }
  }

  const write = <T>(action: (transaction: WriteTransaction) => Promise<T>): Promise<T> =>
    withDatabase(async (opened) => {
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
      const isRemoved = await write(async (transaction) => {
        // It may have been brought back since it was asked for.
        const row = parseSummaryRow(await transaction.objectStore('summaries').get(id))
        if (!row || row.hiddenAt === null || !isMeant(row.hiddenAt)) return false
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
      withDatabase((opened) => searchDatabase(opened, texts, words, options)),

    prepareSearch: () => withDatabase((opened) => texts.update(opened)),

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

    checkpoint: (run, log) => write((transaction) => writeRun(transaction, run, log)),

    finishRun: (run, log) => write((transaction) => writeRun(transaction, run, log)),

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

    close: () => {
      connection?.then((opened) => opened.close()).catch(() => {}) // it never opened
      connection = null
    },
  }
}

function abortQuietly(transaction: WriteTransaction): void {
  try {
    transaction.abort()
  } catch {
    // it is over already: an abort of its own is what brought us here
  }
}
