import type { ApiError } from '../../chat/api-error.ts'
import type { ParamName } from '../../chat/params.ts'
import type { StreamEvent } from '../../chat/stream-event.ts'
import { isCutJson, parseJson, type JsonValue } from '../../json.ts'
import type { SseFrame, StreamDecoder } from '../dialect.ts'
import { buildError } from './classify-error.ts'
import { htmlAnswer, malformedBody, malformedFrame, queued, truncated } from './final-errors.ts'
import { holdsError, isQueued } from './in-band-error.ts'
import { isHtml, readErrorValue, readErrorWords } from './read-error.ts'

/** One dialect's understanding of payloads, fed in order. It never gives a final event itself. */
export interface AnswerReader {
  read(value: JsonValue): readonly StreamEvent[]
  /** The payload after which no other comes. */
  isLast(value: JsonValue): boolean
  /** Whether the provider has said that the answer is over. */
  hasFinish(): boolean
  /** What was held back. Called once, before the final event. */
  flush(): readonly StreamEvent[]
  /** The final event of an answer that is over; null when nobody said so. */
  finish(): StreamEvent | null
}

/** What the shared rules must know of a dialect. */
export interface ReaderRules {
  readonly createReader: () => AnswerReader
  /** The member every answer has: `choices`, `content`. */
  readonly answerField: string
  /** Text that stands where a payload would and ends the stream. */
  readonly endMark: string | null
  readonly paramNames: Readonly<Record<string, ParamName>>
}

const finalError = (error: ApiError): StreamEvent => ({ type: 'error', error })

const theEnd = Symbol('end of the stream')
type EndMark = typeof theEnd

/** Names under which gateways keep a connection warm; what they carry is nobody's concern. */
const idleEvents: ReadonlySet<string> = new Set(['ping', 'heartbeat', 'keepalive', 'keep-alive'])

/** Frames to events by the rules that all dialects share (contract.md §0). */
export function createFrameDecoder(rules: ReaderRules): StreamDecoder {
  const reader = rules.createReader()
  let heldError: ApiError | null = null
  let isOver = false

  function close(error: ApiError | null): readonly StreamEvent[] {
    isOver = true
    const last = error ? finalError(error) : reader.finish()
    return [...reader.flush(), last ?? finalError(truncated)]
  }

  /** An error before the finish ends the stream; after it, token counts may still follow. */
  function takeError(error: ApiError): readonly StreamEvent[] {
    heldError ??= error
    return reader.hasFinish() ? [] : close(heldError)
  }

  function take(value: JsonValue | EndMark, isError: boolean): readonly StreamEvent[] {
    if (value === theEnd) return close(heldError)
    const events = reader.read(value)
    if (isError || holdsError(value, rules.answerField)) {
      const words = readErrorValue(value)
      return [...events, ...takeError(buildError(null, words, errorText(value), rules.paramNames))]
    }
    return reader.isLast(value) ? [...events, ...close(heldError)] : events
  }

  return {
    push({ event, data }: SseFrame) {
      if (isOver) return []
      const text = data.trim()
      // Some gateways re-emit a comment as data: `data: : PROCESSING` (mnfst/llm-gateway#2053).
      if (text === '' || text.startsWith(':')) return []
      const whole = parseJson(text)
      if (whole.ok) return take(whole.value, event === 'error')
      const payloads = parseLines(text, rules.endMark)
      if (payloads !== null)
        return payloads.flatMap((each) => (isOver ? [] : take(each, event === 'error')))
      if (event === 'error')
        return takeError(buildError(null, readErrorWords(text), text, rules.paramNames))
      return event !== null && idleEvents.has(event) ? [] : close(malformedFrame(text))
    },
    end: () => (isOver ? [] : close(heldError)),
  }
}

/**
 * The payloads of a frame that is not one payload: one each line where a server forgets the blank
 * line between frames (ModelsLab's documented sample, contract.md §1) or puts an error into one that
 * is not finished (Wei-Shaw/sub2api#1471). Null when it is not JSON.
 */
function parseLines(text: string, endMark: string | null): readonly (JsonValue | EndMark)[] | null {
  const payloads: (JsonValue | EndMark)[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    if (line.trim() === endMark) return [...payloads, theEnd]
    const parsed = parseJson(line)
    if (!parsed.ok) return null
    payloads.push(parsed.value)
  }
  return payloads
}

/** An answer that came whole, or an error that came in its place. */
export function decodeWhole(body: string, rules: ReaderRules): readonly StreamEvent[] {
  const parsed = parseJson(body)
  if (!parsed.ok) return [finalError(unreadable(body))]
  const { value } = parsed
  if (holdsError(value, rules.answerField)) {
    const words = readErrorValue(value)
    return [finalError(buildError(null, words, body, rules.paramNames))]
  }
  const reader = rules.createReader()
  const events = reader.read(value)
  const last = reader.finish()
  if (last !== null) return [...events, ...reader.flush(), last]
  if (isQueued(value)) return [finalError(queued(body))]
  return events.length > 0
    ? [...events, ...reader.flush(), finalError(truncated)]
    : [finalError(malformedBody('malformed', body))]
}

function unreadable(body: string): ApiError {
  if (isHtml(body)) return htmlAnswer(readErrorWords(body).message, body)
  return malformedBody(isCutJson(body) ? 'truncated' : 'malformed', body)
}

/** The part of a payload that is shown: a whole one may hold kilobytes of the answer beside it. */
function errorText(value: JsonValue): string {
  try {
    return JSON.stringify(value)
  } catch {
    return '' // nested so deeply that it cannot be written
  }
}
