import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** One act of a scripted answer, after its status line. Steps run in order. */
export type Step =
  | { readonly do: 'write'; readonly text: string | Uint8Array }
  | { readonly do: 'wait'; readonly ms: number }
  /** Nothing more comes, and the socket stays open until the other side leaves. */
  | { readonly do: 'silence' }
  /** The socket closes in the middle of the body. */
  | { readonly do: 'cut' }
  /** The socket is reset: what a crashed server does. */
  | { readonly do: 'reset' }

export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Milliseconds before the status line is sent. */
  readonly headersAfterMs?: number
  /** After the last step the body ends as it should. */
  readonly steps: readonly Step[]
}

/** What arrived, and when its socket closed: times are `performance.now()`, in milliseconds. */
export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
  readonly arrivedAtMs: number
  /** Resolves when the answer is over, by our end or by theirs. */
  readonly closed: Promise<{ readonly atMs: number; readonly byClient: boolean }>
}

export interface MockUpstream {
  readonly url: string
  /** What was asked of it so far, the oldest first; without what the page asks by itself. */
  readonly requests: readonly ReceivedRequest[]
  /**
   * From the next request on, this decides what is answered. An answer that is no function stands
   * for what is asked of a model: the page by itself looks at the list and has a draft counted.
   */
  readonly answerWith: (answer: Answer | ((request: ReceivedRequest) => Answer)) => void
  readonly close: () => Promise<void>
}

const json = (text: string): Answer => ({
  headers: { 'content-type': 'application/json' },
  steps: [{ do: 'write', text }],
})

/**
 * What the page asks by itself, whenever it likes: how its provider stands, and how long a draft is that
 * has stood for a while, as it does between two acts of a slow story. No story counts on when.
 */
const looks = [
  { is: /^GET \S*\/models(\?|$)/, answer: json('{"object":"list","data":[{"id":"mock-model"}]}') },
  { is: /^POST \S*\/messages\/count_tokens(\?|$)/, answer: json('{"input_tokens":3}') },
]

const lookOf = ({ method, path }: ReceivedRequest) =>
  looks.find(({ is }) => is.test(`${method} ${path}`))

const answerTo =
  (answer: Answer) =>
  (request: ReceivedRequest): Answer =>
    lookOf(request)?.answer ?? answer

/** A provider's server on a free port of this machine. It answers what the test told it to. */
export async function createMockUpstream(first: Answer): Promise<MockUpstream> {
  const requests: ReceivedRequest[] = []
  let decide: (request: ReceivedRequest) => Answer = answerTo(first)
  const server = createServer((incoming, response) => {
    void receive(incoming, response).then((request) => {
      if (!lookOf(request)) requests.push(request)
      return play(decide(request), response)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // A server that listens on a port has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    answerWith(answer) {
      decide = typeof answer === 'function' ? answer : answerTo(answer)
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function receive(
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<ReceivedRequest> {
  const arrivedAtMs = performance.now()
  const closed = new Promise<{ atMs: number; byClient: boolean }>((resolve) => {
    response.once('close', () =>
      resolve({ atMs: performance.now(), byClient: !response.writableEnded }),
    )
  })
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part)
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    body: Buffer.concat(parts).toString('utf8'),
    arrivedAtMs,
    closed,
  }
}

async function play(answer: Answer, response: ServerResponse): Promise<void> {
  if (answer.headersAfterMs !== undefined) await wait(answer.headersAfterMs)
  if (response.destroyed) return
  const headers = { 'content-type': 'text/event-stream', ...answer.headers }
  response.writeHead(answer.status ?? 200, headers)
  response.flushHeaders()
  for (const step of answer.steps) {
    if (response.destroyed) return
    switch (step.do) {
      case 'write':
        await writeWhole(response, step.text)
        break
      case 'wait':
        await wait(step.ms)
        break
      case 'silence':
        return
      case 'cut':
        response.destroy()
        return
      case 'reset':
        response.socket?.resetAndDestroy()
        return
    }
  }
  response.end()
}

/** Resolves when the system has the bytes, or when the other side has left. */
async function writeWhole(response: ServerResponse, text: string | Uint8Array): Promise<void> {
  await new Promise<void>((written) => response.write(text, () => written()))
  // One more turn of the loop, so that two writes travel as two pieces.
  await wait(0)
}
