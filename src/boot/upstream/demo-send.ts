import { demoBaseUrl } from '../../proxy/providers/provider-rows.ts'
import type { StopSignal } from '../../proxy/upstream/stop-signal.ts'
import type { ReadBody, SendUpstream } from '../../proxy/upstream/upstream.ts'

/** An abort cancels the work behind the body, also when nobody reads it. */
function createReadBody(body: ReadableStream<Uint8Array> | null, signal: AbortSignal): ReadBody {
  if (body === null) return async () => {}
  const reader = body.getReader()
  const cancel = () => void reader.cancel(signal.reason).catch(() => {}) // its work is over anyway
  if (signal.aborted) cancel()
  signal.addEventListener('abort', cancel, { once: true })
  return async (take) => {
    try {
      for (;;) {
        const { done, value } = await reader.read()
        signal.throwIfAborted() // a cancelled body looks like one that has ended
        if (done) return
        await take(value)
      }
    } finally {
      signal.removeEventListener('abort', cancel)
      cancel()
    }
  }
}

function toAbortSignal(signal: StopSignal): AbortSignal {
  const controller = new AbortController()
  const abort = () => controller.abort(signal.reason)
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  return controller.signal
}

/**
 * A transport that answers from a function. The demo is a provider like any other: the same keys,
 * caps and log, only without a socket.
 */
export function createFunctionSend(answer: (request: Request) => Promise<Response>): SendUpstream {
  return async ({ method, url, headers, body, signal: stopSignal }) => {
    const signal = toAbortSignal(stopSignal)
    const init: RequestInit = { method, headers, body, signal }
    const response = await answer(new Request(url, init))
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      readBody: createReadBody(response.body, signal),
    }
  }
}

/** Requests for the demo go to the function, all others to the network. */
export function createDemoSend(
  demo: (request: Request) => Promise<Response>,
  network: SendUpstream,
): SendUpstream {
  const sendToDemo = createFunctionSend(demo)
  return (request) =>
    request.url.startsWith(`${demoBaseUrl}/`) ? sendToDemo(request) : network(request)
}
