import { costOf } from '../catalog/price.ts'
import type { Conversation } from '../history/conversation.ts'
import type { NumberedRecord, RunRecord } from '../run/record.ts'
import { conversationInFile, modelInFile, runInFile } from './in-file.ts'
import { formatName, formatVersion, type ExchangeRun } from './line.ts'

/** What comes one after the other, at once or in its time. */
export type Items<T> = AsyncIterable<T> | Iterable<T>

/** Where the conversations come from. Each thing is asked for when it is written, and then let go. */
export interface ExchangeSource {
  conversations(): Items<Conversation>
  /** The runs of a conversation, those that no message names any more included. */
  runs(conversation: Conversation): Items<ExchangeRun>
  /** The records of a run in order, in pieces of any size. Asked only when logs are wanted. */
  log(runId: string): Items<readonly NumberedRecord[]>
}

/** How an export is made. */
export interface ExportOptions {
  /** Epoch milliseconds. */
  readonly exportedAt: number
  /** The raw records too: everything that came, with its times. */
  readonly hasLogs: boolean
}

/**
 * An export as the lines of a file, each with its line end. Nothing but the line at hand is held.
 * @see SPEC.md, and exchange.schema.json, which every line follows
 */
export async function* writeExchange(
  source: ExchangeSource,
  { exportedAt, hasLogs }: ExportOptions,
): AsyncGenerator<string, void, undefined> {
  const counts = { conversations: 0, runs: 0, records: 0 }
  yield format({
    type: 'header',
    format: formatName,
    version: formatVersion,
    exportedAt,
    hasLogs,
  })
  for await (const conversation of source.conversations()) {
    counts.conversations += 1
    yield format({ type: 'conversation', conversation: conversationInFile(conversation) })
    for await (const run of source.runs(conversation)) {
      counts.runs += 1
      yield formatRun(conversation.id, run)
      if (!hasLogs) continue
      for await (const { firstSeq, records } of stretches(source.log(run.run.id))) {
        counts.records += records.length
        yield format({ type: 'log', runId: run.run.id, firstSeq, records })
      }
    }
  }
  yield format({ type: 'end', ...counts })
}

const format = (line: object): string => `${JSON.stringify(line)}\n`

function formatRun(conversationId: string, { run, body, model }: ExchangeRun): string {
  return format({
    type: 'run',
    conversationId,
    run: runInFile(run),
    body,
    model: modelInFile(model),
    costUsd: costOf(run.usage, model?.price ?? null),
  })
}

interface Stretch {
  readonly firstSeq: number
  readonly records: readonly RunRecord[]
}

/** In UTF-16 units of what arrived: long enough that the members of a line do not count. */
const stretchLength = 64 * 1024

/** A log as stretches without a gap, where they end depending on the records alone. */
async function* stretches(
  pieces: Items<readonly NumberedRecord[]>,
): AsyncGenerator<Stretch, void, undefined> {
  let firstSeq = 0
  let records: RunRecord[] = []
  let length = 0
  for await (const piece of pieces) {
    for (const { seq, record } of piece) {
      if (records.length > 0 && (seq !== firstSeq + records.length || length >= stretchLength)) {
        yield { firstSeq, records }
        records = []
      }
      if (records.length === 0) {
        firstSeq = seq
        length = 0
      }
      records.push(record)
      if (record.type === 'chunk') length += record.text.length
    }
  }
  if (records.length > 0) yield { firstSeq, records }
}
