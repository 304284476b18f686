import type { RunRecord } from '../../core/run/record.ts'
import type { Limits, SetTimer } from '../deps.ts'
import { describeFailure, type RunEnd } from '../upstream/describe-failure.ts'
import { pickHarmlessHeaders } from '../upstream/harmless-headers.ts'
import type { UpstreamResponse } from '../upstream/upstream.ts'
import { createAbortRace, type AbortRace } from './abort-race.ts'
import { createKeyMask, maskText, type KeyMask } from '../keys/key-mask.ts'
import type { RunLog } from './run-log.ts'
import { createUtf8Stream, type Utf8Stream } from './utf8-stream.ts'

export interface PumpJob {
  readonly runId: string
  readonly log: RunLog
  /** Sends the request. Its signal is the controller's. */
  readonly call: () => Promise<UpstreamResponse>
  /** Aborting it with a `RunEnd` as reason ends the run that way, whatever it was doing. */
  readonly controller: AbortController
  /** What must not enter the log; see `collectSecretForms`. */
  readonly secretForms: readonly string[]
  readonly headersTimeoutMs: number
  readonly limits: Limits
  readonly now: () => number
  readonly setTimer: SetTimer
}

/** A run in motion: the job, and what it needs while it moves. */
interface Pump extends PumpJob {
  readonly mask: KeyMask
  readonly utf8: Utf8Stream
  readonly race: AbortRace
  readonly append: (record: RunRecord) => Promise<RunEnd | null>
  readonly atMs: () => number
  hasOpened: boolean
  isFull: boolean
}

/** What a piece counts at least: a flood of single bytes costs memory by the piece, not by the byte. */
const leastChunkBytes = 64

const tooLarge = (bytes: number): string =>
  `The answer is larger than ${(bytes / 1024 / 1024).toFixed(1).replace('.0', '')} MB.`

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`

/**
 * Moves one answer from the upstream into the log: bytes to text, keys out of it, and exactly one
 * `end`, last. It parses nothing. It never rejects because of the upstream.
 */
export async function pumpRun(job: PumpJob): Promise<void> {
  const pump = preparePump(job)
  const stopTotalTimer = job.setTimer(job.limits.totalTimeoutMs, () => {
    const detail = `The answer took longer than ${seconds(job.limits.totalTimeoutMs)}.`
    job.controller.abort({ cause: 'upstream-timeout', detail } satisfies RunEnd)
  })
  let end: RunEnd
  try {
    end = await relay(pump)
  } catch (error) {
    end = readReason(job.controller.signal) ?? describeFailure(error, pump.hasOpened)
  }
  stopTotalTimer()
  job.controller.abort(end) // nothing when it has aborted or all has been read, else the socket closes
  // A log that had no room for a piece gets no later one: what is in a log has no holes.
  const rest = pump.mask.push(pump.utf8.end()) + pump.mask.end()
  const full = pump.isFull ? null : await appendText(pump, rest)
  await pump.append({ type: 'end', atMs: pump.atMs(), ...(full ?? end) })
}

/** Every abort of a run's controller gives a `RunEnd` as its reason. */
const readReason = (signal: AbortSignal): RunEnd | null =>
  signal.aborted ? (signal.reason as RunEnd) : null

function preparePump(job: PumpJob): Pump {
  const startedAt = job.now()
  return {
    ...job,
    mask: createKeyMask(job.secretForms),
    utf8: createUtf8Stream(),
    race: createAbortRace(job.controller.signal),
    append: async (record) => {
      const outcome = await job.log.append(job.runId, record)
      if (outcome === 'appended') return null
      return outcome === 'full'
        ? { cause: 'limit', detail: "The server's memory for answers is full." }
        : { cause: 'server-lost', detail: 'The log of this answer is gone.' }
    },
    atMs: () => Math.max(0, Math.round(job.now() - startedAt)),
    hasOpened: false,
    isFull: false,
  }
}

async function relay(pump: Pump): Promise<RunEnd> {
  const response = await withTimeout(pump, pump.headersTimeoutMs, 'No answer came', callOnce(pump))
  const { status, headers } = response
  pump.hasOpened = true
  const full = await pump.append({
    type: 'open',
    atMs: pump.atMs(),
    status,
    headers: pickHarmlessHeaders(headers, (text) => maskText(text, pump.secretForms)),
  })
  return full ?? refuseResponse(response) ?? (await relayBody(pump, response.body))
}

/** An answer that comes although nobody waits any more is let go, so that its socket closes. */
async function callOnce(pump: Pump): Promise<UpstreamResponse> {
  const answer = await pump.call()
  if (pump.controller.signal.aborted) closeBody(answer.body[Symbol.asyncIterator]())
  return answer
}

function closeBody(chunks: AsyncIterator<Uint8Array>): void {
  void chunks.return?.().catch(() => {}) // closing what is broken may fail; it is closed all the same
}

async function withTimeout<T>(
  pump: Pump,
  ms: number,
  what: string,
  promise: Promise<T>,
): Promise<T> {
  const cancel = pump.setTimer(ms, () => {
    const end: RunEnd = { cause: 'upstream-timeout', detail: `${what} for ${seconds(ms)}.` }
    pump.controller.abort(end)
  })
  try {
    return await pump.race(promise)
  } finally {
    cancel()
  }
}

function refuseResponse({ status, headers }: UpstreamResponse): RunEnd | null {
  if (status >= 300 && status < 400)
    return {
      cause: 'upstream-redirect',
      detail: `The provider answered ${status}, a redirect. It was not followed: the key belongs to one address.`,
    }
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? ''
  if (encoding === '' || encoding === 'identity') return null
  return {
    cause: 'refused',
    detail: 'The provider compressed its answer although it was asked not to.',
  }
}

async function relayBody(pump: Pump, body: AsyncIterable<Uint8Array>): Promise<RunEnd> {
  const { limits } = pump
  const chunks = body[Symbol.asyncIterator]()
  let bytes = 0
  try {
    for (;;) {
      const next = await withTimeout(pump, limits.idleTimeoutMs, 'Nothing came', chunks.next())
      if (next.done === true) return { cause: 'eof' }
      const room = limits.maxRunBytes - bytes
      bytes += Math.max(next.value.byteLength, leastChunkBytes)
      const taken = next.value.subarray(0, room)
      const full = await appendText(pump, pump.mask.push(pump.utf8.push(taken)))
      if (full !== null) return full
      if (bytes > limits.maxRunBytes)
        return { cause: 'limit', detail: tooLarge(limits.maxRunBytes) }
    }
  } finally {
    closeBody(chunks)
  }
}

/** @returns how the run must end when the text found no place, otherwise null. */
async function appendText(pump: Pump, text: string): Promise<RunEnd | null> {
  const atMs = pump.atMs()
  for (let at = 0; at < text.length;) {
    const piece = takePiece(text, at, pump.limits.maxRecordChars)
    const full = await pump.append({ type: 'chunk', atMs, text: piece })
    if (full !== null) {
      pump.isFull = true
      return full
    }
    at += piece.length
  }
  return null
}

/** A piece never ends between the two halves of a character. */
function takePiece(text: string, at: number, most: number): string {
  const end = at + most
  if (end >= text.length) return at === 0 ? text : text.slice(at)
  const last = text.charCodeAt(end - 1)
  return text.slice(at, last >= 0xd800 && last <= 0xdbff ? end - 1 : end)
}
