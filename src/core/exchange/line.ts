import type { ModelFacts } from '../catalog/parse-model.ts'
import type { Conversation } from '../history/conversation.ts'
import type { RunRecord } from '../run/record.ts'
import type { Run } from '../run/run.ts'

/** What the first line of every file says. A file of a later version is refused, with advice. */
export const formatName = 'verbatim-exchange'
export const formatVersion = 1

/** The first line. Times are epoch milliseconds. */
export interface HeaderLine {
  readonly type: 'header'
  readonly format: typeof formatName
  readonly version: typeof formatVersion
  readonly exportedAt: number
  /** Whether the raw records of the runs are in the file. */
  readonly hasLogs: boolean
}

/** A conversation; its runs follow it. In the file `nodes` is a list. */
export interface ConversationLine {
  readonly type: 'conversation'
  readonly conversation: Conversation
}

/** A run with what lies apart from it. */
export interface ExchangeRun {
  readonly run: Run
  /** The request exactly as it was sent; null when it is lost. */
  readonly body: string | null
  /** What was known of the model then; null when nothing was. */
  readonly model: ModelFacts | null
}

/**
 * A run of the conversation above it. In the file `run` has neither `outline` nor `price`: they are
 * read from `body` and from `model`.
 */
export interface RunLine extends ExchangeRun {
  readonly type: 'run'
  readonly conversationId: string
  /** US dollars at list price, for other readers of the file; null when it cannot be told. */
  readonly costUsd: number | null
}

/** A stretch of the log of the run above it: its records follow each other without a gap. */
export interface LogLine {
  readonly type: 'log'
  readonly runId: string
  readonly firstSeq: number
  readonly records: readonly RunRecord[]
}

/** The last line. A file without it was cut off. */
export interface EndLine {
  readonly type: 'end'
  readonly conversations: number
  readonly runs: number
  readonly records: number
}

/** One line of a file, as it is after reading. */
export type ExchangeLine = HeaderLine | ConversationLine | RunLine | LogLine | EndLine

/**
 * In UTF-16 units. Chromium stores no value above 128 MiB, so that whatever was kept fits; a line
 * that is longer is refused before it is put together.
 */
export const mostLineLength = 128 * 1024 * 1024
