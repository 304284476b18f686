import type { Conversation } from '../../core/history/conversation.ts'
import { newestFirst, summaryOf, type ConversationSummary } from '../../core/history/summary.ts'
import type { Run } from '../../core/run/run.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import type { SentRequest, UnfinishedRun } from './conversation-repo.ts'
import { readBatches } from './idb-batches.ts'
import type { Database, ReadTransaction, WriteTransaction } from './idb-database.ts'
import {
  idOf,
  parseConversationRow,
  parseRequestRow,
  parseRunRow,
  parseSummaryRow,
  parseWholeRunRow,
  type SummaryRow,
} from './rows.ts'

/** Each conversation's line. What has none yet, or a broken one, gets it from the conversation itself. */
async function readLines(database: Database): Promise<readonly SummaryRow[]> {
  const transaction = database.transaction(['summaries', 'conversations'])
  const conversations = transaction.objectStore('conversations')
  const ids = await conversations.getAllKeys()
  const lines: SummaryRow[] = []
  for await (const rows of readBatches(transaction.objectStore('summaries'), idOf))
    lines.push(...rows.map(parseSummaryRow).filter((row) => row !== null))
  const known = new Set(lines.map(({ summary }) => summary.id))
  const others = await Promise.all(
    ids.filter((id) => !known.has(id)).map(async (id) => conversations.get(id)),
  )
  const made = others
    .map(parseConversationRow)
    .filter((row) => row !== null)
    .map(({ conversation, hiddenAt }) => ({ summary: summaryOf(conversation, []), hiddenAt }))
  return [...lines, ...made]
}

/** The list. */
export async function readList(database: Database): Promise<readonly ConversationSummary[]> {
  return (await readLines(database))
    .filter(({ hiddenAt }) => hiddenAt === null)
    .map(({ summary }) => summary)
    .toSorted(newestFirst)
}

/** Conversations that are out of sight since a moment that is meant. */
export async function readHiddenIds(
  database: Database,
  isMeant: (hiddenAt: number) => boolean,
): Promise<readonly string[]> {
  return (await readLines(database)).flatMap(({ summary, hiddenAt }) =>
    hiddenAt !== null && isMeant(hiddenAt) ? [summary.id] : [],
  )
}

/** Since when a conversation is out of sight, by its line or, where that is broken, by itself. */
export async function readHiddenAt(
  transaction: WriteTransaction,
  id: string,
): Promise<number | null> {
  const line = parseSummaryRow(await transaction.objectStore('summaries').get(id))
  const row = line ?? parseConversationRow(await transaction.objectStore('conversations').get(id))
  return row?.hiddenAt ?? null
}

/** More runs than this are read in one go, and not one by one: a twentieth of the time for each. */
const manyRuns = 50

/** @param wantedOf which runs of the conversation are read with it */
export async function readDocument(
  database: Database,
  id: string,
  wantedOf: (conversation: Conversation) => readonly string[],
): Promise<ConversationDocument | null> {
  const transaction = database.transaction(['conversations', 'runs', 'wholeRuns'])
  const row = parseConversationRow(await transaction.objectStore('conversations').get(id))
  if (!row || row.hiddenAt !== null) return null
  const { conversation } = row
  const runs = await readRuns(transaction, id, wantedOf(conversation))
  return { conversation, runs: Object.fromEntries(runs.map((run) => [run.id, run])) }
}

async function readRuns(
  transaction: ReadTransaction,
  conversationId: string,
  wanted: readonly string[],
): Promise<readonly Run[]> {
  const runs = transaction.objectStore('runs')
  const rows =
    wanted.length > manyRuns
      ? await runs.index('conversationId').getAll(conversationId)
      : await Promise.all(wanted.map((runId) => runs.get(runId)))
  const found = new Map(
    rows
      .map(parseRunRow)
      .flatMap((row) => (row?.conversationId === conversationId ? [[row.run.id, row.run]] : [])),
  )
  const whole = transaction.objectStore('wholeRuns')
  const read = wanted.map(async (runId) => {
    const run = found.get(runId)
    if (run) return run
    // One by one: their requests are megabytes, which in one answer would be one long task.
    const old = parseWholeRunRow(await whole.get(runId))
    return old?.conversationId === conversationId ? old.run : null
  })
  return (await Promise.all(read)).filter((run) => run !== null)
}

/** The request of a run, wherever it lies. */
export async function readRequest(database: Database, runId: string): Promise<SentRequest | null> {
  const transaction = database.transaction(['requests', 'wholeRuns'])
  const request = parseRequestRow(await transaction.objectStore('requests').get(runId))
  if (request !== null) return request
  const old = parseWholeRunRow(await transaction.objectStore('wholeRuns').get(runId))
  return old && { body: old.body }
}

/** Runs that had not ended, of this version and of older ones. */
export async function readUnfinished(database: Database): Promise<readonly UnfinishedRun[]> {
  const transaction = database.transaction(['runs', 'wholeRuns'])
  const [rows, old] = await Promise.all([
    transaction.objectStore('runs').index('unfinished').getAll(),
    transaction.objectStore('wholeRuns').index('unfinished').getAll(),
  ])
  return [
    ...rows.map(parseRunRow),
    ...old.map(parseWholeRunRow).map((row) => row && withoutBody(row)),
  ].filter((row) => row !== null)
}

const withoutBody = ({ conversationId, run }: UnfinishedRun): UnfinishedRun => ({
  conversationId,
  run,
})
