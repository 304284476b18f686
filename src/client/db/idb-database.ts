import { openDB, unwrap, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb'

/**
 * The version of the database's shape. Each released one stays readable (law H2).
 * 1: a log is one row of `logs`. 2: it lies in pieces in `logSegments`; what was in `logs` stays there.
 * 3: requests lie apart from runs. Old runs, with their requests in them, are `wholeRuns`; they are
 * parted piece by piece while the page is used (`idb-upgrade.ts`), because hundreds of megabytes would
 * hold the page for a minute.
 */
export const databaseVersion = 3
/** Of the IndexedDB database. */
export const databaseName = 'verbatim'

interface RunStore {
  key: string
  value: unknown
  /** `unfinished` is an index of few rows: only runs that have not ended carry the member. */
  indexes: { conversationId: string; unfinished: number }
}

/** Values come back as `unknown`: what lies on a disk may be of any version, or broken. */
interface Schema extends DBSchema {
  conversations: { key: string; value: unknown }
  /** For the list, made from the conversation and its runs. */
  summaries: { key: string; value: unknown }
  runs: RunStore
  wholeRuns: RunStore
  requests: { key: string; value: unknown }
  /**
   * For the search; a conversation's own text has the empty run id. Keys are counted up and never come
   * again: what has been written since is what has a greater key.
   */
  texts: {
    key: number
    value: unknown
    indexes: { place: [conversationId: string, runId: string] }
  }
  logs: { key: string; value: unknown }
  logSegments: { key: [runId: string, firstSeq: number]; value: unknown }
}

export type Database = IDBPDatabase<Schema>

/** All of them, for what writes: a conversation and what is made from it change together. */
export const allStores = [
  'conversations',
  'summaries',
  'runs',
  'wholeRuns',
  'requests',
  'texts',
  'logs',
  'logSegments',
] as const satisfies readonly (keyof Schema & string)[]

type StoreName = (typeof allStores)[number]

export type WriteTransaction = IDBPTransaction<Schema, readonly StoreName[], 'readwrite'>
export type ReadTransaction = IDBPTransaction<Schema, readonly StoreName[]>

/** What can happen to a connection, after which it is of no use any more. */
interface ConnectionEvents {
  readonly onOutdated: () => void
  /** The browser closed it: a full disk, site data that were cleared, a fault. */
  readonly onLost: () => void
}

export function openDatabase({ onOutdated, onLost }: ConnectionEvents): Promise<Database> {
  return new Promise((resolve, reject) => {
    openDB<Schema>(databaseName, databaseVersion, {
      upgrade: (database, oldVersion, _newVersion, transaction) =>
        changeShape(unwrap(database), unwrap(transaction), oldVersion),
      // Waiting for an old tab could take for ever; the memory repo takes over, and says so.
      blocked: () => reject(new Error('Another tab holds an older database.')),
      blocking: (_current, _blocked, event) => {
        // idb types the target loosely; it is the connection that is in the way.
        ;(event.target as IDBDatabase).close()
        onOutdated()
      },
      terminated: onLost,
    }).then(resolve, reject)
  })
}

/** Only the shape: no row is read here, so that it takes as long for a full disk as for an empty one. */
function changeShape(
  database: Pick<IDBDatabase, 'createObjectStore'>,
  transaction: Pick<IDBTransaction, 'objectStore'>,
  oldVersion: number,
): void {
  const createRuns = () => {
    const runs = database.createObjectStore('runs', { keyPath: 'id' })
    runs.createIndex('conversationId', 'conversationId')
    runs.createIndex('unfinished', 'unfinished')
  }
  if (oldVersion < 1) {
    database.createObjectStore('conversations', { keyPath: 'id' })
    createRuns()
    database.createObjectStore('logs', { keyPath: 'runId' })
  }
  if (oldVersion < 2) database.createObjectStore('logSegments', { keyPath: ['runId', 'firstSeq'] })
  if (oldVersion < 3) {
    transaction.objectStore('runs').name = 'wholeRuns'
    createRuns()
    database.createObjectStore('requests', { keyPath: 'runId' })
    database.createObjectStore('summaries', { keyPath: 'id' })
    const texts = database.createObjectStore('texts', { keyPath: 'order', autoIncrement: true })
    texts.createIndex('place', ['conversationId', 'runId'])
  }
}
