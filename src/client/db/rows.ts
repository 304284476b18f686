import * as v from 'valibot'

import { modelSchema } from '../../core/catalog/parse-model.ts'
import type { Conversation } from '../../core/history/conversation.ts'
import { parseConversation } from '../../core/history/parse-conversation.ts'
import type { ConversationSummary } from '../../core/history/summary.ts'
import { foldText, searchedOf, type SearchedConversation } from '../../core/history/search-text.ts'
import { parseRun, parseWholeRun } from '../../core/run/parse-run.ts'
import type { NumberedRecord } from '../../core/run/record.ts'
import { isFinal, type Run } from '../../core/run/run.ts'
import type { SentRequest, UnfinishedRun } from './conversation-repo.ts'
import { databaseVersion } from './idb-database.ts'
import type { LogSegment } from './log-segment.ts'

/** `hiddenAt` in epoch milliseconds; null while it is in sight. */
export const conversationRow = (conversation: Conversation, hiddenAt: number | null) => ({
  version: databaseVersion,
  id: conversation.id,
  hiddenAt,
  conversation,
})

/** What can be said of a conversation without reading it. */
export const summaryRow = (summary: ConversationSummary, hiddenAt: number | null) => ({
  version: databaseVersion,
  id: summary.id,
  hiddenAt,
  summary,
})

/** A run with the conversation it is purged with. */
export const runRow = (conversationId: string, run: Run) => ({
  version: databaseVersion,
  id: run.id,
  conversationId,
  ...(!isFinal(run) && { unfinished: 1 }),
  run,
})

/** The request of a run, byte for byte, and what was known of the model that it went to. */
export const requestRow = (runId: string, { body, model }: SentRequest) => ({
  version: databaseVersion,
  runId,
  body,
  ...(model !== undefined && { model }),
})

/** What is searched of a conversation itself. */
export const ownTextRow = (conversation: Conversation) => ({
  version: databaseVersion,
  conversationId: conversation.id,
  runId: '',
  updatedAt: conversation.updatedAt,
  ...searchedOf(conversation),
})

/** What is searched of a run that has ended. */
export const runTextRow = (conversationId: string, run: Run) => ({
  version: databaseVersion,
  conversationId,
  runId: run.id,
  folded: foldText(run.text),
})

/** A piece of the log of a run. */
export const logSegmentRow = (runId: string, segment: LogSegment) => ({
  version: databaseVersion,
  runId,
  ...segment,
})

const hiddenAt = v.fallback(v.nullable(v.number()), null)
const conversationRowSchema = v.object({ id: v.string(), hiddenAt, conversation: v.unknown() })

/** A conversation and whether it is hidden, as read from disk. */
export interface ConversationRow {
  readonly conversation: Conversation
  readonly hiddenAt: number | null
}

/** @returns null when the row is broken beyond reading */
export function parseConversationRow(row: unknown): ConversationRow | null {
  const parsed = v.safeParse(conversationRowSchema, row)
  const conversation = parsed.success ? parseConversation(parsed.output.conversation) : null
  if (!parsed.success || !conversation || conversation.id !== parsed.output.id) return null
  return { conversation, hiddenAt: parsed.output.hiddenAt }
}

const summaryRowSchema = v.object({
  hiddenAt,
  summary: v.object({
    id: v.string(),
    title: v.string(),
    createdAt: v.number(),
    updatedAt: v.number(),
    starred: v.boolean(),
    messageCount: v.number(),
    firstWords: v.string(),
    models: v.array(v.string()),
  }),
})

/** A line of the list, and whether it is hidden, as read from disk. */
export interface SummaryRow {
  readonly summary: ConversationSummary
  readonly hiddenAt: number | null
}

/** @returns null when anything of it is broken: it is made anew from the conversation */
export function parseSummaryRow(row: unknown): SummaryRow | null {
  const parsed = v.safeParse(summaryRowSchema, row)
  return parsed.success ? parsed.output : null
}

const runRowSchema = v.object({ id: v.string(), conversationId: v.string(), run: v.unknown() })

/** @returns null when the row is broken beyond reading */
export function parseRunRow(row: unknown): UnfinishedRun | null {
  const parsed = v.safeParse(runRowSchema, row)
  const run = parsed.success ? parseRun(parsed.output.run) : null
  if (!parsed.success || !run || run.id !== parsed.output.id) return null
  return { conversationId: parsed.output.conversationId, run }
}

/** A run with its request, as versions 1 and 2 wrote it. @returns null when it is broken beyond reading */
export function parseWholeRunRow(row: unknown): (UnfinishedRun & { body: string }) | null {
  const parsed = v.safeParse(runRowSchema, row)
  const whole = parsed.success ? parseWholeRun(parsed.output.run) : null
  if (!parsed.success || !whole || whole.run.id !== parsed.output.id) return null
  return { conversationId: parsed.output.conversationId, ...whole }
}

const requestRowSchema = v.object({
  body: v.string(),
  model: v.exactOptional(v.fallback(v.nullable(modelSchema), null)),
})

/** @returns null when there is none, or it is broken */
export function parseRequestRow(row: unknown): SentRequest | null {
  const parsed = v.safeParse(requestRowSchema, row)
  return parsed.success ? parsed.output : null
}

const textRowSchema = v.object({
  conversationId: v.string(),
  runId: v.string(),
  folded: v.string(),
  runIds: v.optional(v.array(v.string())),
  updatedAt: v.optional(v.number()),
})

/** A text to be searched, as read from disk; `own` is null for that of a run. */
export interface TextRow {
  readonly conversationId: string
  readonly runId: string
  readonly folded: string
  readonly own: (Pick<SearchedConversation, 'runIds'> & { readonly updatedAt: number }) | null
}

/** @returns null when the row is broken beyond reading */
export function parseTextRow(row: unknown): TextRow | null {
  const parsed = v.safeParse(textRowSchema, row)
  if (!parsed.success) return null
  const { runIds, updatedAt, ...text } = parsed.output
  return { ...text, own: runIds && updatedAt !== undefined ? { runIds, updatedAt } : null }
}

/** Every row has the member that is its key, however broken the rest of it is. */
export const idOf = (row: unknown): string => (row as { id: string }).id
export const orderOf = (row: unknown): number => (row as { order: number }).order

const logRowSchema = v.object({
  records: v.array(v.object({ seq: v.number(), record: v.looseObject({ type: v.string() }) })),
})

const logSegmentSchema = v.object({ firstSeq: v.number(), count: v.number(), lines: v.string() })

/** @returns null when the row is broken beyond reading */
export function parseLogSegmentRow(row: unknown): LogSegment | null {
  const parsed = v.safeParse(logSegmentSchema, row)
  return parsed.success ? parsed.output : null
}

/** A whole log as version 1 wrote it. @returns null when there is none, or none that can be read */
export function parseLogRow(row: unknown): readonly NumberedRecord[] | null {
  const parsed = v.safeParse(logRowSchema, row)
  return parsed.success ? (parsed.output.records as unknown as NumberedRecord[]) : null // written by version 1
}
