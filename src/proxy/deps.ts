import type { ReadVariable } from './keys/key-source.ts'
import type { ProviderRow } from './providers/provider-row.ts'
import type { RunLog } from './runs/run-log.ts'
import type { SendUpstream } from './upstream/upstream.ts'

/** Calls back once after that many milliseconds, unless the returned function is called first. */
export type SetTimer = (ms: number, callback: () => void) => () => void

/** Every cap there is on one request and its answer. */
export interface Limits {
  readonly maxRequestBytes: number
  /** Of all requests that are being read or sent on. */
  readonly maxRequestBytesInAll: number
  /** Larger pieces are split, so that no reader meets a huge record. UTF-16 units. */
  readonly maxRecordChars: number
  /** Of one answer, as it travels. */
  readonly maxRunBytes: number
  readonly headersTimeoutMs: number
  /** A model on this machine may have to be loaded first. */
  readonly localHeadersTimeoutMs: number
  /** Silence in the middle of an answer. */
  readonly idleTimeoutMs: number
  readonly totalTimeoutMs: number
  /** A run that nobody has read for so long is stopped. */
  readonly orphanAfterMs: number
  readonly maxLiveRunsPerOwner: number
  readonly maxLiveRuns: number
}

export const defaultLimits: Limits = {
  maxRequestBytes: 20 * 1024 * 1024,
  maxRequestBytesInAll: 128 * 1024 * 1024,
  maxRecordChars: 64 * 1024,
  maxRunBytes: 16 * 1024 * 1024,
  headersTimeoutMs: 60_000,
  localHeadersTimeoutMs: 300_000,
  idleTimeoutMs: 120_000,
  totalTimeoutMs: 30 * 60_000,
  orphanAfterMs: 10 * 60_000,
  maxLiveRunsPerOwner: 32,
  maxLiveRuns: 1000,
}

/** All the proxy needs from the world. */
export interface ProxyDeps {
  readonly readVariable: ReadVariable
  /** Built in and configured; asked on every request. */
  readonly providerRows: () => readonly ProviderRow[]
  readonly send: SendUpstream
  /** Answers requests for `/demo`, which come with that prefix taken off. */
  readonly demo: (request: Request) => Promise<Response>
  readonly log: RunLog
  readonly limits: Limits
  /** Only this machine reaches the server: then its own runtimes may be looked for. */
  readonly isLocalMode: boolean
  /** Names beside the loopback ones; see `createHostGuard`. */
  readonly allowedHosts: readonly string[]
  /** Null: everybody who reaches the server may use it. */
  readonly accessToken: string | null
  /** Milliseconds; only differences count. */
  readonly now: () => number
  readonly setTimer: SetTimer
  /** Cryptographically random. */
  readonly randomHex: (digits: number) => string
  /** One line for the operator. Never gets a key, a prompt or an exception's message. */
  readonly report: (line: string) => void
}
