/** One request to a provider, complete. Whoever sends it adds nothing and follows nothing. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly signal: AbortSignal
}

export interface UpstreamResponse {
  readonly status: number
  /** Names in lower case; several values of one name joined by `, `. */
  readonly headers: Readonly<Record<string, string>>
  /** The body as it travels: never decompressed. */
  readonly body: AsyncIterable<Uint8Array>
}

/**
 * The transport: undici, `node:http` or a function. Three promises it must keep: a redirect is an
 * answer like any other; an abort closes the socket at once, before the headers too; and the body
 * is read only as fast as it is asked for.
 */
export type SendUpstream = (request: UpstreamRequest) => Promise<UpstreamResponse>
