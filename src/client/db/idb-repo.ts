import { openDB, type IDBPDatabase, type IDBPTransaction } from 'idb'

import type { Conversation } from '../../core/history/conversation.ts'
import type { Run } from '../../core/run/run.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import {
  isLonger,
  lastRunIdsOf,
  mayAddLog,
  mayReplace,
  newestFirst,
  runIdsOf,
  summaryOf,
  type ConversationRepo,
} from './conversation-repo.ts'
import { readLogSegments, type LogSegment } from './log-segment.ts'
import {
  conversationRow,
  databaseName,
  databaseVersion,
  logSegmentRow,
  parseConversationRow,
  parseLogRow,
  parseLogSegmentRow,
  parseRunRow,
  runRow,
  type Schema,
} from './rows.ts'

type Database = IDBPDatabase<Schema>
type StoreName = 'conversations' | 'runs' | 'logs' | 'logSegments'
type WriteTransaction = IDBPTransaction<Schema, StoreName[], 'readwrite'>

/** What can happen to an open database. */
export interface IdbEvents {
  /** A newer Verbatim, in another tab, wants to change the database: this one let go of it. */
  readonly onOutdated: () => void
}

const allStores: StoreName[] = ['conversations', 'runs', 'logs', 'logSegments']

/** The keys of all segments of one log: in IndexedDB a list is greater than every number. */
const segmentsOf = (runId: string) => IDBKeyRange.bound([runId, 0], [runId, []])

function openDatabase(events: IdbEvents, onGone: () => void): Promise<Database> {
  return new Promise((resolve, reject) => {
    openDB<Schema>(databaseName, databaseVersion, {
      upgrade(database, oldVersion) {
        if (oldVersion < 1) {
          database.createObjectStore('conversations', { keyPath: 'id' })
          const runs = database.createObjectStore('runs', { keyPath: 'id' })
          runs.createIndex('conversationId', 'conversationId')
          runs.createIndex('unfinished', 'unfinished')
          database.createObjectStore('logs', { keyPath: 'runId' })
        }
        if (oldVersion < 2)
          database.createObjectStore('logSegments', { keyPath: ['runId', 'firstSeq'] })
      },
      // Waiting for an old tab could take for ever; the memory repo takes over, and says so.
      blocked: () => reject(new Error('Another tab holds an older database.')),
      blocking: (_current, _blocked, event) => {
        // idb types the target loosely; it is the connection that is in the way.
        ;(event.target as IDBDatabase).close()
        onGone()
        events.onOutdated()
      },
      terminated: onGone,
    }).then(resolve, reject)
  })
}

/**
 * Conversations in IndexedDB. A connection that died is opened again once per action.
 * @throws when the database cannot be opened: private modes, damaged profiles, no IndexedDB at all.
 */
export async function openIdbRepo(events: IdbEvents): Promise<ConversationRepo> {
  let connection: Promise<Database> | null = null
  const database = () =>
    (connection ??= openDatabase(events, () => {
      connection = null
    }).catch((cause: unknown) => {
      connection = null
      throw cause
    }))
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

  const readWith = (
    id: string,
    wantedOf: (conversation: Conversation) => readonly string[],
  ): Promise<ConversationDocument | null> =>
    withDatabase(async (opened) => {
      const transaction = opened.transaction(['conversations', 'runs'])
      const row = parseConversationRow(await transaction.objectStore('conversations').get(id))
      if (!row || row.hiddenAt !== null) return null
      const { conversation } = row
      const store = transaction.objectStore('runs')
      // One by one: all of a long conversation in one answer would be one task of half a second.
      const runs = await Promise.all(
        wantedOf(conversation).map(async (runId) => parseRunRow(await store.get(runId))),
      )
      const own = runs.flatMap((parsed) => (parsed?.conversationId === id ? [parsed.run] : []))
      return { conversation, runs: Object.fromEntries(own.map((run) => [run.id, run])) }
    })

  return {
    list: () =>
      withDatabase(async (opened) =>
        (await opened.getAll('conversations'))
          .map(parseConversationRow)
          .filter((row) => row !== null && row.hiddenAt === null)
          .flatMap((row) => (row ? [summaryOf(row.conversation)] : []))
          .toSorted(newestFirst),
      ),

    read: (id) => readWith(id, runIdsOf),

    readEnd: (id, messages) => readWith(id, (conversation) => lastRunIdsOf(conversation, messages)),

    change: (id, change, runs = []) =>
      write(async (transaction) => {
        const store = transaction.objectStore('conversations')
        const stored = parseConversationRow(await store.get(id))
        if (stored && stored.hiddenAt !== null) return null
        const next = change(stored?.conversation ?? null)
        if (next === null) return null
        await store.put(conversationRow(next, null))
        for (const run of runs) await transaction.objectStore('runs').put(runRow(id, run))
        return next
      }),

    save: ({ conversation, runs }) =>
      write(async (transaction) => {
        await transaction.objectStore('conversations').put(conversationRow(conversation, null))
        for (const run of Object.values(runs))
          await transaction.objectStore('runs').put(runRow(conversation.id, run))
      }),

    checkpoint: (run, log) => write((transaction) => writeRun(transaction, run, log)),

    finishRun: (run, log) => write((transaction) => writeRun(transaction, run, log)),

    readLog: (runId) =>
      withDatabase(async (opened) => {
        const rows = await opened.getAll('logSegments', segmentsOf(runId))
        if (rows.length === 0) return parseLogRow(await opened.get('logs', runId))
        return readLogSegments(rows.map(parseLogSegmentRow).filter((row) => row !== null))
      }),

    unfinishedRuns: () =>
      withDatabase(async (opened) =>
        (await opened.getAllFromIndex('runs', 'unfinished'))
          .map(parseRunRow)
          .filter((row) => row !== null),
      ),

    setHidden: (id, hiddenAt) =>
      write(async (transaction) => {
        const store = transaction.objectStore('conversations')
        const row = parseConversationRow(await store.get(id))
        if (row) await store.put(conversationRow(row.conversation, hiddenAt))
      }),

    purge: (hiddenUntil) =>
      write(async (transaction) => {
        const rows = await transaction.objectStore('conversations').getAll()
        for (const row of rows.map(parseConversationRow))
          if (row && row.hiddenAt !== null && row.hiddenAt <= hiddenUntil)
            await removeConversation(transaction, row.conversation.id)
      }),

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

async function writeRun(
  transaction: WriteTransaction,
  run: Run,
  log: readonly LogSegment[],
): Promise<void> {
  const store = transaction.objectStore('runs')
  const row = parseRunRow(await store.get(run.id))
  if (!row) return
  if (mayReplace(row.run, run)) await store.put(runRow(row.conversationId, run))
  if (!mayAddLog(row.run)) return
  for (const segment of log) await putSegment(transaction, run.id, segment)
}

async function putSegment(
  transaction: WriteTransaction,
  runId: string,
  segment: LogSegment,
): Promise<void> {
  const store = transaction.objectStore('logSegments')
  const stored = parseLogSegmentRow(await store.get([runId, segment.firstSeq]))
  if (isLonger(segment, stored)) await store.put(logSegmentRow(runId, segment))
}

async function removeConversation(transaction: WriteTransaction, id: string): Promise<void> {
  const runs = transaction.objectStore('runs')
  for (const runId of await runs.index('conversationId').getAllKeys(id)) {
    await transaction.objectStore('logs').delete(runId)
    await transaction.objectStore('logSegments').delete(segmentsOf(runId))
    await runs.delete(runId)
  }
  await transaction.objectStore('conversations').delete(id)
}
