import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { isFinalEvent, type StreamEvent } from '../chat/stream-event.ts'
import { answersFor, type AnswerRoom } from './__fixtures__/answers.ts'
import { requestsFor, type RequestRoom } from './__fixtures__/requests.ts'
import type { Dialect, SseFrame } from './dialect.ts'
import { collectAnswer } from './wire/collect-answer.ts'

/** What the laws need to know of a dialect beyond its interface. */
export interface DialectFacts extends RequestRoom, AnswerRoom {
  readonly dialect: Dialect
  /** Payloads of the right shape with anything inside. */
  readonly plausible: fc.Arbitrary<object>
  /** Frames that a future version might send. */
  readonly unknownFrames: readonly SseFrame[]
  /** A whole stream that ends with this word. */
  readonly streamEndingWith: (rawReason: string) => readonly SseFrame[]
}

const meta = { responseId: 'id-1', model: 'm-1', createdAt: 1_700_000_000 }

/** The laws of `SPEC.md`, for one dialect. */
export function describeDialect(name: string, facts: DialectFacts): void {
  const { dialect } = facts
  const answers = answersFor(facts)

  const encode = (events: readonly StreamEvent[]) =>
    events.flatMap(dialect.createStreamEncoder(meta))

  const decode = (frames: readonly SseFrame[]): readonly StreamEvent[] => {
    const decoder = dialect.createStreamDecoder()
    return [...frames.flatMap((frame) => decoder.push(frame)), ...decoder.end()]
  }

  const anyFrame: fc.Arbitrary<SseFrame> = fc.record({
    event: fc.constantFrom(null, 'message', 'error', 'ping', 'message_delta'),
    data: fc.oneof(
      { weight: 6, arbitrary: facts.plausible.map((value) => JSON.stringify(value)) },
      { weight: 2, arbitrary: fc.json() },
      { weight: 1, arbitrary: fc.string() },
      { weight: 1, arbitrary: fc.constant('[DONE]') },
    ),
  })

  describe(name, () => {
    test('[D1] a request encoded without warnings decodes to itself', () => {
      fc.assert(
        fc.property(requestsFor(dialect, facts), (request) => {
          const encoded = dialect.encodeRequest(request)
          if (!encoded.ok) throw new Error(encoded.error.message)
          expect(encoded.value.warnings).toEqual([])
          const body: unknown = JSON.parse(encoded.value.body)
          expect(encoded.value.body).toBe(`${JSON.stringify(body, null, 2)}\n`)
          expect(dialect.decodeRequest(body)).toEqual({ ok: true, value: request })
        }),
      )
    })

    test('[D2] encoded events decode to themselves', () => {
      fc.assert(
        fc.property(answers, (events) => {
          expect(inOneForm(decode(encode(events)))).toEqual(inOneForm(events))
        }),
      )
    })

    test('[D2] an error in the middle of a stream keeps its kind, and the text before it', () => {
      const kinds = [
        'rate-limited',
        'overloaded',
        'upstream-failure',
        'bad-key',
        'no-credit',
      ] as const
      fc.assert(
        fc.property(answers, fc.constantFrom(...kinds), (events, kind) => {
          const before = events.slice(0, -1)
          const decoded = decode(
            encode([...before, { type: 'error', error: { kind, message: 'Oh.' } }]),
          )
          expect(decoded.at(-1)).toMatchObject({ type: 'error', error: { kind } })
          expect(textOf(decoded)).toBe(textOf(before))
        }),
      )
    })

    test('[D2] a whole body says what its events say', () => {
      fc.assert(
        fc.property(answers, (events) => {
          const decoded = dialect.decodeBody(dialect.encodeBody(events, meta))
          expect(inOneForm([...decoded].slice(-1))).toEqual(inOneForm(events.slice(-1)))
          expect(withoutReasons(decoded)).toEqual(withoutReasons(events))
        }),
      )
    })

    test('[D3] however a stream is cut, exactly one final event comes, and it is last', () => {
      const cut = answers.chain((events) => {
        const frames = encode(events)
        return fc.nat(frames.length).map((at) => frames.slice(0, at))
      })
      const anything = fc.array(anyFrame, { maxLength: 8 })
      fc.assert(
        fc.property(
          fc.oneof(
            cut,
            anything,
            fc.tuple(cut, anything).map(([a, b]) => [...a, ...b]),
          ),
          (frames) => {
            const events = decode(frames)
            expect(events.filter(isFinalEvent)).toHaveLength(1)
            expect(events.slice(-1).filter(isFinalEvent)).toHaveLength(1)
          },
        ),
        { numRuns: 500 },
      )
    })

    test('[D3] a cut before the end is an error and never a finish', () => {
      fc.assert(
        fc.property(answers, (events) => {
          const frames = encode(events.slice(0, -1))
          expect(decode(frames).at(-1)).toMatchObject({
            type: 'error',
            error: { kind: 'truncated' },
          })
        }),
      )
    })

    test('[D4] unknown frames are ignored wherever they stand', () => {
      fc.assert(
        fc.property(
          answers,
          fc.array(fc.tuple(fc.nat(20), fc.constantFrom(...facts.unknownFrames)), { maxLength: 4 }),
          (events, strangers) => {
            const frames = [...encode(events)]
            for (const [at, stranger] of strangers)
              frames.splice(Math.min(at, frames.length), 0, stranger)
            expect(decode(frames)).toEqual(decode(encode(events)))
          },
        ),
      )
    })

    test('[D4] an unknown finish reason becomes `other` and keeps its text', () => {
      for (const rawReason of ['because', 'constructor', '__proto__'])
        expect(decode(facts.streamEndingWith(rawReason)).at(-1)).toEqual({
          type: 'finish',
          reason: 'other',
          rawReason,
        })
    })

    test('[D5] a malformed frame becomes an error event, and what came before it stays', () => {
      fc.assert(
        fc.property(answers, (events) => {
          const frames = encode(events.slice(0, -1))
          const decoded = decode([...frames, { event: null, data: '{"half": ' }])
          const last = decoded.at(-1)
          expect(last).toMatchObject({
            type: 'error',
            error: { kind: 'malformed', detail: '{"half":' },
          })
          expect(textOf(decoded)).toBe(textOf(events))
        }),
      )
    })

    // Linear it takes about half a second; a quadratic step anywhere takes minutes.
    test('[D5] the worst a megabyte can hold is read in no time', { timeout: 60_000 }, () => {
      const times = (text: string) => text.repeat(Math.ceil(1_000_000 / text.length))
      for (const text of [
        `{"choices":[{"delta":{"tool_calls":[{}${times(',{}')}]}}]}`,
        `{"choices":[{}${times(',{}')}]}`,
        `{"content":[{}${times(',{}')}],"type":"message"}`,
        `{"error":{"message":"${times('model ')}"}}`,
        `{"error":{"message":"${times('a_')}"}}`,
        `<html>${times('<title')}`,
        times('\n'),
        times('{'),
        times('"'),
      ]) {
        expect(decode([{ event: null, data: text }]).filter(isFinalEvent)).toHaveLength(1)
        expect(dialect.decodeBody(text).filter(isFinalEvent)).toHaveLength(1)
        expect(dialect.decodeError(400, text).message).not.toBe('')
      }
    })

    test('[D5] no body and no status makes a decoder throw', () => {
      const body = fc.oneof(
        fc.string(),
        fc.json(),
        facts.plausible.map((value) => JSON.stringify(value)),
      )
      fc.assert(
        fc.property(body, fc.integer({ min: 100, max: 599 }), (text, status) => {
          const events = dialect.decodeBody(text)
          expect(events.filter(isFinalEvent)).toHaveLength(1)
          expect(events.slice(-1).filter(isFinalEvent)).toHaveLength(1)
          expect(dialect.decodeError(status, text).message).not.toBe('')
          dialect.decodeRequest(text)
        }),
        { numRuns: 500 },
      )
      const deep = '['.repeat(100_000) + ']'.repeat(100_000)
      for (const text of [deep, `{"error":${deep}}`, `{"errors":${deep}}`, `{"detail":${deep}}`])
        expect(dialect.decodeBody(text).at(-1)).toMatchObject({ type: 'error' })
    })
  })
}

const textOf = (events: readonly StreamEvent[]): string =>
  collectAnswer(events).choices[0]?.text ?? ''

/** The word a provider used is compared by the stream's law; a body may choose its own. */
function withoutReasons(events: readonly StreamEvent[]) {
  const { choices, ...rest } = collectAnswer(events)
  return { ...rest, choices: choices.map(({ text, logprobs }) => ({ text, logprobs })) }
}

/**
 * Events in one of the many forms that say the same: neighbours of a kind joined, the last counts
 * just before the end, no word for a reason that had none.
 */
function inOneForm(events: readonly StreamEvent[]): readonly StreamEvent[] {
  const joined: StreamEvent[] = []
  for (const event of events) {
    if (event.type === 'usage') continue
    const last = joined.at(-1)
    const both = last && join(last, event)
    if (both) joined.splice(-1, 1, both)
    else joined.push(event)
  }
  const usage = events.findLast((event) => event.type === 'usage')
  const final = joined.pop()
  const reason =
    final?.type === 'finish' && final.reason === 'tool-calls'
      ? { ...final, rawReason: null }
      : final
  return [...joined, ...(usage ? [usage] : []), ...(reason ? [reason] : [])]
}

function join(a: StreamEvent, b: StreamEvent): StreamEvent | null {
  if (a.type === 'text-delta' && b.type === 'text-delta' && a.choice === b.choice)
    return { ...a, text: a.text + b.text }
  if (a.type === 'reasoning-delta' && b.type === 'reasoning-delta' && a.field === b.field)
    return { ...a, text: a.text + b.text }
  if (a.type === 'tool-call-delta' && b.type === 'tool-call-delta' && a.key === b.key)
    return { ...a, argumentsText: a.argumentsText + b.argumentsText }
  return null
}
