import { createWordSearch } from '../../core/history/search-text.ts'
import { newestFirst } from '../../core/history/summary.ts'
import { readBatches } from './idb-batches.ts'
import type { Database } from './idb-database.ts'
import { orderOf, parseTextRow, type TextRow } from './rows.ts'

/** A conversation in which all words are. */
export interface Candidate {
  readonly id: string
  readonly updatedAt: number
  /** The first of its runs in which one of them is; null when they are all in its own text. */
  readonly runId: string | null
}

/**
 * The searched texts, in memory: reading them takes twenty times as long as looking through them, and
 * who types a word searches with every letter. 5,000 runs are about 8 MB.
 */
export interface TextIndex {
  /** Reads what was written since the last time, by this tab or another. */
  update(database: TextDatabase): Promise<void>
  /**
   * The same, and looks through all. Newest first. What was purged meanwhile may be among them, and
   * what is hidden. Rejects with the signal's reason when it is aborted.
   * @param words folded
   */
  find(
    database: TextDatabase,
    words: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<readonly Candidate[]>
}

/** Each batch is a transaction of its own, of one store: all together would keep writes waiting for a second. */
type TextDatabase = Pick<Database, 'getAll'>

interface Texts {
  own: TextRow['own']
  folded: string
  readonly runs: Map<string, string>
}

/** More is read anew for each search, so that it does not stay in memory. */
const mostCharacters = 32 * 1024 * 1024

/**
 * Empty. It belongs to one connection: another database counts anew.
 * @param limit characters that stay in memory from one search to the next
 */
export function createTextIndex(limit = mostCharacters): TextIndex {
  const texts = new Map<string, Texts>()
  let seen: number | null = null
  let length = 0
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: what one forgets, another that is reading would count as seen. */
  function inOrder<T>(action: () => Promise<T>): Promise<T> {
    const result = last.then(action)
    last = result.catch(() => {}) // the caller has the failure
    return result
  }

  function take(row: TextRow): void {
    const known = texts.get(row.conversationId) ?? { own: null, folded: '', runs: new Map() }
    texts.set(row.conversationId, known)
    length += row.folded.length
    if (row.own === null) known.runs.set(row.runId, row.folded)
    else Object.assign(known, { own: row.own, folded: row.folded })
  }

  function forget(): void {
    texts.clear()
    seen = null
    length = 0
  }

  async function read(database: TextDatabase, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted()
    const store = {
      getAll: (range: IDBKeyRange | null, count: number) => database.getAll('texts', range, count),
    }
    for await (const rows of readBatches(store, orderOf, seen)) {
      signal?.throwIfAborted()
      for (const row of rows.map(parseTextRow)) if (row) take(row)
      const newest = rows.at(-1)
      if (newest !== undefined) seen = Math.max(seen ?? 0, orderOf(newest))
    }
  }

  return {
    update: (database) => inOrder(() => read(database, undefined)),
    find: (database, words, signal) =>
      inOrder(async () => {
        await read(database, signal)
        const found = [...texts].flatMap(([id, each]) => candidateOf(id, each, words) ?? [])
        if (length > limit) forget()
        return found.toSorted(newestFirst)
      }),
  }
}

function candidateOf(
  id: string,
  { own, folded, runs }: Texts,
  words: readonly string[],
): Candidate | null {
  if (own === null) return null
  const search = createWordSearch(words)
  search.add(folded)
  let runId: string | null = null
  for (const each of own.runIds) if (search.add(runs.get(each) ?? '')) runId ??= each
  return search.hasAll() ? { id, updatedAt: own.updatedAt, runId } : null
}
