import type { DBSchema } from 'idb'
import * as v from 'valibot'

import type { Conversation } from '../../core/history/conversation.ts'
import { parseConversation } from '../../core/history/parse-conversation.ts'
import type { NumberedRecord } from '../../core/run/record.ts'
import { parseRun } from '../../core/run/parse-run.ts'
import { isFinal, type Run } from '../../core/run/run.ts'
import type { UnfinishedRun } from './conversation-repo.ts'
import type { LogSegment } from './log-segment.ts'

/**
 * The version of the database's shape. Each released one stays readable (law H2).
 * 1: a log is one row of `logs`. 2: it lies in pieces in `logSegments`; what was in `logs` stays there.
 */
export const databaseVersion = 2
/** Of the IndexedDB database. */
export const databaseName = 'verbatim'

/** Values come back as `unknown`: what lies on a disk may be of any version, or broken. */
export interface Schema extends DBSchema {
  conversations: { key: string; value: unknown }
  /** `unfinished` is an index of few rows: only runs that have not ended carry the member. */
  runs: { key: string; value: unknown; indexes: { conversationId: string; unfinished: number } }
  logs: { key: string; value: unknown }
  logSegments: { key: [runId: string, firstSeq: number]; value: unknown }
}

/** `hiddenAt` in epoch milliseconds; null while it is in sight. */
export const conversationRow = (conversation: Conversation, hiddenAt: number | null) => ({
  version: databaseVersion,
  id: conversation.id,
  hiddenAt,
  conversation,
})

/** A run with the conversation it is purged with. */
export const runRow = (conversationId: string, run: Run) => ({
  version: databaseVersion,
  id: run.id,
  conversationId,
  ...(!isFinal(run) && { unfinished: 1 }),
  run,
})

/** A piece of the log of a run. */
export const logSegmentRow = (runId: string, segment: LogSegment) => ({
  version: databaseVersion,
  runId,
  ...segment,
})

const conversationRowSchema = v.object({
  id: v.string(),
  hiddenAt: v.fallback(v.nullable(v.number()), null),
  conversation: v.unknown(),
})

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

const runRowSchema = v.object({ id: v.string(), conversationId: v.string(), run: v.unknown() })

/** @returns null when the row is broken beyond reading */
export function parseRunRow(row: unknown): UnfinishedRun | null {
  const parsed = v.safeParse(runRowSchema, row)
  const run = parsed.success ? parseRun(parsed.output.run) : null
  if (!parsed.success || !run || run.id !== parsed.output.id) return null
  return { conversationId: parsed.output.conversationId, run }
}

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
