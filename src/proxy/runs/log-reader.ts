import { formatRecordFrame, heartbeatMs } from '../../core/protocol/protocol.ts'
import type { NumberedRecord } from '../../core/run/record.ts'
import type { SetTimer } from '../deps.ts'
import { whenKnown, type LogRead, type RunLog } from './run-log.ts'

/** What one reader may have in memory at a time, whatever the size of the log. UTF-16 units. */
const pageChars = 64 * 1024

const heartbeat = ':\n\n'

const formatAll = (records: readonly NumberedRecord[]): string =>
  records.map(formatRecordFrame).join('')

/** Where a reader's events go: a connection. */
export interface TextSink {
  /** `false`: nothing more, please, until `resume` is called. */
  write(text: string): boolean
  /** Nothing more comes. */
  end(): void
}

/** A reading in motion, as the side that owns the sink steers it. */
export interface LogReading {
  /** The sink has room again. */
  resume(): void
  /** The reader has gone. */
  cancel(): void
}

export interface LogReader {
  readonly log: RunLog
  readonly runId: string
  /** The last position the reader has; -1 for none. */
  readonly after: number
  /** Whether what is still to come is waited for; otherwise the reading ends with what is there. */
  readonly waits: boolean
  /** Milliseconds; only differences count. */
  readonly now: () => number
  readonly setTimer: SetTimer
  /** Called when reading begins; its result once, when the reader has gone or is done. */
  readonly attach: () => () => void
}

/**
 * A log as server-sent events, from a position on, pushed into a sink. It is read from the log page
 * by page, and only while the sink takes it: a reader that never reads costs one page.
 */
export function readLog(reader: LogReader, sink: TextSink): LogReading {
  const { log, runId, now, setTimer } = reader
  let position = reader.after
  let lastWriteAt = now()
  let isReading = false
  let hasNews = false
  let isBlocked = false
  let isOver = false
  let cancelHeartbeat = setTimer(heartbeatMs, beat)
  const detach = reader.attach()
  const stopWatching = log.watch(runId, advance)

  function finish(): void {
    if (isOver) return
    isOver = true
    stopWatching()
    cancelHeartbeat()
    detach()
  }

  function write(text: string): void {
    lastWriteAt = now()
    isBlocked = true // before the call: a sink may say within it that it has room again
    if (sink.write(text)) isBlocked = false
  }

  /** One timer for a whole reading, not one for each record: it looks when it was last needed. */
  function beat(): void {
    const isDue = now() - lastWriteAt >= heartbeatMs
    if (isDue && !isBlocked) write(heartbeat)
    const restMs = isDue ? heartbeatMs : heartbeatMs - (now() - lastWriteAt)
    cancelHeartbeat = setTimer(restMs, beat)
  }

  function end(): void {
    if (isOver) return
    finish()
    sink.end()
  }

  function takePage(page: LogRead): void {
    isReading = false
    // Evicted under a slow reader: it will ask again, and then be told.
    if (page.state === 'evicted' || page.state === 'unknown') return end()
    const last = page.records.at(-1)
    if (last !== undefined && !isOver) {
      position = last.seq
      hasNews ||= page.hasMore
      write(page.records.length === 1 ? formatRecordFrame(last) : formatAll(page.records))
    }
    if (page.state === 'ended') end()
    else readOn()
  }

  function readOn(): void {
    if (isReading || isBlocked || isOver) return
    if (!hasNews && !reader.waits) end()
    if (!hasNews || isOver) return
    isReading = true
    hasNews = false
    // A log that cannot be read is one that is gone.
    whenKnown(log.read(runId, position, pageChars), takePage, end)
  }

  function advance(): void {
    hasNews = true
    readOn()
  }

  advance()
  return {
    resume() {
      isBlocked = false
      advance()
    },
    cancel: finish,
  }
}
