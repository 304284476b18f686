import { demoBaseUrl } from '../../proxy/providers/provider-rows.ts'
import type { SendUpstream } from '../../proxy/upstream/upstream.ts'

/** The body of a Response, chunk by chunk. An abort or an early end cancels it. */
async function* readBody(
  body: ReadableStream<Uint8Array> | null,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (body === null) return
  const reader = body.getReader()
  const cancel = () => void reader.cancel(signal.reason).catch(() => {}) // its work is over anyway
  signal.addEventListener('abort', cancel, { once: true })
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    signal.removeEventListener('abort', cancel)
    cancel()
  }
}

/**
 * A transport that answers from a function. The demo is a provider like any other: the same keys,
 * caps and log, only without a socket.
 */
export function createFunctionSend(answer: (request: Request) => Promise<Response>): SendUpstream {
  return async ({ method, url, headers, body, signal }) => {
    const init: RequestInit = { method, headers, body, signal }
    const response = await answer(new Request(url, init))
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: readBody(response.body, signal),
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
    new URL(request.url).origin === demoBaseUrl ? sendToDemo(request) : network(request)
}
