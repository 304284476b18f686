import type { Limits, SetTimer } from '../deps.ts'
import { describeFailure, type RunEnd } from '../upstream/describe-failure.ts'
import { pickHarmlessHeaders } from '../upstream/harmless-headers.ts'
import type { StopController, StopSignal } from '../upstream/stop-signal.ts'
import type { UpstreamResponse } from '../upstream/upstream.ts'
import { createAbortRace, type AbortRace } from './abort-race.ts'
import { createKeyMask, maskText, type KeyMask } from '../keys/key-mask.ts'
import { createLogWriter, type LogWriter } from './log-writer.ts'
import type { RunLog } from './run-log.ts'
import { createUtf8Stream, type Utf8Stream } from './utf8-stream.ts'
import { watchRun, type RunWatch } from './watch-run.ts'

export interface PumpJob {
  readonly runId: string
  readonly log: RunLog
  /** Sends the request. Its signal is the controller's. */
  readonly call: () => Promise<UpstreamResponse>
  /** Aborting it with a `RunEnd` as reason ends the run that way, whatever it was doing. */
  readonly controller: StopController
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
  readonly watch: RunWatch
  readonly writer: LogWriter
  /** Milliseconds since the request left, at that time or now. */
  readonly atMs: (at?: number) => number
  hasOpened: boolean
}

/** What a piece counts at least: a flood of single bytes costs memory by the piece, not by the byte. */
const leastChunkBytes = 64

const tooLarge = (bytes: number): string =>
  `The answer is larger than ${(bytes / 1024 / 1024).toFixed(1).replace('.0', '')} MB.`

/**
 * Moves one answer from the upstream into the log: bytes to text, keys out of it, and exactly one
 * `end`, last. It parses nothing. It never rejects because of the upstream.
 */
export async function pumpRun(job: PumpJob): Promise<void> {
  const pump = preparePump(job)
  let end: RunEnd
  try {
    end = await relay(pump)
  } catch (error) {
    end = readReason(job.controller.signal) ?? describeFailure(error, pump.hasOpened)
  }
  pump.watch.stop()
  // Closes the socket; an answer that was read to its end has none any more.
  if (end.cause !== 'eof') job.controller.abort(end)
  void pump.writer.write(pump.mask.push(pump.utf8.end()) + pump.mask.end(), pump.atMs())
  const full = await pump.writer.flush()
  await pump.writer.append({ type: 'end', atMs: pump.atMs(), ...(full ?? end) })
}

/** Every abort of a run's controller gives a `RunEnd` as its reason. */
const readReason = (signal: StopSignal): RunEnd | null =>
  signal.aborted ? (signal.reason as RunEnd) : null

function preparePump(job: PumpJob): Pump {
  const { controller, limits } = job
  const startedAt = job.now()
  const atMs = (at = job.now()) => Math.max(0, Math.round(at - startedAt))
  return {
    ...job,
    mask: createKeyMask(job.secretForms),
    utf8: createUtf8Stream(),
    race: createAbortRace(controller.signal),
    watch: watchRun({ ...job, onTimeout: (end) => controller.abort(end) }),
    writer: createLogWriter({
      runId: job.runId,
      log: job.log,
      maxRecordChars: limits.maxRecordChars,
      onFull: (end) => controller.abort(end),
    }),
    atMs,
    hasOpened: false,
  }
}

async function relay(pump: Pump): Promise<RunEnd> {
  const response = await pump.race(pump.call())
  const { status, headers } = response
  pump.hasOpened = true
  pump.watch.opened()
  const full = await pump.writer.append({
    type: 'open',
    atMs: pump.atMs(),
    status,
    headers: pickHarmlessHeaders(headers, (text) => maskText(text, pump.secretForms)),
  })
  return full ?? refuseResponse(response) ?? (await relayBody(pump, response))
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

async function relayBody(pump: Pump, { readBody }: UpstreamResponse): Promise<RunEnd> {
  const { limits, controller, mask, utf8 } = pump
  const { signal } = controller
  let bytes = 0
  const take = (piece: Uint8Array): Promise<void> | void => {
    if (signal.aborted) return // what still comes after a Stop is not part of the answer
    const at = pump.now()
    pump.watch.fed(at)
    const room = limits.maxRunBytes - bytes
    bytes += Math.max(piece.byteLength, leastChunkBytes)
    const text = utf8.push(piece.byteLength > room ? piece.subarray(0, room) : piece)
    if (bytes > limits.maxRunBytes)
      controller.abort({ cause: 'limit', detail: tooLarge(limits.maxRunBytes) } satisfies RunEnd)
    return pump.writer.write(mask.push(text), pump.atMs(at))
  }
  await pump.race(readBody(take))
  return { cause: 'eof' }
}
