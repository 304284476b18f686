import fc from 'fast-check'

import type { FinishReason, StreamEvent, TokenLogprob } from '../../chat/stream-event.ts'
import { anyText } from './requests.ts'

/** What the laws must know of a dialect to write answers it has words for. */
export interface AnswerRoom {
  /** Fields in which thoughts come. */
  readonly thoughtFields: readonly string[]
  /** Log probabilities, and several answers to one request. */
  readonly hasChoices: boolean
  readonly finishes: readonly (readonly [FinishReason, raw: string])[]
}

const someText = fc.string({ unit: 'binary', minLength: 1, maxLength: 8 })
const count = fc.integer({ min: 1, max: 1_000_000 })

const texts: fc.Arbitrary<StreamEvent[]> = fc
  .array(someText, { minLength: 1, maxLength: 4 })
  // A text that begins with a tag would be thoughts: the one text the dialects cannot carry as text.
  .map((pieces) => ['.', ...pieces].map((text) => ({ type: 'text-delta', text })))

const thoughts = (fields: readonly string[]): fc.Arbitrary<StreamEvent[]> =>
  fc
    .tuple(fc.constantFrom(...fields), fc.array(someText, { minLength: 1, maxLength: 3 }))
    .map(([field, pieces]) => pieces.map((text) => ({ type: 'reasoning-delta', text, field })))

const callPieces = fc
  .dictionary(fc.stringMatching(/^[a-z]{1,4}$/), anyText, { maxKeys: 3 })
  .map((value) => JSON.stringify(value))
  .chain((text) => fc.nat(text.length).map((at) => [text.slice(0, at), text.slice(at)]))

/** The keys are those a decoder gives: in the order of appearance. */
const calls: fc.Arbitrary<StreamEvent[]> = fc.array(callPieces, { maxLength: 2 }).map((all) =>
  all.flatMap((pieces, index): StreamEvent[] => [
    {
      type: 'tool-call-delta',
      key: `call-${index}`,
      id: `functions.f:${index}`,
      name: `f${index}`,
      argumentsText: '',
    },
    ...pieces.map((argumentsText): StreamEvent => ({
      type: 'tool-call-delta',
      key: `call-${index}`,
      argumentsText,
    })),
  ]),
)

const logprob = fc.double({ min: -20, max: 0, noNaN: true }).map((value) => value + 0)

const token: fc.Arbitrary<TokenLogprob> = fc.record({
  token: anyText,
  logprob,
  alternatives: fc.array(fc.record({ token: anyText, logprob }), { maxLength: 2 }),
})

const logprobs: fc.Arbitrary<StreamEvent[]> = fc
  .array(token, { maxLength: 3 })
  .map((tokens) => (tokens.length > 0 ? [{ type: 'logprobs', tokens }] : []))

const usage: fc.Arbitrary<StreamEvent[]> = fc
  .option(
    fc.record(
      { inputTokens: count, outputTokens: count, reasoningTokens: count, cachedInputTokens: count },
      { requiredKeys: ['inputTokens', 'outputTokens'] },
    ),
  )
  .map((counts) => (counts ? [{ type: 'usage', usage: counts }] : []))

const second = (
  text: string,
  [reason, rawReason]: readonly [FinishReason, string],
): StreamEvent[] => [
  { type: 'text-delta', text, choice: 1 },
  { type: 'choice-end', choice: 1, reason, rawReason },
]

/** Whole answers, as a decoder gives them. */
export function answersFor(room: AnswerRoom): fc.Arbitrary<StreamEvent[]> {
  const finish = fc.constantFrom(...room.finishes)
  const others = fc.option(fc.tuple(someText, finish).map((each) => second(...each)))
  const nothing = fc.constant<StreamEvent[]>([])
  return fc
    .tuple(
      fc.option(thoughts(room.thoughtFields), { nil: [] }),
      texts,
      room.hasChoices ? logprobs : nothing,
      calls,
      room.hasChoices ? others : nothing,
      usage,
      finish,
    )
    .map(([thought, text, probabilities, called, other, counts, [reason, rawReason]]) => [
      { type: 'start', responseId: 'id-1', model: 'm-1' },
      ...thought,
      ...text,
      ...probabilities,
      ...called,
      ...(other ?? []),
      ...counts,
      called.length > 0
        ? { type: 'finish', reason: 'tool-calls', rawReason: null }
        : { type: 'finish', reason, rawReason },
    ])
}
