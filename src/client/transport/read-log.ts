import { createParser } from 'eventsource-parser'

import { heartbeatMs, parseRecordFrame } from '../../core/protocol/protocol.ts'
import type { NumberedRecord } from '../../core/run/record.ts'
import type { Cancel, ClientDeps } from '../deps.ts'
import { createReadPace } from './read-pace.ts'

/** A line that has been silent this long is dead, though nobody said so: heartbeats come every 5 s. */
export const silenceMs = 2.2 * heartbeatMs

/**
 * What has arrived is read without a pause, and a log that comes at once would be one task: Chromium
 * gives up to 1.6 MB of it in one piece. So many bytes are 400 records of a token each, which take
 * 3 ms, and 20 ms on a slow or busy machine. At the pace of a model that is a few pauses a second.
 */
const taskBytes = 128 * 1024

/** Reads one log, over as many connections as it takes. */
export interface LogReader {
  /** The position of the last record seen; null before the first. */
  readonly lastSeq: number | null
  /** The record `end` was seen. */
  readonly isEnded: boolean
  /**
   * Reads one connection until the log ends, the line is lost or silent, a position is missing, or
   * the signal aborts. Never rejects.
   */
  read(body: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void>
}

/**
 * Reads a log over any number of connections: every record is handed on exactly once and in order
 * (law P1). Positions seen before are dropped, a missing one ends the connection.
 */
export function createLogReader(
  deps: Pick<ClientDeps, 'now' | 'setTimer' | 'nextTask' | 'page'>,
  onRecord: (record: NumberedRecord) => void,
): LogReader {
  let lastSeq: number | null = null
  let isEnded = false

  /** @returns whether the line can be read on. */
  function take(numbered: NumberedRecord | null): boolean {
    if (numbered === null) return false // not a record: ask again after the last whole one
    const expected = lastSeq === null ? 0 : lastSeq + 1
    if (numbered.seq < expected) return true
    if (numbered.seq > expected || isEnded) return false
    lastSeq = numbered.seq
    isEnded = numbered.record.type === 'end'
    onRecord(numbered)
    return !isEnded
  }

  async function read(body: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
    const reader = body.getReader()
    const watch = createSilenceWatch(deps, () => void reader.cancel().catch(() => {})) // already cut
    const pace = createReadPace(deps)
    const stop = () => {
      pace.end()
      void reader.cancel().catch(() => {}) // already cut
    }
    signal.addEventListener('abort', stop)
    const decoder = new TextDecoder()
    let unbrokenBytes = 0
    let isGood = true
    const parser = createParser({
      onEvent: (event) => {
        if (isGood && !signal.aborted) isGood = take(parseRecordFrame(event.id, event.data))
      },
    })
    try {
      while (isGood && !signal.aborted) {
        const value = await pace.next(nextBytes(reader))
        if (!value) break
        watch.hear()
        for (const piece of piecesOf(value)) {
          if (!isGood || signal.aborted) break
          parser.feed(decoder.decode(piece, { stream: true }))
          unbrokenBytes += piece.length
          if (unbrokenBytes < taskBytes) continue
          unbrokenBytes = 0
          await deps.nextTask()
        }
      }
    } finally {
      watch.end()
      signal.removeEventListener('abort', stop)
      stop()
    }
  }

  return {
    get lastSeq() {
      return lastSeq
    },
    get isEnded() {
      return isEnded
    },
    read,
  }
}

function* piecesOf(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += taskBytes) yield bytes.subarray(at, at + taskBytes)
}

/** Null at the end of the line, orderly or not: the caller asks again after `lastSeq`. */
async function nextBytes(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Uint8Array | null> {
  try {
    return (await reader.read()).value ?? null
  } catch {
    return null
  }
}

/**
 * Its timer runs out now and then and is set for the rest: one a read would cost more than the read.
 * A device that slept has timers that slept too: it looks again when the page is seen.
 */
function createSilenceWatch(
  { now, setTimer, page }: Pick<ClientDeps, 'now' | 'setTimer' | 'page'>,
  onSilence: () => void,
) {
  let heardAt = now()
  let cancel: Cancel = setTimer(check, silenceMs)
  const cancelVisible = page.on('visible', check)

  function check(): void {
    cancel()
    heardAt = Math.min(heardAt, now()) // the clock may have been put back
    const restMs = heardAt + silenceMs - now()
    if (restMs <= 0) onSilence()
    else cancel = setTimer(check, restMs)
  }

  return {
    hear: () => {
      heardAt = now()
    },
    end: () => {
      cancel()
      cancelVisible()
    },
  }
}
