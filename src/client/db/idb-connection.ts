import type { DiskEvents } from '../deps.ts'
import { openDatabase, type Database } from './idb-database.ts'
import type { SpareRoom } from './spare-room.ts'

/** The one connection of a page to its database. It can die at any time, and is then made anew. */
export interface Connection {
  /** Runs the action; when the connection turns out to be closed, once more on a new one. */
  use<T>(action: (database: Database) => Promise<T>): Promise<T>
  isClosed(): boolean
  /** For good: whatever is asked for afterwards rejects with an `AbortError`. */
  close(): void
}

/**
 * Opens the database. Where a full disk keeps it from opening, the spare room is given back first.
 * @throws (rejects) when it cannot be opened
 */
export async function openConnection(events: DiskEvents, spare: SpareRoom): Promise<Connection> {
  let current: Promise<Database> | null = null
  let isClosed = false
  let wasLost = false

  function connect(): Promise<Database> {
    const forget = () => {
      if (current === opening) current = null
    }
    const attempt = () =>
      openDatabase({
        onOutdated: () => {
          forget()
          events.onOutdated()
        },
        onLost: () => {
          forget()
          spare.doubt()
          wasLost = true
          // At once, though nobody asks yet: what was lost with the connection is to be said soon.
          if (!isClosed) void database().catch(() => {}) // whoever reads next hears why
        },
      })
    const opening = attempt().catch(async (cause: unknown) => {
      const isWorthwhile =
        isOf(cause, 'AbortError') || (mayBeFull(cause) && (await spare.giveBack()))
      if (!isWorthwhile) throw cause
      return attempt()
    })
    opening.then(tellReopened, forget)
    return opening
  }

  function tellReopened(): void {
    if (wasLost) events.onReopened()
    wasLost = false
  }

  function database(): Promise<Database> {
    if (!isClosed) return (current ??= connect())
    return Promise.reject(new DOMException('The page has closed its database.', 'AbortError'))
  }

  await database()
  return {
    use: async (action) => {
      const opening = database()
      try {
        return await action(await opening)
      } catch (cause) {
        if (!isOf(cause, 'InvalidStateError') || isClosed) throw cause
        if (current === opening) current = null
        return action(await database())
      }
    },
    isClosed: () => isClosed,
    close: () => {
      isClosed = true
      current?.then((opened) => opened.close()).catch(() => {}) // it never opened
      current = null
    },
  }
}

/**
 * Chromium says no more than this when it cannot open its files. It says `AbortError` to who opens while
 * it closes: site data are being cleared, and the next who asks gets an empty database.
 */
const mayBeFull = (cause: unknown): boolean => isOf(cause, 'UnknownError', 'QuotaExceededError')

const isOf = (cause: unknown, ...names: readonly string[]): boolean =>
  cause instanceof DOMException && names.includes(cause.name)
