import { userText } from '../../core/chat/message.ts'
import type { Params } from '../../core/chat/params.ts'
import type { ChatRequest } from '../../core/chat/request.ts'
import type { StreamEvent } from '../../core/chat/stream-event.ts'
import { speakAnswer } from '../answer-events.ts'
import { createBackground } from '../background.ts'
import type { Clock } from '../pace.ts'
import { createSeededRandom } from '../random.ts'
import { modelOf } from '../special-models.ts'
import { tokenize } from '../tokenizer.ts'

export const suggestions = {
  quantum: 'Explain quantum computing in simple terms',
  python: 'Write a Python function to sort a list',
  email: 'Create a marketing email for a SaaS product',
  apis: 'Compare REST vs GraphQL APIs',
} as const

/** A clock that stands still, sleeps that take no time, and dice that repeat. */
export function stillClock(seed = 1): Clock {
  return { now: () => 0, random: createSeededRandom(seed), sleep: () => Promise.resolve() }
}

const background = createBackground()

export const aRequest = (text: string, params: Params, more: Partial<ChatRequest> = {}) =>
  ({
    model: 'demo',
    messages: [userText(text)],
    params,
    stream: true,
    ...more,
  }) satisfies ChatRequest

/** All events of the demo's answer to a request. */
export async function eventsFor(
  request: ChatRequest,
  clock = stillClock(),
): Promise<StreamEvent[]> {
  const events: StreamEvent[] = []
  const speech = speakAnswer({
    request,
    model: modelOf(request.model),
    background,
    clock,
    responseId: 'demo-1',
    newId: () => '1',
    stopWord: null,
    signal: new AbortController().signal,
  })
  for await (const event of speech) events.push(event)
  return events
}

export interface Said {
  readonly text: string
  readonly reason: string | null
  readonly inputTokens: number
  readonly outputTokens: number
}

/** The demo's answer to one user message, as text with its figures. */
export async function say(text: string, params: Params): Promise<Said> {
  const events = await eventsFor(aRequest(text, params))
  return {
    text: textIn(events),
    reason: events.findLast((event) => event.type === 'finish')?.reason ?? null,
    inputTokens: usageIn(events)?.inputTokens ?? 0,
    outputTokens: usageIn(events)?.outputTokens ?? 0,
  }
}

export const usageIn = (events: readonly StreamEvent[]) =>
  events.findLast((event) => event.type === 'usage')?.usage

export const textIn = (events: readonly StreamEvent[], choice?: number): string =>
  events
    .map((event) => (event.type === 'text-delta' && event.choice === choice ? event.text : ''))
    .join('')

/** Answers to the same message with the seeds 0, 1, 2 … */
export const sayForSeeds = (text: string, params: Params, seeds: number): Promise<Said[]> =>
  Promise.all(Array.from({ length: seeds }, (_, seed) => say(text, { ...params, seed })))

/** How different two answers are: 1 minus the share of their token pairs that they have in common. */
export function distance(a: string, b: string): number {
  const left = pairsOf(a)
  const right = pairsOf(b)
  const shared = [...left].filter((pair) => right.has(pair)).length
  return 1 - shared / (left.size + right.size - shared)
}

const pairsOf = (text: string): Set<string> => {
  const tokens = tokenize(text)
  return new Set(tokens.map((token, index) => `${tokens[index - 1] ?? ''}\u0000${token}`))
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Mean distance of all pairs of answers. */
export function variationOf(texts: readonly string[]): number {
  return mean(
    texts.flatMap((text, index) => texts.slice(index + 1).map((other) => distance(text, other))),
  )
}
