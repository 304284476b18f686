import { createWordSearch } from '../../core/history/search-text.ts'
import { newestFirst } from '../../core/history/summary.ts'
import { readBatches } from './idb-batches.ts'
import type { ReadTransaction } from './idb-database.ts'
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
  update(transaction: ReadTransaction, signal: AbortSignal | undefined): Promise<void>
  /**
   * Newest first. What was purged meanwhile may be among them, and what is hidden.
   * @param words folded
   */
  find(words: readonly string[]): readonly Candidate[]
}

interface Texts {
  own: TextRow['own']
  folded: string
  readonly runs: Map<string, string>
}

/** More is read anew for each search, so that it does not stay in memory. */
const mostCharacters = 32 * 1024 * 1024

/** Empty. It belongs to one connection: another database counts anew. */
export function createTextIndex(): TextIndex {
  const texts = new Map<string, Texts>()
  let seen: number | null = null
  let length = 0

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

  return {
    update: async (transaction, signal) => {
      for await (const rows of readBatches(transaction.objectStore('texts'), orderOf, seen)) {
        signal?.throwIfAborted()
        for (const row of rows.map(parseTextRow)) if (row) take(row)
        const last = rows.at(-1)
        if (last !== undefined) seen = Math.max(seen ?? 0, orderOf(last))
      }
    },
    find: (words) => {
      const found = [...texts].flatMap(([id, each]) => candidateOf(id, each, words) ?? [])
      if (length > mostCharacters) forget()
      return found.toSorted(newestFirst)
    },
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
