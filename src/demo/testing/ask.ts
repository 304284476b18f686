import type { StreamEvent } from '../../core/chat/stream-event.ts'
import type { DialectId } from '../../core/dialect/dialect.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import { createDemoUpstream } from '../demo-upstream.ts'
import { stillClock } from './say.ts'

/** The demo behind fetch, with a clock that stands still. */
export const demo = createDemoUpstream(stillClock())

const base = 'http://demo.verbatim.invalid/demo/v1'

const paths: Record<DialectId, string> = {
  'openai-chat': 'chat/completions',
  'anthropic-messages': 'messages',
}

export const dialectIds = Object.keys(paths) as DialectId[] // the keys of a record of them

export interface Asked {
  readonly response: Response
  readonly body: string
  readonly events: readonly StreamEvent[]
}

export const post = (path: string, body: unknown, signal?: AbortSignal): Request =>
  new Request(`${base}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...(signal ? { signal } : {}),
  })

export const get = (path: string): Request => new Request(`${base}/${path}`)

export const chatPost = (dialectId: DialectId, body: object, signal?: AbortSignal): Request =>
  post(paths[dialectId], { ...plainBody(dialectId), ...body }, signal)

/** A whole request, in the words of its dialect. */
const plainBody = (dialectId: DialectId) => ({
  model: 'demo',
  messages: [{ role: 'user', content: 'Compare REST vs GraphQL APIs' }],
  stream: true,
  temperature: 0.7,
  ...(dialectId === 'anthropic-messages' ? { max_tokens: 1000 } : {}),
})

/** Asks, reads the whole answer and decodes it. */
export async function ask(dialectId: DialectId, body: object): Promise<Asked> {
  const response = await demo(chatPost(dialectId, body))
  const text = await response.text()
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  const events = isStream ? decodeStream(dialectId, text) : dialects[dialectId].decodeBody(text)
  return { response, body: text, events }
}

function decodeStream(dialectId: DialectId, text: string): StreamEvent[] {
  const decoder = dialects[dialectId].createStreamDecoder()
  const frames = text.split('\n\n').filter((block) => block.trim() !== '')
  return [...frames.flatMap((block) => decoder.push(frameOf(block))), ...decoder.end()]
}

/** The demo's own frames are plain: one event line at most, then data. */
function frameOf(block: string) {
  const lines = block.split('\n')
  const valueOf = (field: string) =>
    lines.find((line) => line.startsWith(`${field}: `))?.slice(field.length + 2)
  return { event: valueOf('event') ?? null, data: valueOf('data') ?? '' }
}
