import type { Reasoning } from '../../chat/message.ts'
import type { StreamEvent, TokenLogprob } from '../../chat/stream-event.ts'
import { arrayAt, isJsonObject, numberAt, objectAt, stringAt, type JsonValue } from '../../json.ts'
import type { AnswerReader } from '../wire/answer-reader.ts'
import { readFinishReason } from './finish-reason.ts'
import { createInlineThinking } from './inline-thinking.ts'
import { readReasoning } from './reasoning.ts'
import { readUsage } from './read-usage.ts'
import { createToolCallReader } from './tool-calls.ts'

/**
 * Understands chunks, and whole bodies: a message there is a delta that says everything.
 * @see contract.md §2, where each oddity is counted
 */
export function createChunkReader(): AnswerReader {
  const thinking = createInlineThinking()
  const readToolCall = createToolCallReader()
  /** Wire indexes with words of their own, that of the first answer in front. */
  const indexes = new Set<number>()
  /** The first reason of each wire index: later ones repeat it or take it back. */
  const reasons = new Map<number, string>()
  /** Wire indexes whose words came in pieces. */
  const inPieces = new Set<number>()
  let isStarted = false
  let hasRefusal = false
  let hasCalls = false

  function start(chunk: JsonValue): readonly StreamEvent[] {
    if (isStarted) return nothing
    const responseId = stringAt(chunk, 'id') ?? ''
    const model = stringAt(chunk, 'model') ?? ''
    // Azure opens with a frame in which both are empty.
    if (responseId === '' && model === '') return nothing
    isStarted = true
    return [{ type: 'start', responseId, model }]
  }

  /**
   * Which answer an index means: 0 is the first. Index 1 at the end of a single answer is z.ai's, so
   * an index that never had words of its own is null: not a second answer.
   */
  function numberOf(index: number): number | null {
    const [first = 0] = indexes
    if (!indexes.has(index)) return null
    if (index === first) return 0
    return index === 0 ? first : index
  }

  function readChoice(choice: JsonValue): readonly StreamEvent[] {
    const index = indexOf(choice)
    const delta = deltaOf(choice, index)
    const refusal = stringAt(delta, 'refusal') ?? ''
    const said: Said = {
      text: textIn(delta) + refusal,
      reasoning: readReasoning(delta),
      pieces: toolPieces(delta),
      tokens: readLogprobs(choice),
    }
    if (hasWords(said) || (index === 0 && indexes.size === 0)) indexes.add(index)
    const number = numberOf(index)
    const isFurther = number !== null && number > 0
    if (!isFurther) {
      hasRefusal ||= refusal !== ''
      hasCalls ||= said.pieces.length > 0
    }
    const words = isFurther ? furtherWords(said, number) : firstWords(said)
    return both(words, readReason(choice, index, number))
  }

  function firstWords({ text, reasoning, pieces, tokens }: Said): readonly StreamEvent[] {
    const isPlain = reasoning === null && pieces.length === 0 && tokens.length === 0
    if (isPlain) return text === '' ? nothing : thinking.push(text)
    return [
      ...(reasoning ? [{ type: 'reasoning-delta', ...reasoning } as const] : []),
      ...(text === '' ? [] : thinking.push(text)),
      // A call ends the text before it, whatever of a tag was awaited.
      ...(pieces.length > 0 ? [...thinking.flush(), ...pieces.map(readToolCall)] : []),
      ...(tokens.length > 0 ? [{ type: 'logprobs', tokens } as const] : []),
    ]
  }

  /** An empty reason stands in every chunk of some streams, but once and for all in a whole body. */
  function readReason(
    choice: JsonValue,
    index: number,
    number: number | null,
  ): readonly StreamEvent[] {
    const raw = stringAt(choice, 'finish_reason')
    const isWhole = isJsonObject(choice) && !isJsonObject(choice['delta'])
    if (raw === null || (raw === '' && !isWhole) || reasons.has(index)) return nothing
    reasons.set(index, raw)
    if (number === null || number === 0) return nothing
    return [{ type: 'choice-end', choice: number, reason: readFinishReason(raw), rawReason: raw }]
  }

  /** The reason of the first answer; where it has none, one from an index without words. */
  function mainReason(): string | null {
    const [first = 0] = indexes
    const stray = [...reasons.keys()].find((index) => !indexes.has(index))
    return reasons.get(first) ?? reasons.get(stray ?? first) ?? null
  }

  /** A whole message inside a stream counts when nothing came in pieces (Perplexity sends both). */
  function deltaOf(choice: JsonValue, index: number): JsonValue {
    const delta = isJsonObject(choice) ? choice['delta'] : null
    if (!isJsonObject(delta)) return inPieces.has(index) ? {} : objectAt(choice, 'message')
    if (textIn(delta) !== '') inPieces.add(index)
    return delta
  }

  return {
    read: (chunk) => {
      const choices = arrayAt(chunk, 'choices')
      const [only] = choices
      const words =
        choices.length === 1 && only !== undefined ? readChoice(only) : choices.flatMap(readChoice)
      const events = both(start(chunk), words)
      const usage = readUsage(chunk)
      return usage ? [...events, { type: 'usage', usage }] : events
    },
    isLast: () => false,
    hasFinish: () => mainReason() !== null,
    flush: thinking.flush,
    finish: () => {
      const rawReason = mainReason()
      if (rawReason === null) return null
      const said = rawReason === '' ? 'stop' : readFinishReason(rawReason)
      // Some say `stop` after calls (ollama/ollama#7963), all say it after a refusal.
      if (said !== 'stop' || (!hasCalls && !hasRefusal))
        return { type: 'finish', reason: said, rawReason }
      return { type: 'finish', reason: hasCalls ? 'tool-calls' : 'refusal', rawReason }
    },
  }
}

/** A chunk most often has one event, and its other parts are asked for theirs in vain. */
const nothing: readonly StreamEvent[] = []

const both = (
  first: readonly StreamEvent[],
  second: readonly StreamEvent[],
): readonly StreamEvent[] => {
  if (first.length === 0) return second
  return second.length === 0 ? first : [...first, ...second]
}

/** Anything but a place in a list is taken for none. */
function indexOf(choice: JsonValue): number {
  const index = numberAt(choice, 'index') ?? 0
  return Number.isSafeInteger(index) && index > 0 ? index : 0
}

/** What one delta says, whichever fields it says it in. */
interface Said {
  readonly text: string
  readonly reasoning: Reasoning | null
  readonly pieces: readonly JsonValue[]
  readonly tokens: readonly TokenLogprob[]
}

const hasWords = ({ text, reasoning, pieces, tokens }: Said): boolean =>
  text !== '' || reasoning !== null || pieces.length > 0 || tokens.length > 0

/** Of answers beyond the first, the text and its probabilities are kept. */
const furtherWords = ({ text, tokens }: Said, choice: number): readonly StreamEvent[] => [
  ...(text === '' ? [] : [{ type: 'text-delta', text, choice } as const]),
  ...(tokens.length > 0 ? [{ type: 'logprobs', tokens, choice } as const] : []),
]

/** Text, or Mistral's parts: those that are thoughts are read elsewhere. */
function textIn(delta: JsonValue): string {
  const whole = stringAt(delta, 'content')
  if (whole !== null) return whole
  return arrayAt(delta, 'content')
    .map((part) => (stringAt(part, 'type') === 'thinking' ? '' : (stringAt(part, 'text') ?? '')))
    .join('')
}

/** `function_call` is from before tools, and some runtimes still send it. */
function toolPieces(delta: JsonValue): readonly JsonValue[] {
  const pieces = arrayAt(delta, 'tool_calls')
  const old = objectAt(delta, 'function_call')
  return pieces.length > 0 || Object.keys(old).length === 0 ? pieces : [{ function: old }]
}

function readLogprobs(choice: JsonValue): readonly TokenLogprob[] {
  const logprobs = isJsonObject(choice) ? choice['logprobs'] : null
  if (!isJsonObject(logprobs)) return noTokens
  return [...arrayAt(logprobs, 'content'), ...arrayAt(logprobs, 'refusal')].flatMap((each) => {
    const chosen = readToken(each)
    const alternatives = arrayAt(each, 'top_logprobs').flatMap((other) => readToken(other) ?? [])
    return chosen ? [{ ...chosen, alternatives }] : []
  })
}

const noTokens: readonly TokenLogprob[] = []

function readToken(value: JsonValue) {
  const token = stringAt(value, 'token')
  const logprob = numberAt(value, 'logprob')
  return token === null || logprob === null ? null : { token, logprob }
}
