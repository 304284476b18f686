import type { ApiError } from '../../core/chat/api-error.ts'
import { isFinalEvent, type StreamEvent } from '../../core/chat/stream-event.ts'
import { detectDialect } from '../../core/dialect/detect-dialect.ts'
import type { Dialect, SseFrame, StreamDecoder } from '../../core/dialect/dialect.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import type { RunRecord } from '../../core/run/record.ts'
import type { RunInput } from '../../core/run/run.ts'
import { errorOfEndCause } from './end-cause-error.ts'
import { retryAfterMs } from '../../core/dialect/wire/retry-after.ts'
import { createSseFrames } from './sse-frames.ts'

/** Bodies that are not streams are collected up to here, in characters. */
const maxBodyLength = 1024 * 1024

/** Fed the records of one run, in order. */
export interface AnswerDecoder {
  push(record: RunRecord): readonly RunInput[]
}

/** One way to read the text of an answer: as a stream, as a body, or as an error. */
interface Reading {
  push(text: string): readonly StreamEvent[]
  /** What is left, and the final event unless it was given before. */
  end(): readonly StreamEvent[]
}

/**
 * The records of a run as inputs of `reduceRun`. What an answer is, it tells from its bytes: a 200
 * may be an error, and what was asked for as a stream may be JSON or a web page (contract.md §0).
 * Exactly one final event or `ended` input comes, and it is last.
 */
export function createAnswerDecoder(dialect: Dialect): AnswerDecoder {
  let reading: Reading = sniff(dialect)
  let isOver = false

  function decoded(atMs: number, events: readonly StreamEvent[]): readonly RunInput[] {
    isOver ||= events.some(isFinalEvent)
    return events.length > 0 ? [{ type: 'decoded', atMs, events }] : []
  }

  function end({ atMs, cause, detail }: RunRecord & { type: 'end' }): readonly RunInput[] {
    const events = reading.end()
    if (cause === 'eof') return decoded(atMs, events)
    if (cause === 'stopped') {
      const rest = decoded(
        atMs,
        events.filter((event) => !isFinalEvent(event)),
      )
      isOver = true
      return [...rest, { type: 'ended', atMs, cause }]
    }
    const error = errorOfEndCause(cause, detail)
    return decoded(
      atMs,
      events.map((event) => (isCut(event) ? { type: 'error', error } : event)),
    )
  }

  return {
    push(record) {
      if (isOver) return []
      switch (record.type) {
        case 'open':
          if (record.status >= 400) reading = readError(dialect, record.status, record.headers)
          return [{ ...record, type: 'opened' }]
        case 'chunk':
          return decoded(record.atMs, reading.push(record.text))
        case 'end':
          return end(record)
      }
    },
  }
}

/** The decoder's own words for an end that it cannot explain; the cause of the end explains it. */
const isCut = (event: StreamEvent): boolean =>
  event.type === 'error' && (event.error.kind === 'truncated' || event.error.kind === 'malformed')

const finalError = (error: ApiError): StreamEvent => ({ type: 'error', error })

const streamFields = ['data:', 'event:', 'id:', 'retry:', 'error:', ':']

const isStream = (text: string): boolean => streamFields.some((field) => text.startsWith(field))
const mayBecomeStream = (text: string): boolean =>
  streamFields.some((field) => field.startsWith(text))

/** Waits for the first characters that are not white space: they say what the rest is. */
function sniff(dialect: Dialect): Reading {
  let seen = ''
  let chosen: Reading | null = null

  function choose(isAll: boolean): Reading | null {
    if (isStream(seen)) return readStream(dialect)
    if (!mayBecomeStream(seen)) return readBody(dialect)
    return isAll ? readStream(dialect) : null
  }

  function read(text: string, isAll: boolean): readonly StreamEvent[] {
    if (chosen) return chosen.push(text)
    // A byte order mark is white space here; keeping none of it bounds what waits.
    seen = (seen + text).trimStart()
    chosen = choose(isAll)
    return chosen?.push(seen) ?? []
  }

  return {
    push: (text) => read(text, false),
    end() {
      if (seen === '') return dialect.createStreamDecoder().end()
      const events = read('', true)
      return [...events, ...(chosen?.end() ?? [])]
    },
  }
}

function readStream(asked: Dialect): Reading {
  const frames = createSseFrames()
  let decoder: StreamDecoder = asked.createStreamDecoder()
  let isSettled = false
  let isOver = false

  /** The first payload that is plainly of one dialect settles which it is. */
  function decodeFrame(frame: SseFrame): readonly StreamEvent[] {
    const detected = isSettled ? null : detectDialect(frame.data)
    if (detected !== null) {
      isSettled = true
      if (detected !== asked.id) decoder = dialects[detected].createStreamDecoder()
    }
    return decoder.push(frame)
  }

  function decode(read: readonly SseFrame[] | 'too-long'): readonly StreamEvent[] {
    if (isOver) return []
    const events = read === 'too-long' ? endTooLong() : decodeAll(read)
    isOver = events.some(isFinalEvent)
    return events
  }

  /** A record most often holds one frame. */
  function decodeAll(read: readonly SseFrame[]): readonly StreamEvent[] {
    const [only] = read
    return read.length === 1 && only ? decodeFrame(only) : read.flatMap(decodeFrame)
  }

  function endTooLong(): readonly StreamEvent[] {
    const rest = decoder.end().filter((event) => !isFinalEvent(event))
    return [...rest, finalError(frameTooLong)]
  }

  return {
    push: (text) => decode(frames.push(text)),
    end() {
      const events = decode(frames.end())
      return isOver ? events : [...events, ...decoder.end()]
    },
  }
}

const frameTooLong: ApiError = {
  kind: 'limit',
  message: 'One piece of the answer is longer than 1 MB, which is more than this page reads.',
}

const bodyTooLong: ApiError = {
  kind: 'limit',
  message: 'The answer is longer than 1 MB, which is more than this page reads at once.',
}

/** Text gathered up to the limit; `isWhole` turns false when some was left out. */
function createCollector() {
  const pieces: string[] = []
  let length = 0
  return {
    add(text: string) {
      const room = Math.max(0, maxBodyLength - length)
      if (room > 0) pieces.push(text.slice(0, room))
      length += text.length
    },
    text: () => pieces.join(''),
    isWhole: () => length <= maxBodyLength,
  }
}

function readBody(asked: Dialect): Reading {
  const body = createCollector()
  return {
    push(text) {
      body.add(text)
      return []
    },
    end() {
      if (!body.isWhole()) return [finalError(bodyTooLong)]
      const text = body.text()
      const detected = detectDialect(text)
      return (detected === null ? asked : dialects[detected]).decodeBody(text)
    },
  }
}

function readError(
  dialect: Dialect,
  status: number,
  headers: Readonly<Record<string, string>>,
): Reading {
  const body = createCollector()
  return {
    push(text) {
      body.add(text)
      return []
    },
    end() {
      const error = dialect.decodeError(status, withoutFraming(body.text()))
      const waitMs = retryAfterMs(headers)
      return [finalError(waitMs === null ? error : { ...error, retryAfterMs: waitMs })]
    },
  }
}

/** Some gateways send an error as the one frame of a stream, with its status outside. */
function withoutFraming(body: string): string {
  const text = body.trimStart()
  if (!isStream(text)) return body
  const frames = createSseFrames()
  const read = [frames.push(text), frames.end()].flatMap((part) =>
    part === 'too-long' ? [] : part,
  )
  return read[0]?.data ?? body
}
