import type { ApiError } from '../chat/api-error.ts'
import { assertNever } from '../assert-never.ts'
import type { Price } from '../catalog/price.ts'
import type { Reasoning, ToolCall } from '../chat/message.ts'
import type { FinishReason, StreamEvent } from '../chat/stream-event.ts'
import type { TokenUsage } from '../chat/usage.ts'
import type { DialectId } from '../dialect/dialect.ts'
import type { EndCause } from './record.ts'
import { createTicker, emptyTimeline, type Ticker, type Timeline } from './timing.ts'

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

/**
 * One request and its answer so far, as far as it is shown. The request exactly as it was sent lies
 * apart (a hundred times as large in a long conversation), and so do token probabilities, which are
 * read from the log.
 */
export interface Run {
  readonly id: string
  readonly providerId: string
  readonly dialectId: DialectId
  readonly model: string
  /** The request without what was said in it: its first message and what it asks for (`shortenBody`). */
  readonly outline: string
  /** Epoch milliseconds of the click, by the browser's clock. */
  readonly startedAt: number
  /**
   * The list price when it was asked: another one tomorrow changes nothing of what this run cost. Null
   * when none was known; absent in runs that were made before it was kept.
   */
  readonly price?: Price | null
  readonly status: RunStatus
  readonly httpStatus: number | null
  readonly headers: Readonly<Record<string, string>>
  readonly responseId: string | null
  readonly responseModel: string | null
  readonly text: string
  readonly reasoning: Reasoning | null
  readonly toolCalls: readonly (ToolCall & { readonly key: string })[]
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
export type NewRun = Pick<
  Run,
  'id' | 'providerId' | 'dialectId' | 'model' | 'outline' | 'startedAt' | 'price'
>

/** A run of which nothing has come yet; also of one that has gone on, to be read from its start. */
export const createRun = (facts: NewRun): Run => ({
  id: facts.id,
  providerId: facts.providerId,
  dialectId: facts.dialectId,
  model: facts.model,
  outline: facts.outline,
  startedAt: facts.startedAt,
  ...(facts.price !== undefined && { price: facts.price }),
  status: 'waiting',
  httpStatus: null,
  headers: {},
  responseId: null,
  responseModel: null,
  text: '',
  reasoning: null,
  toolCalls: [],
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
export const isFinal = (run: Pick<Run, 'status'>): boolean => finalStatuses.has(run.status)

/** The run after one more input. After a final status it is the same object (law R1). */
export const reduceRun = (run: Run, input: RunInput): Run => reduceInputs(run, [input])

/**
 * The run after these inputs, as if they had come one by one. What came together is put together
 * once: a run has thirty members, and a list that grows by copies hangs the page at a megabyte.
 */
export function reduceInputs(run: Run, inputs: readonly RunInput[]): Run {
  if (isFinal(run) || inputs.length === 0) return run
  const draft = createDraft(run)
  for (const input of inputs) {
    if (isFinal(draft.run)) break
    takeInput(draft, input)
  }
  return finishDraft(draft)
}

/** A run that is being changed: its lists wait beside it until all inputs are in. */
interface Draft {
  readonly run: { -readonly [Member in keyof Run]: Run[Member] }
  readonly ticker: Ticker
  readonly toolDeltas: ToolCallDelta[]
}

type ToolCallDelta = StreamEvent & { readonly type: 'tool-call-delta' }

const createDraft = (run: Run): Draft => ({
  run: { ...run },
  ticker: createTicker(run.timeline),
  toolDeltas: [],
})

function finishDraft({ run, ticker, toolDeltas }: Draft): Run {
  run.timeline = ticker.timeline()
  if (toolDeltas.length > 0) run.toolCalls = withToolDeltas(run.toolCalls, toolDeltas)
  return run
}

function takeInput(draft: Draft, input: RunInput): void {
  const { run } = draft
  switch (input.type) {
    case 'opened':
      if (run.status === 'waiting') run.status = 'opened'
      run.httpStatus = input.status
      run.headers = input.headers
      run.openAtMs = input.atMs
      return
    case 'decoded':
      for (const event of input.events) {
        if (isFinal(run)) return
        takeEvent(draft, event, input.atMs)
      }
      return
    case 'ended':
      run.status = input.cause === 'stopped' ? 'stopped' : 'interrupted'
      run.endAtMs = input.atMs
      return
    case 'lost':
      run.status = statusOfError(input.error)
      run.error = input.error
      return
    default:
      assertNever(input)
  }
}

function takeEvent(draft: Draft, event: StreamEvent, atMs: number): void {
  const { run } = draft
  switch (event.type) {
    case 'start':
      run.responseId = event.responseId || run.responseId
      run.responseModel = event.model || run.responseModel
      return
    case 'text-delta':
      if (event.text === '' || event.choice !== undefined) return
      run.status = 'answering'
      run.text += event.text
      run.firstTextAtMs ??= atMs
      return takeTick(draft, atMs)
    case 'reasoning-delta':
      if (event.text === '') return
      if (run.status !== 'answering') run.status = 'thinking'
      run.reasoning = { text: (run.reasoning?.text ?? '') + event.text, field: event.field }
      run.firstReasoningAtMs ??= atMs
      return takeTick(draft, atMs)
    case 'tool-call-delta':
      run.status = 'answering'
      draft.toolDeltas.push(event)
      return takeTick(draft, atMs)
    case 'logprobs':
      return // the log has them: ten times the answer, for those who ask
    case 'usage':
      run.usage = event.usage
      return
    case 'choice-end':
      return
    case 'finish':
      run.status = 'complete'
      run.finishReason = event.reason
      run.rawReason = event.rawReason
      run.endAtMs = atMs
      return
    case 'error':
      run.status = statusOfError(event.error)
      run.error = event.error
      run.endAtMs = atMs
      return
    default:
      assertNever(event)
  }
}

function takeTick({ run, ticker }: Draft, atMs: number): void {
  run.lastTextAtMs = atMs
  ticker.tick(atMs)
}

/** A cut is `interrupted`: what came is good as far as it goes. Everything else failed. */
const statusOfError = (error: ApiError): RunStatus =>
  error.kind === 'truncated' ||
  error.kind === 'interrupted' ||
  error.kind === 'limit' ||
  error.kind === 'server-down'
    ? 'interrupted'
    : 'failed'

function withToolDeltas(calls: Run['toolCalls'], deltas: readonly ToolCallDelta[]) {
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
