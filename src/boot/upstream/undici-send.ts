import { Agent, request } from 'undici'

import type { SendUpstream } from '../../proxy/upstream/upstream.ts'

const connectTimeoutMs = 10_000

function joinValues(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(', ') : (value ?? '')
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
    connect: { timeout: connectTimeoutMs },
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
