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
          if (!isClosed) void reopen()
        },
      })
    const opening = attempt().catch(async (cause: unknown) => {
      if (!mayBeFull(cause) || !(await spare.giveBack())) throw cause
      return attempt()
    })
    opening.catch(forget)
    return opening
  }

  async function database(): Promise<Database> {
    if (isClosed) throw new DOMException('The database was closed by this page.', 'AbortError')
    return (current ??= connect())
  }

  /** At once, though nobody asks yet: what was lost with the connection is to be said soon. */
  async function reopen(): Promise<void> {
    const opened = await database().catch(() => null) // whoever reads next hears why
    if (opened) events.onReopened()
  }

  await database()
  return {
    use: async (action) => {
      try {
        return await action(await database())
      } catch (cause) {
        if (!isOf(cause, 'InvalidStateError') || isClosed) throw cause
        current = null
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

/** Chromium says no more than this when it cannot open its files. */
const mayBeFull = (cause: unknown): boolean => isOf(cause, 'UnknownError', 'QuotaExceededError')

const isOf = (cause: unknown, ...names: readonly string[]): boolean =>
  cause instanceof DOMException && names.includes(cause.name)
