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
  const transaction = database.transaction(['texts', 'conversations', 'runs'])
  await index.update(transaction, signal)
  const hits: SearchHit[] = []
  for (const candidate of index.find(folded)) {
    signal?.throwIfAborted()
    if (hits.length >= limit) break
    const hit = await readHit(transaction, candidate, folded)
    if (hit) hits.push(hit)
  }
  return hits
}

/** Null when the conversation is hidden or purged. */
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
