import {
  createWordSearch,
  findFirst,
  foldWords,
  type WordSearch,
} from '../../core/history/search-text.ts'
import { newestFirst } from '../../core/history/summary.ts'
import type { SearchHit, SearchOptions } from './conversation-repo.ts'
import type { Database, ReadTransaction } from './idb-database.ts'
import { parseConversationRow, parseRunRow, parseTextRow, type TextRow } from './rows.ts'

/** Texts that are read and looked through in one task: a megabyte of them, some milliseconds. */
const batchSize = 500

/** A conversation that is being looked through. */
interface Candidate {
  readonly id: string
  readonly updatedAt: number
  readonly runIds: ReadonlySet<string>
  readonly search: WordSearch
  /** Its runs in which one of the words is. */
  readonly matched: string[]
}

/** @see ConversationRepo.search */
export async function searchDatabase(
  database: Database,
  words: string,
  { limit, signal }: SearchOptions,
): Promise<readonly SearchHit[]> {
  signal?.throwIfAborted()
  const folded = foldWords(words)
  if (folded.length === 0) return []
  const transaction = database.transaction(['texts', 'conversations', 'runs'])
  const hits: SearchHit[] = []
  for (const candidate of await findCandidates(transaction, folded, signal)) {
    signal?.throwIfAborted()
    if (hits.length >= limit) break
    const hit = await readHit(transaction, candidate, folded)
    if (hit) hits.push(hit)
  }
  return hits
}

/** The conversations with all of these words, newest first. */
async function findCandidates(
  transaction: ReadTransaction,
  words: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly Candidate[]> {
  const store = transaction.objectStore('texts')
  const candidates: Candidate[] = []
  let range: IDBKeyRange | null = null
  for (;;) {
    const rows: unknown[] = await store.getAll(range, batchSize)
    signal?.throwIfAborted()
    for (const row of rows) take(candidates, parseTextRow(row), words)
    const last = rows.at(-1)
    if (rows.length < batchSize || !isTextKey(last)) break
    range = IDBKeyRange.lowerBound([last.conversationId, last.runId], true)
  }
  return candidates.filter(({ search }) => search.hasAll()).toSorted(newestFirst)
}

/** Rows come in the order of their keys: a conversation's own text, then the texts of its runs. */
function take(candidates: Candidate[], row: TextRow | null, words: readonly string[]): void {
  if (row?.own) {
    const search = createWordSearch(words)
    search.add(row.folded)
    const { runIds, updatedAt } = row.own
    candidates.push({
      id: row.conversationId,
      updatedAt,
      runIds: new Set(runIds),
      search,
      matched: [],
    })
    return
  }
  const current = candidates.at(-1)
  if (!row || current?.id !== row.conversationId || !current.runIds.has(row.runId)) return
  if (current.search.add(row.folded)) current.matched.push(row.runId)
}

/** Every row has the two members of its key, however broken the rest of it is. */
const isTextKey = (row: unknown): row is Pick<TextRow, 'conversationId' | 'runId'> =>
  typeof row === 'object' && row !== null

/** Null when the conversation is hidden. */
async function readHit(
  transaction: ReadTransaction,
  { id, matched }: Candidate,
  words: readonly string[],
): Promise<SearchHit | null> {
  const row = parseConversationRow(await transaction.objectStore('conversations').get(id))
  if (!row || row.hiddenAt !== null) return null
  const runs = transaction.objectStore('runs')
  const rows = await Promise.all(matched.map((runId) => runs.get(runId)))
  const answers = new Map(
    rows
      .map(parseRunRow)
      .filter((run) => run !== null)
      .map(({ run }) => [run.id, run.text]),
  )
  return { conversationId: id, ...findFirst(row.conversation, words, answers) }
}
