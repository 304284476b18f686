import type { RunRecord } from '../../core/run/record.ts'
import type { RunEnd } from '../upstream/describe-failure.ts'
import { whenKnown, type AppendOutcome, type RunLog } from './run-log.ts'

/** So much text waits at most, beside what one read of a socket brings. UTF-16 units. */
const mostWaitingChars = 64 * 1024

/** Its reactions run when the code that is running now is done. `queueMicrotask` costs twice as much. */
const settled = Promise.resolve()

export interface LogWriterJob {
  readonly runId: string
  readonly log: RunLog
  /** Larger pieces are split. UTF-16 units. */
  readonly maxRecordChars: number
  /** Called once, when the log takes no more. */
  readonly onFull: (end: RunEnd) => void
}

/** Writes one run's records, in order and one at a time. */
export interface LogWriter {
  /** @returns how the run must end when the record found no place, otherwise null. */
  append(record: RunRecord): Promise<RunEnd | null>
  /**
   * Text to become `chunk` records. A promise means: so much waits that the sender should, too.
   * @param atMs when it came, in milliseconds since the request left.
   */
  write(text: string, atMs: number): Promise<void> | void
  /** Resolves when all that was written is in the log, or has found no place in it. */
  flush(): Promise<RunEnd | null>
}

/**
 * Text that comes while a record is being written, or in the same turn of the event loop, shares the
 * next one: several small pieces of one read of the socket are one record. None waits for another
 * to come.
 */
export function createLogWriter({ runId, log, maxRecordChars, onFull }: LogWriterJob): LogWriter {
  let waiting: string[] = []
  let waitingChars = 0
  let cameAtMs = 0
  let isWriting = false
  let full: RunEnd | null = null
  let onIdle: (() => void)[] = []

  function becomeFull(end: RunEnd): void {
    full = end
    onFull(end)
  }

  function rest(): void {
    isWriting = false
    const called = onIdle
    onIdle = []
    for (const callback of called) callback()
  }

  function writeNext(): void {
    // A log that had no room for a piece gets no later one: what is in a log has no holes.
    if (waitingChars === 0 || full !== null) return rest()
    const whole = joinPieces(waiting)
    const text = takePiece(whole, maxRecordChars)
    waitingChars -= text.length
    waiting = waitingChars === 0 ? [] : [whole.slice(text.length)]
    whenKnown(log.append(runId, { type: 'chunk', atMs: cameAtMs, text }), goOn, breakDown)
  }

  function goOn(outcome: AppendOutcome): void {
    const end = endFor(outcome)
    if (end !== null) becomeFull(end)
    writeNext()
  }

  function breakDown(): void {
    becomeFull({ cause: 'server-lost', detail: 'The log of this answer cannot be written.' })
    rest()
  }

  const flush = (): Promise<RunEnd | null> =>
    isWriting ? new Promise((resolve) => onIdle.push(() => resolve(full))) : Promise.resolve(full)

  return {
    append: async (record) => endFor(await log.append(runId, record)),
    write(text, atMs) {
      if (text === '' || full !== null) return
      cameAtMs = atMs
      if (waitingChars === 0) waiting = [text]
      else waiting.push(text) // the first push makes room for 17
      waitingChars += text.length
      if (!isWriting) void settled.then(writeNext) // lets the rest of the same read come
      isWriting = true
      if (waitingChars > mostWaitingChars) return flush().then(() => {})
    },
    flush,
  }
}

function endFor(outcome: AppendOutcome): RunEnd | null {
  if (outcome === 'appended') return null
  return outcome === 'full'
    ? { cause: 'limit', detail: "The server's memory for answers is full." }
    : { cause: 'server-lost', detail: 'The log of this answer is gone.' }
}

/**
 * Joined, not added: a sum is a tree in V8, which is made flat when it is first read, and the log
 * keeps it until it is old. Its leaves then stay as long as nobody sweeps: a flood took twice its size.
 */
const joinPieces = (pieces: readonly string[]): string =>
  pieces.length === 1 ? (pieces[0] ?? '') : pieces.join('')

/** A piece never ends between the two halves of a character. */
function takePiece(text: string, most: number): string {
  if (text.length <= most) return text
  const last = text.charCodeAt(most - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most)
}
