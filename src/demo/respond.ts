import type { ApiError } from '../core/chat/api-error.ts'
import type { StreamEvent } from '../core/chat/stream-event.ts'
import type { AnswerMeta, Dialect, SseFrame } from '../core/dialect/dialect.ts'

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8' }
const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
}

export const jsonResponse = (body: string): Response => new Response(body, { headers: jsonHeaders })

export function errorResponse(dialect: Dialect, error: ApiError): Response {
  const { status, body } = dialect.encodeError(error)
  const retryAfter =
    error.retryAfterMs === undefined
      ? {}
      : { 'retry-after': String(Math.ceil(error.retryAfterMs / 1000)) }
  return new Response(body, { status, headers: { ...jsonHeaders, ...retryAfter } })
}

/** What a misconfigured gateway answers: status 200 and a page for people. */
export const htmlResponse = (): Response =>
  new Response(
    '<!doctype html>\n<html><head><title>Demo gateway</title></head><body><h1>Welcome</h1><p>This is not an API answer.</p></body></html>\n',
    { headers: { 'content-type': 'text/html; charset=utf-8' } },
  )

/** A 200 whose body never comes: it ends only when the reader gives up. */
export function silentResponse(signal: AbortSignal, isStream: boolean): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      onAbort(signal, () => controller.error(signal.reason))
    },
  })
  return new Response(body, { headers: isStream ? streamHeaders : jsonHeaders })
}

/** The events of an answer as they come, one frame or more each. Nothing is drawn before it is read. */
export function streamResponse(
  events: AsyncGenerator<StreamEvent>,
  dialect: Dialect,
  meta: AnswerMeta,
  abort: AbortController,
): Response {
  const encode = dialect.createStreamEncoder(meta)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      onAbort(abort.signal, () => controller.error(abort.signal.reason))
    },
    async pull(controller) {
      for (;;) {
        const next = await events.next()
        if (abort.signal.aborted) return
        if (next.done) {
          controller.close()
          return
        }
        const text = encode(next.value).map(formatFrame).join('')
        if (text === '') continue
        controller.enqueue(encoder.encode(text))
        return
      }
    },
    cancel() {
      abort.abort()
    },
  })
  return new Response(body, { headers: streamHeaders })
}

/**
 * The whole answer at once, after the time it takes to draw it; one that breaks off is half a body.
 * @throws the reason of the abort, as fetch does
 */
export async function bodyResponse(
  events: AsyncGenerator<StreamEvent>,
  dialect: Dialect,
  meta: AnswerMeta,
  signal: AbortSignal,
): Promise<Response> {
  const all: StreamEvent[] = []
  for await (const event of events) {
    if (event.type === 'error') return errorResponse(dialect, event.error)
    all.push(event)
  }
  signal.throwIfAborted()
  const body = dialect.encodeBody(all, meta)
  const isWhole = all.at(-1)?.type === 'finish'
  return new Response(isWhole ? body : body.slice(0, Math.ceil(body.length / 2)), {
    headers: jsonHeaders,
  })
}

function formatFrame({ event, data }: SseFrame): string {
  const name = event === null ? '' : `event: ${event}\n`
  return `${name}data: ${data.replaceAll('\n', '\ndata: ')}\n\n`
}

function onAbort(signal: AbortSignal, act: () => void): void {
  if (signal.aborted) act()
  else signal.addEventListener('abort', act, { once: true })
}
