import type { ApiError } from '../../core/chat/api-error.ts'
import {
  clientHeader,
  parseErrorAnswer,
  routes,
  type ProvidersAnswer,
  type StartRun,
} from '../../core/protocol/protocol.ts'
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

  const askJson = async (path: string): ProxyResult<unknown> => {
    const timeout = new AbortController()
    const cancel = setTimer(() => timeout.abort(), factsTimeoutMs)
    try {
      const init = { headers: { accept: 'application/json' }, signal: timeout.signal }
      const answer = await ask(path, init)
      if (!answer.ok) return answer
      const body = await readJson(answer.value)
      return body.ok ? body : fail({ status: answer.value.status, error: notOurs })
    } finally {
      cancel()
    }
  }

  /** A log, and nothing that merely says 200: a page of HTML would be read for ever in vain. */
  const askLog = async (path: string, init: RequestInit): ProxyResult<Response> => {
    const answer = await ask(path, init)
    if (!answer.ok || isEventStream(answer.value)) return answer
    void answer.value.body?.cancel().catch(() => {}) // nobody reads it
    return fail({ status: answer.value.status, error: notOurs })
  }

  const changing = { [clientHeader.name]: clientHeader.value }

  return {
    providers: async () => {
      const answer = await askJson(routes.providers)
      // Our own server's answer, same build: only a stranger on its port would say something else.
      return answer.ok && !isProvidersAnswer(answer.value)
        ? fail({ status: 200, error: notOurs })
        : (answer as Result<ProvidersAnswer, ProxyFailure>)
    },
    models: (providerId) => askJson(routes.models(providerId)),
    startRun: (start, signal) =>
      askLog(routes.runs, {
        method: 'POST',
        headers: { ...changing, 'content-type': 'application/json' },
        body: JSON.stringify(start),
        signal,
      }),
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
      const init = { method: 'DELETE', headers: changing, keepalive: true }
      const answer = await ask(routes.run(runId), init)
      return answer.ok ? ok(null) : answer
    },
    signIn: async (token) => {
      const answer = await ask(routes.session, {
        method: 'POST',
        headers: { ...changing, 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      })
      return answer.ok ? ok(null) : answer
    },
  }
}

const isEventStream = (response: Response): boolean =>
  response.headers.get('content-type')?.startsWith('text/event-stream') === true

const isProvidersAnswer = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'providers' in value &&
  Array.isArray(value.providers)

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
