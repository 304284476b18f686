import { Agent, buildConnector, request } from 'undici'

import type { SendUpstream } from '../../proxy/upstream/upstream.ts'

const connectTimeoutMs = 10_000

function joinValues(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : (value ?? '')
}

/** What undici would take for an end, made an error: see `createConnector`. */
function markReset(error: NodeJS.ErrnoException): void {
  if (error.code === 'ECONNRESET') error.code = 'UND_ERR_SOCKET'
}

/**
 * An answer without a length ends with its connection. When that connection is reset, undici calls
 * the answer whole (`onHttpSocketError` in its client-h1.js looks at the code): a cut answer would
 * look complete. Our listener is the first, so the code it sees is another one.
 */
function createConnector(): buildConnector.connector {
  const connect = buildConnector({ timeout: connectTimeoutMs })
  return (options, callback) =>
    connect(options, (...result) => {
      result[1]?.on('error', markReset)
      callback(...result)
    })
}

/**
 * The transport of Node: undici's plain request. It follows no redirect, inflates nothing, and an
 * abort destroys the socket, before the headers too. `fetch` is not used: it forwards `x-api-key`
 * along redirects and inflates whatever comes (security.md F1, row 55).
 */
export function createUndiciSend(): { send: SendUpstream; close: () => Promise<void> } {
  // Our own timers end a run (`Limits`); undici's would call every slow model a fault.
  const agent = new Agent({
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: createConnector(),
  })
  const send: SendUpstream = async ({ method, url, headers, body, signal }) => {
    const answer = await request(url, {
      dispatcher: agent,
      method,
      headers: { ...headers },
      body,
      signal,
    })
    // After an abort nobody may be left to hear the body's error, and an unheard one ends a process.
    answer.body.on('error', () => {})
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name, joinValues(value)]),
      ),
      body: answer.body,
    }
  }
  return { send, close: () => agent.destroy() }
}
