import type { ApiError } from '../chat/api-error.ts'
import { assertNever } from '../assert-never.ts'
import type { Reasoning, ToolCall } from '../chat/message.ts'
import {
  isFinalEvent,
  type FinishReason,
  type StreamEvent,
  type TokenLogprob,
} from '../chat/stream-event.ts'
import type { TokenUsage } from '../chat/usage.ts'
import type { DialectId } from '../dialect/dialect.ts'
import type { EndCause } from './record.ts'
import { addTick, emptyTimeline, type Timeline } from './timing.ts'

/** `waiting` is before the upstream's headers, `thinking` before the first word. The last four are final. */
export type RunStatus =
  | 'waiting'
  | 'opened'
  | 'thinking'
  | 'answering'
  | 'complete'
  | 'stopped'
  | 'interrupted'
  | 'failed'

/** One request and its answer so far. `body` is the request exactly as sent. */
export interface Run {
  readonly id: string
  readonly providerId: string
  readonly dialectId: DialectId
  readonly model: string
  readonly body: string
  /** Epoch milliseconds of the click, by the browser's clock. */
  readonly startedAt: number
  readonly status: RunStatus
  readonly httpStatus: number | null
  readonly headers: Readonly<Record<string, string>>
  readonly responseId: string | null
  readonly responseModel: string | null
  readonly text: string
  readonly reasoning: Reasoning | null
  readonly toolCalls: readonly (ToolCall & { readonly key: string })[]
  readonly logprobs: readonly TokenLogprob[]
  readonly usage: TokenUsage | null
  readonly finishReason: FinishReason | null
  readonly rawReason: string | null
  readonly error: ApiError | null
  /** Milliseconds since the request left; null until it happened. */
  readonly openAtMs: number | null
  readonly firstReasoningAtMs: number | null
  readonly firstTextAtMs: number | null
  readonly lastTextAtMs: number | null
  readonly endAtMs: number | null
  readonly timeline: Timeline
}

/** What is known before anything is sent. */
export type NewRun = Pick<Run, 'id' | 'providerId' | 'dialectId' | 'model' | 'body' | 'startedAt'>

/** A run of which nothing has come yet. */
export const createRun = (facts: NewRun): Run => ({
  ...facts,
  status: 'waiting',
  httpStatus: null,
  headers: {},
  responseId: null,
  responseModel: null,
  text: '',
  reasoning: null,
  toolCalls: [],
  logprobs: [],
  usage: null,
  finishReason: null,
  rawReason: null,
  error: null,
  openAtMs: null,
  firstReasoningAtMs: null,
  firstTextAtMs: null,
  lastTextAtMs: null,
  endAtMs: null,
  timeline: emptyTimeline,
})

/** What happens to a run: its log, decoded. */
export type RunInput =
  | {
      readonly type: 'opened'
      readonly atMs: number
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
    }
  | {
      readonly type: 'decoded'
      readonly atMs: number
      readonly events: readonly StreamEvent[]
    }
  | { readonly type: 'ended'; readonly atMs: number; readonly cause: EndCause }
  /** The browser itself gives up: the server is gone and with it the log. */
  | { readonly type: 'lost'; readonly error: ApiError }

const finalStatuses: ReadonlySet<RunStatus> = new Set([
  'complete',
  'stopped',
  'interrupted',
  'failed',
])

/** Whether nothing changes this run any more (law R1). */
export const isFinal = (run: Run): boolean => finalStatuses.has(run.status)

/** The run after one more input. After a final status it is the same object (law R1). */
export function reduceRun(run: Run, input: RunInput): Run {
  if (isFinal(run)) return run
  switch (input.type) {
    case 'opened':
      return {
        ...run,
        status: run.status === 'waiting' ? 'opened' : run.status,
        httpStatus: input.status,
        headers: input.headers,
        openAtMs: input.atMs,
      }
    case 'decoded':
      return reduceEvents(run, input.events, input.atMs)
    case 'ended':
      return {
        ...run,
        status: input.cause === 'stopped' ? 'stopped' : 'interrupted',
        endAtMs: input.atMs,
      }
    case 'lost':
      return { ...run, status: statusOfError(input.error), error: input.error }
    default:
      return assertNever(input)
  }
}

/** Lists are extended once for all events that came together: one by one, a megabyte of calls hangs the page. */
function reduceEvents(run: Run, all: readonly StreamEvent[], atMs: number): Run {
  const last = all.findIndex(isFinalEvent)
  const events = last === -1 ? all : all.slice(0, last + 1)
  const next = events.reduce((so, event) => reduceEvent(so, event, atMs), run)
  const toolCalls = withToolDeltas(run.toolCalls, events)
  const logprobs = withLogprobs(run.logprobs, events)
  return toolCalls === run.toolCalls && logprobs === run.logprobs
    ? next
    : { ...next, toolCalls, logprobs }
}

function reduceEvent(run: Run, event: StreamEvent, atMs: number): Run {
  switch (event.type) {
    case 'start':
      return {
        ...run,
        responseId: event.responseId || run.responseId,
        responseModel: event.model || run.responseModel,
      }
    case 'text-delta':
      if (event.text === '' || event.choice !== undefined) return run
      return {
        ...run,
        status: 'answering',
        text: run.text + event.text,
        ...deltaTimes(run, atMs),
        firstTextAtMs: run.firstTextAtMs ?? atMs,
      }
    case 'reasoning-delta':
      if (event.text === '') return run
      return {
        ...run,
        status: run.status === 'answering' ? run.status : 'thinking',
        reasoning: { text: (run.reasoning?.text ?? '') + event.text, field: event.field },
        ...deltaTimes(run, atMs),
        firstReasoningAtMs: run.firstReasoningAtMs ?? atMs,
      }
    case 'tool-call-delta':
      return { ...run, status: 'answering', ...deltaTimes(run, atMs) }
    case 'logprobs':
      return run
    case 'usage':
      return { ...run, usage: event.usage }
    case 'choice-end':
      return run
    case 'finish':
      return {
        ...run,
        status: 'complete',
        finishReason: event.reason,
        rawReason: event.rawReason,
        endAtMs: atMs,
      }
    case 'error':
      return { ...run, status: statusOfError(event.error), error: event.error, endAtMs: atMs }
    default:
      return assertNever(event)
  }
}

const deltaTimes = (run: Run, atMs: number) => ({
  lastTextAtMs: atMs,
  timeline: addTick(run.timeline, atMs),
})

/** A cut is `interrupted`: what came is good as far as it goes. Everything else failed. */
const statusOfError = (error: ApiError): RunStatus =>
  error.kind === 'truncated' ||
  error.kind === 'interrupted' ||
  error.kind === 'limit' ||
  error.kind === 'server-down'
    ? 'interrupted'
    : 'failed'

function withToolDeltas(calls: Run['toolCalls'], events: readonly StreamEvent[]): Run['toolCalls'] {
  const deltas = events.filter((event) => event.type === 'tool-call-delta')
  if (deltas.length === 0) return calls
  const byKey = new Map(calls.map((call) => [call.key, call]))
  for (const { key, id, name, argumentsText } of deltas) {
    const known = byKey.get(key)
    byKey.set(key, {
      key,
      id: id ?? known?.id ?? '',
      name: name ?? known?.name ?? '',
      argumentsText: (known?.argumentsText ?? '') + argumentsText,
    })
  }
  return [...byKey.values()]
}

/** Those of the first answer; the others are not shown. */
function withLogprobs(known: Run['logprobs'], events: readonly StreamEvent[]): Run['logprobs'] {
  const added = events.flatMap((event) =>
    event.type === 'logprobs' && event.choice === undefined ? event.tokens : [],
  )
  return added.length === 0 ? known : [...known, ...added]
}
