import type { Price } from '../../../core/catalog/price.ts'
import { costOf, formatUsd } from '../../../core/catalog/price.ts'
import { assertNever } from '../../../core/assert-never.ts'
import type { TokenUsage } from '../../../core/chat/usage.ts'
import { isFinal, type Run } from '../../../core/run/run.ts'
import { tokensPerSecond } from '../../../core/run/timing.ts'
import { formatCount, formatDuration } from '../../kit/format-numbers.ts'
import { pausesOf } from './timeline-picture.ts'

/** Counts of our own, for a run whose provider reported none. */
export interface TokenEstimate {
  readonly inputTokens: number
  readonly outputTokens: number
}

/** The figures under an answer, as words. A missing one is null and is not shown. */
export interface Readings {
  readonly thinking: string | null
  readonly ttft: string | null
  readonly speed: string | null
  readonly tokens: string | null
  readonly reasoning: string | null
  readonly cost: string
  readonly end: string | null
}

export interface ReadingsContext {
  /** Today's list price: the best guess for a run that was made before its own was kept. */
  readonly priceToday: Price | null
  readonly estimate: TokenEstimate | null
  /** The demo answered: it costs nothing. */
  readonly isDemo: boolean
}

export function readRun(run: Run, { priceToday, estimate, isDemo }: ReadingsContext): Readings {
  const usage = run.usage ?? { inputTokens: null, outputTokens: null }
  const counts: TokenUsage = {
    inputTokens: usage.inputTokens ?? estimate?.inputTokens ?? null,
    outputTokens: usage.outputTokens ?? estimate?.outputTokens ?? null,
  }
  const isInputGuess = usage.inputTokens === null
  const isOutputGuess = usage.outputTokens === null
  const speed = tokensPerSecond(counts.outputTokens, firstDeltaAtMs(run), run.lastTextAtMs)
  const cost = costOf(counts, run.price === undefined ? priceToday : run.price)
  const isGuess = isInputGuess || isOutputGuess || run.price === undefined
  return {
    thinking: thinkingMs(run) === null ? null : formatDuration(thinkingMs(run) ?? 0),
    ttft: run.firstTextAtMs === null ? null : formatDuration(run.firstTextAtMs),
    speed:
      isFinal(run) && speed !== null ? about(isOutputGuess, `${formatSpeed(speed)} tok/s`) : null,
    tokens:
      isFinal(run) && hasCount(counts) ? formatTokens(counts, isInputGuess, isOutputGuess) : null,
    reasoning: usage.reasoningTokens ? formatCount(usage.reasoningTokens) : null,
    cost: isDemo ? 'none' : cost === null ? '—' : about(isGuess, formatUsd(cost)),
    end: endWord(run),
  }
}

const hasCount = ({ inputTokens, outputTokens }: TokenUsage): boolean =>
  inputTokens !== null || outputTokens !== null

const about = (isGuess: boolean, text: string): string => (isGuess ? `≈ ${text}` : text)

const formatSpeed = (tokens: number): string =>
  tokens < 10 ? tokens.toFixed(1) : `${Math.round(tokens)}`

function formatTokens(counts: TokenUsage, isInputGuess: boolean, isOutputGuess: boolean): string {
  const side = (count: number | null, isGuess: boolean): string =>
    count === null ? '—' : about(isGuess, formatCount(count))
  return `${side(counts.inputTokens, isInputGuess)} → ${side(counts.outputTokens, isOutputGuess)}`
}

/** When anything of the answer came, thoughts included; null before that. */
export function firstDeltaAtMs(run: Run): number | null {
  const first = Math.min(run.firstReasoningAtMs ?? Infinity, run.firstTextAtMs ?? Infinity)
  if (first !== Infinity) return first
  const bin = run.timeline.counts.findIndex((count) => count > 0) // an answer of tool calls alone
  return bin < 0 ? null : bin * run.timeline.binMs
}

/** How long the model thought before its first word; null when it did not, or not yet. */
export function thinkingMs(run: Run): number | null {
  if (run.firstReasoningAtMs === null) return null
  const until = run.firstTextAtMs ?? (isFinal(run) ? (run.endAtMs ?? run.lastTextAtMs) : null)
  return until === null ? null : Math.max(0, until - run.firstReasoningAtMs)
}

/** How an answer ended, in one word or two; null while it goes on. */
export function endWord(run: Run): string | null {
  switch (run.status) {
    case 'waiting':
    case 'opened':
    case 'thinking':
    case 'answering':
      return null
    case 'stopped':
      return 'stopped'
    case 'interrupted':
      return 'cut off'
    case 'failed':
      return 'error'
    case 'complete':
      return finishWord(run)
    default:
      return assertNever(run.status)
  }
}

function finishWord({ finishReason, rawReason }: Run): string {
  switch (finishReason) {
    case 'tool-calls':
      return 'tool call'
    case 'content-filter':
      return 'filtered'
    case 'refusal':
      return 'refused'
    case 'other':
    case null:
      return rawReason ?? 'unknown'
    case 'stop':
    case 'length':
      return finishReason
    default:
      return assertNever(finishReason)
  }
}

/** The stream timeline as one sentence, for those who do not see it. Time runs from left to right. */
export function describeTimeline(run: Run): string {
  const first = firstDeltaAtMs(run)
  if (first === null) return 'Stream timeline, left to right: nothing has arrived.'
  const spanMs = Math.max(0, (run.lastTextAtMs ?? first) - first)
  const chunks = run.timeline.counts.reduce((sum, count) => sum + count, 0)
  const pauses = pausesOf(run.timeline)
  const longest = pauses[0]
  return [
    `Stream timeline, left to right: first token after ${formatDuration(first)}`,
    `then ${formatCount(chunks)} ${chunks === 1 ? 'chunk' : 'chunks'} in ${formatDuration(spanMs)}`,
    pauses.length === 0 || !longest
      ? 'no pause'
      : `${pauses.length} ${pauses.length === 1 ? 'pause' : 'pauses'}, the longest ${formatDuration(longest.durationMs)}`,
    ...(endWord(run) ? [`end: ${endWord(run)}`] : []),
  ]
    .join(', ')
    .concat('.')
}

/** The same as rows: what happened, and when, in milliseconds since the request left. */
export function timelineRows(run: Run): readonly (readonly [what: string, when: string])[] {
  const row = (what: string, atMs: number | null) =>
    atMs === null ? [] : [[what, formatDuration(atMs)] as const]
  return [
    ...row('Response headers', run.openAtMs),
    ...row('First thought', run.firstReasoningAtMs),
    ...row('First word', run.firstTextAtMs),
    ...pausesOf(run.timeline)
      .slice(0, 5)
      .map(
        (pause) =>
          [`Pause of ${formatDuration(pause.durationMs)}`, formatDuration(pause.atMs)] as const,
      ),
    ...row('Last word', run.lastTextAtMs),
    ...row('End', run.endAtMs),
  ]
}
