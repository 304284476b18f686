import type { StopSignal } from './stop-signal.ts'

/** One request to a provider, complete. Whoever sends it adds nothing and follows nothing. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly signal: StopSignal
}

/** Takes one piece of a body. A promise means: no other piece before it has settled. */
export type TakePiece = (piece: Uint8Array) => Promise<void> | void

/**
 * Reads a body as it travels, never decompressed, each piece as it comes; to be called once at most.
 * Resolves when the body has ended, rejects when it broke off. An abort breaks it off, and so does a
 * `take` that throws.
 */
export type ReadBody = (take: TakePiece) => Promise<void>

export interface UpstreamResponse {
  readonly status: number
  /** Names in lower case; several values of one name joined by `, `. */
  readonly headers: Readonly<Record<string, string>>
  readonly readBody: ReadBody
}

/**
 * The transport: `node:http` or a function. Three promises it must keep: a redirect is an answer
 * like any other; an abort closes the socket at once, before the headers too; and the body is read
 * only as fast as it is taken, not at all before `readBody` is called.
 *
 * Pieces are handed over by a call and not by an iterator: with one promise or two for each, at a
 * thousand streams, waiting cost more than the work (decision 0006).
 */
export type SendUpstream = (request: UpstreamRequest) => Promise<UpstreamResponse>
