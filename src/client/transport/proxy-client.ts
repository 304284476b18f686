import type { ApiError } from '../../core/chat/api-error.ts'
import {
  isLocalRuntimesAnswer,
  isProviderHealth,
  type LocalRuntimesAnswer,
  type ProviderHealth,
} from '../../core/protocol/health.ts'
import {
  clientHeader,
  parseErrorAnswer,
  routes,
  type ProvidersAnswer,
  type StartRun,
} from '../../core/protocol/protocol.ts'
import { isJsonObject } from '../../core/json.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import type { ClientDeps } from '../deps.ts'

/**
 * Why the server gave no good answer. `unanswered` means that nothing came back at all: the request
 * may or may not have reached it.
 */
export interface ProxyFailure {
  readonly error: ApiError
  readonly status: number | 'unanswered'
}

/** Never rejects: whatever happens on the way is a `ProxyFailure`. */
export type ProxyResult<T> = Promise<Result<T, ProxyFailure>>

/** The routes of `core/protocol`, typed. */
export interface ProxyClient {
  providers(): ProxyResult<ProvidersAnswer>
  /** The provider's own list, as it came. */
  models(providerId: string): ProxyResult<unknown>
  /** @param fresh the server asks the provider, whatever it remembers */
  health(providerId: string, options?: { readonly fresh?: boolean }): ProxyResult<ProviderHealth>
  /** Makes the server look at its machine: only when the user wants to see what is there. */
  localRuntimes(): ProxyResult<LocalRuntimesAnswer>
  /** The provider's own count of the tokens of a `messages` body, as it came. No run, no history. */
  countTokens(providerId: string, body: string, signal: AbortSignal): ProxyResult<unknown>
  /** The answer is the run's log from the start. */
  startRun(start: StartRun, signal: AbortSignal): ProxyResult<Response>
  /** The log after that position, from the start when it is null: all of it, or what is there now. */
  readRun(
    runId: string,
    after: number | null,
    how: 'to-its-end' | 'what-is-there',
    signal: AbortSignal,
  ): ProxyResult<Response>
  stopRun(runId: string): ProxyResult<null>
  /** Trades the server's access token for a cookie. */
  signIn(token: string): ProxyResult<null>
}

/** A list is there in a moment, or not at all; streams have their own watch. */
const factsTimeoutMs = 15_000

/** Speaks to the server this page came from. */
export function createProxyClient({
  fetch,
  page,
  setTimer,
}: Pick<ClientDeps, 'fetch' | 'page' | 'setTimer'>): ProxyClient {
  async function ask(path: string, init?: RequestInit): ProxyResult<Response> {
    let response: Response
    try {
      response = await fetch(path, init)
    } catch {
      return fail({ status: 'unanswered', error: unreachable(page.isOnline()) })
    }
    if (response.ok) return ok(response)
    return fail({ status: response.status, error: await errorOf(response) })
  }

  /** Says that it is our page; a change needs it, and so does what looks at the server's machine. */
  const marked = { [clientHeader.name]: clientHeader.value }

  const askJson = async (path: string, init: RequestInit = {}): ProxyResult<unknown> => {
    const timeout = new AbortController()
    const cancel = setTimer(() => timeout.abort(), factsTimeoutMs)
    init.signal?.addEventListener('abort', () => timeout.abort())
    if (init.signal?.aborted) timeout.abort()
    try {
      const headers = { accept: 'application/json', ...marked, ...init.headers }
      const answer = await ask(path, { ...init, headers, signal: timeout.signal })
      if (!answer.ok) return answer
      const body = await readJson(answer.value)
      return body.ok ? body : fail({ status: answer.value.status, error: notOurs })
    } finally {
      cancel()
    }
  }

  /** Our own server's answer, same build: only a stranger on its port would say something else. */
  const askFor = async <T>(
    isOurs: (value: unknown) => value is T,
    path: string,
    init?: RequestInit,
  ): ProxyResult<T> => {
    const answer = await askJson(path, init)
    if (!answer.ok) return answer
    return isOurs(answer.value) ? ok(answer.value) : fail({ status: 200, error: notOurs })
  }

  /** A log, and nothing that merely says 200: a page of HTML would be read for ever in vain. */
  const askLog = async (path: string, init: RequestInit): ProxyResult<Response> => {
    const answer = await ask(path, init)
    if (!answer.ok || isEventStream(answer.value)) return answer
    void answer.value.body?.cancel().catch(() => {}) // nobody reads it
    return fail({ status: answer.value.status, error: notOurs })
  }

  const aPost = (body: string): RequestInit => ({
    method: 'POST',
    headers: { ...marked, 'content-type': 'application/json' },
    body,
  })

  return {
    providers: () => askFor(isProvidersAnswer, routes.providers),
    models: (providerId) => askJson(routes.models(providerId)),
    health: (providerId, { fresh = false } = {}) =>
      askFor(isProviderHealth, `${routes.health(providerId)}${fresh ? '?fresh=yes' : ''}`),
    localRuntimes: () => askFor(isLocalRuntimesAnswer, routes.localRuntimes, aPost('{}')),
    countTokens: (providerId, body, signal) =>
      askJson(routes.countTokens(providerId), { ...aPost(body), signal }),
    startRun: (start, signal) => askLog(routes.runs, { ...aPost(JSON.stringify(start)), signal }),
    readRun: (runId, after, how, signal) => {
      const query = new URLSearchParams({
        ...(after !== null && { after: String(after) }),
        ...(how === 'what-is-there' && { wait: 'no' }),
      })
      return askLog(query.size > 0 ? `${routes.run(runId)}?${query}` : routes.run(runId), {
        signal,
      })
    },
    stopRun: async (runId) => {
      // keepalive: a stop that is followed by closing the tab still arrives.
      const init = { method: 'DELETE', headers: marked, keepalive: true }
      const answer = await ask(routes.run(runId), init)
      return answer.ok ? ok(null) : answer
    },
    signIn: async (token) => {
      const answer = await ask(routes.session, aPost(JSON.stringify({ token })))
      return answer.ok ? ok(null) : answer
    },
  }
}

const isEventStream = (response: Response): boolean =>
  response.headers.get('content-type')?.startsWith('text/event-stream') === true

const isProvidersAnswer = (value: unknown): value is ProvidersAnswer =>
  isJsonObject(value) && Array.isArray(value['providers'])

const unreachable = (isOnline: boolean): ApiError =>
  isOnline
    ? { kind: 'server-down', message: 'The Verbatim server does not answer.' }
    : { kind: 'offline', message: 'This device is offline.' }

const notOurs: ApiError = {
  kind: 'server-down',
  message: 'Something that is not Verbatim answered in its place.',
}

async function errorOf(response: Response): Promise<ApiError> {
  const body = await readJson(response)
  const error = body.ok ? parseErrorAnswer(body.value) : null
  if (error) return { status: response.status, ...error }
  return response.status >= 500
    ? { kind: 'server-down', message: 'The Verbatim server failed.', status: response.status }
    : { ...notOurs, status: response.status }
}

async function readJson(response: Response): Promise<Result<unknown, null>> {
  try {
    const value: unknown = await response.json()
    return ok(value)
  } catch {
    return fail(null) // not JSON, or cut: either way not an answer of ours
  }
}
