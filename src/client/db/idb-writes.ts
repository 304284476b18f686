import type { Conversation } from '../../core/history/conversation.ts'
import { summaryOf } from '../../core/history/summary.ts'
import { isFinal, type Run } from '../../core/run/run.ts'
import { isLonger, mayAddLog, mayReplace, type SentRequests } from './conversation-repo.ts'
import type { WriteTransaction } from './idb-database.ts'
import type { LogSegment } from './log-segment.ts'
import {
  conversationRow,
  logSegmentRow,
  ownTextRow,
  parseConversationRow,
  parseLogSegmentRow,
  parseRunRow,
  parseSummaryRow,
  parseWholeRunRow,
  requestRow,
  runRow,
  runTextRow,
  summaryRow,
} from './rows.ts'

/** All keys of one log or of one conversation's texts: in IndexedDB a list is greater than every text or number. */
export const withFirst = (id: string) => IDBKeyRange.bound([id], [id, []])

/** A conversation, its line in the list and its own text for the search. */
export async function putConversation(
  transaction: WriteTransaction,
  conversation: Conversation,
  hiddenAt: number | null,
  newRuns: readonly Run[] = [],
): Promise<void> {
  const known = await modelsOf(transaction, conversation.id)
  const summary = summaryOf(conversation, [...known, ...newRuns.map((run) => run.model)])
  await transaction.objectStore('conversations').put(conversationRow(conversation, hiddenAt))
  await transaction.objectStore('summaries').put(summaryRow(summary, hiddenAt))
  await putText(transaction, ownTextRow(conversation))
}

/**
 * Out of sight, or back (null). Nothing else of it changes. One that cannot be read is hidden by its
 * line in the list, or nobody could delete it.
 * @returns whether it is there
 */
export async function hideConversation(
  transaction: WriteTransaction,
  id: string,
  hiddenAt: number | null,
): Promise<boolean> {
  const store = transaction.objectStore('conversations')
  const row = parseConversationRow(await store.get(id))
  if (row) await store.put(conversationRow(row.conversation, hiddenAt))
  if (await hideLine(transaction, id, hiddenAt)) return true
  // Written by version 1 or 2: it has none yet.
  if (row) await putConversation(transaction, row.conversation, hiddenAt)
  return row !== null
}

/** @returns whether it has a line in the list */
async function hideLine(
  transaction: WriteTransaction,
  id: string,
  hiddenAt: number | null,
): Promise<boolean> {
  const store = transaction.objectStore('summaries')
  const row = parseSummaryRow(await store.get(id))
  if (row) await store.put(summaryRow(row.summary, hiddenAt))
  return row !== null
}

/** Under a new key, so that those who know the older one read it. */
async function putText(
  transaction: WriteTransaction,
  row: ReturnType<typeof ownTextRow | typeof runTextRow>,
): Promise<void> {
  const store = transaction.objectStore('texts')
  const old = await store.index('place').getKey([row.conversationId, row.runId])
  if (old !== undefined) await store.delete(old)
  await store.add(row)
}

async function modelsOf(transaction: WriteTransaction, id: string): Promise<readonly string[]> {
  const row = parseSummaryRow(await transaction.objectStore('summaries').get(id))
  if (row) return row.summary.models
  const runs = await transaction.objectStore('runs').index('conversationId').getAll(id)
  return runs.map(parseRunRow).flatMap((parsed) => (parsed ? [parsed.run.model] : []))
}

/** A run, with its text for the search once it has ended. */
async function putRun(
  transaction: WriteTransaction,
  conversationId: string,
  run: Run,
): Promise<void> {
  await transaction.objectStore('runs').put(runRow(conversationId, run))
  if (isFinal(run)) await putText(transaction, runTextRow(conversationId, run))
}

/** Runs as they are in memory, whatever lies there of them. @param requests those of them that are new */
export async function putRuns(
  transaction: WriteTransaction,
  conversationId: string,
  runs: readonly Run[],
  requests: SentRequests,
): Promise<void> {
  for (const run of runs) {
    await partRun(transaction, run.id) // or its request would lie there twice
    await putRun(transaction, conversationId, run)
    const request = requests[run.id]
    if (request) await transaction.objectStore('requests').put(requestRow(run.id, request))
  }
}

/** Parts a run of an older version from its request. Nothing when there is none, or it cannot be read. */
export async function partRun(transaction: WriteTransaction, runId: string): Promise<void> {
  const old = parseWholeRunRow(await transaction.objectStore('wholeRuns').get(runId))
  if (!old) return
  const { conversationId, run, body } = old
  await putRun(transaction, conversationId, run)
  await transaction.objectStore('requests').put(requestRow(runId, { body }))
  await transaction.objectStore('wholeRuns').delete(runId)
  await addModel(transaction, conversationId, run.model)
}

/** One more model in the line of the list. */
export async function addModel(
  transaction: WriteTransaction,
  id: string,
  model: string,
): Promise<void> {
  const store = transaction.objectStore('summaries')
  const row = parseSummaryRow(await store.get(id))
  if (!row || row.summary.models.includes(model)) return
  const models = [...row.summary.models, model]
  await store.put(summaryRow({ ...row.summary, models }, row.hiddenAt))
}

/**
 * The state of a run that is there, and what is new of its log (`checkpoint`).
 * @returns whether it is there
 */
export async function writeRun(
  transaction: WriteTransaction,
  run: Run,
  log: readonly LogSegment[],
): Promise<boolean> {
  await partRun(transaction, run.id)
  const row = parseRunRow(await transaction.objectStore('runs').get(run.id))
  if (!row) return false
  if (mayReplace(row.run, run)) await putRun(transaction, row.conversationId, run)
  if (mayAddLog(row.run, run))
    for (const segment of log) await putSegment(transaction, run.id, segment)
  return true
}

/** A piece of a log; a shorter one never takes a longer one away. */
export async function putSegment(
  transaction: WriteTransaction,
  runId: string,
  segment: LogSegment,
): Promise<void> {
  const store = transaction.objectStore('logSegments')
  const stored = parseLogSegmentRow(await store.get([runId, segment.firstSeq]))
  if (isLonger(segment, stored)) await store.put(logSegmentRow(runId, segment))
}

/** A conversation with all that lies there for it. */
export async function removeConversation(transaction: WriteTransaction, id: string): Promise<void> {
  const [runs, wholeRuns, texts] = [
    transaction.objectStore('runs'),
    transaction.objectStore('wholeRuns'),
    transaction.objectStore('texts'),
  ]
  const runIds = await runs.index('conversationId').getAllKeys(id)
  const oldIds = await wholeRuns.index('conversationId').getAllKeys(id)
  const textKeys = await texts.index('place').getAllKeys(withFirst(id))
  // Without waiting for each: that would be four ways to the database and back for every run.
  await Promise.all([
    ...[...runIds, ...oldIds].flatMap((runId) => [
      transaction.objectStore('requests').delete(runId),
      transaction.objectStore('logs').delete(runId),
      transaction.objectStore('logSegments').delete(withFirst(runId)),
    ]),
    ...runIds.map((runId) => runs.delete(runId)),
    ...oldIds.map((runId) => wholeRuns.delete(runId)),
    ...textKeys.map((key) => texts.delete(key)),
    transaction.objectStore('summaries').delete(id),
    transaction.objectStore('conversations').delete(id),
  ])
}
