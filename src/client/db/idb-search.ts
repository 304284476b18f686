import { findFirst, foldWords } from '../../core/history/search-text.ts'
import type { SearchHit, SearchOptions } from './conversation-repo.ts'
import type { Database, ReadTransaction } from './idb-database.ts'
import { parseConversationRow, parseRunRow } from './rows.ts'
import type { Candidate, TextIndex } from './text-index.ts'

/** @see ConversationRepo.search */
export async function searchDatabase(
  database: Database,
  index: TextIndex,
  words: string,
  { limit, signal }: SearchOptions,
): Promise<readonly SearchHit[]> {
  signal?.throwIfAborted()
  const folded = foldWords(words)
  if (folded.length === 0) return []
  const candidates = await index.find(database, folded, signal)
  signal?.throwIfAborted()
  const transaction = database.transaction(['conversations', 'runs'])
  const hits: SearchHit[] = []
  for (let from = 0; from < candidates.length && hits.length < limit;) {
    const next = candidates.slice(from, from + limit - hits.length)
    from += next.length
    const read = await Promise.all(next.map((each) => readHit(transaction, each, folded)))
    signal?.throwIfAborted()
    hits.push(...read.filter((hit) => hit !== null))
  }
  return hits
}

/** Null when the conversation is hidden or purged. */
async function readHit(
  transaction: ReadTransaction,
  { id, runId }: Candidate,
  words: readonly string[],
): Promise<SearchHit | null> {
  const [row, runRow] = await Promise.all([
    transaction.objectStore('conversations').get(id),
    runId === null ? null : transaction.objectStore('runs').get(runId),
  ])
  const parsed = parseConversationRow(row)
  if (!parsed || parsed.hiddenAt !== null) return null
  // No answer before this one has a word, so that the first place is in it or in a question.
  const run = parseRunRow(runRow)?.run
  const answers = new Map(run ? [[run.id, run.text]] : [])
  return { conversationId: id, ...findFirst(parsed.conversation, words, answers) }
}
