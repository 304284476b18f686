import type { DBSchema } from 'idb'
import * as v from 'valibot'

import type { Conversation } from '../../core/history/conversation.ts'
import { parseConversation } from '../../core/history/parse-conversation.ts'
import type { NumberedRecord } from '../../core/run/record.ts'
import { parseRun } from '../../core/run/parse-run.ts'
import { isFinal, type Run } from '../../core/run/run.ts'
import type { UnfinishedRun } from './conversation-repo.ts'

/** The version of the database's shape. Each released one stays readable (law H2). */
export const databaseVersion = 1
/** Of the IndexedDB database. */
export const databaseName = 'verbatim'

/** Values come back as `unknown`: what lies on a disk may be of any version, or broken. */
export interface Schema extends DBSchema {
  conversations: { key: string; value: unknown }
  /** `unfinished` is an index of few rows: only runs that have not ended carry the member. */
  runs: { key: string; value: unknown; indexes: { conversationId: string; unfinished: number } }
  logs: { key: string; value: unknown }
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

/** What was read of the log of a run that ended. */
export const logRow = (runId: string, records: readonly NumberedRecord[]) => ({
  version: databaseVersion,
  runId,
  records,
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

/** @returns null when there is no log, or none that can be read */
export function parseLogRow(row: unknown): readonly NumberedRecord[] | null {
  const parsed = v.safeParse(logRowSchema, row)
  return parsed.success ? (parsed.output.records as unknown as NumberedRecord[]) : null // written by logRow
}
