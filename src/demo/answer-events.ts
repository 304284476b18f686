import type { ChatRequest } from '../core/chat/request.ts'
import type { StreamEvent } from '../core/chat/stream-event.ts'
import { chooseAnswer } from './answers/choose-answer.ts'
import { choiceChunks, type ChoiceTotals, type Chunk } from './choice-chunks.ts'
import { countInputTokens } from './count-input.ts'
import type { GenerateSettings } from './generate.ts'
import type { NgramModel } from './ngram.ts'
import { createMetronome, type Clock } from './pace.ts'
import { createSeededRandom, seedOfChoice } from './random.ts'
import { neutralSampling } from './sampler.ts'
import type { Behaviour, DemoModel } from './special-models.ts'

export interface AnswerJob {
  readonly request: ChatRequest
  readonly model: DemoModel
  readonly background: NgramModel
  readonly clock: Clock
  readonly responseId: string
  readonly newId: () => string
  /** The raw reason of an answer that a stop text ended; null for the dialect's usual one. */
  readonly stopWord: string | null
  readonly signal: AbortSignal
}

/** When a request does not say how long an answer may be. */
const usualMaxTokens = 4096
const mostChoices = 16

/** Models that fail in the middle do so after this many tokens. */
const tokensBeforeTrouble = 40

interface ChoiceRun {
  readonly choice: number
  readonly chunks: Generator<Chunk, ChoiceTotals>
  totals: ChoiceTotals | null
}

/**
 * An answer as it is spoken, in time. Stops early, without a final event, when it is not wanted any
 * more or when the model is one that breaks off.
 */
export async function* speakAnswer(job: AnswerJob): AsyncGenerator<StreamEvent> {
  const { request, model, signal } = job
  const inputTokens = countInputTokens(request)
  yield { type: 'start', responseId: job.responseId, model: request.model }
  yield { type: 'usage', usage: { inputTokens, outputTokens: 0 } }
  const runs = startRuns(job)
  const announced = new Set<number>()
  const metronome = createMetronome(job.clock, model.pace, signal)
  for (let spoken = 0; runs.some(({ totals }) => totals === null);) {
    const chunks = runs.flatMap((run) => nextChunk(run) ?? [])
    const tokens = Math.max(0, ...chunks.map((chunk) => chunk.tokens))
    if (!(await metronome.wait(tokens))) return
    for (const { events } of chunks) yield* events
    spoken += tokens
    const trouble = spoken >= tokensBeforeTrouble ? troubleOf(model.behaviour) : null
    if (trouble === 'cut') return
    if (trouble) {
      yield { type: 'usage', usage: { inputTokens, outputTokens: spoken } }
      yield trouble
      return
    }
    yield* choiceEnds(runs, announced)
  }
  yield* ending(runs, inputTokens, job.stopWord)
}

function startRuns(job: AnswerJob): ChoiceRun[] {
  const { request, clock } = job
  const stretches = chooseAnswer(request, job.model.behaviour)
  const seed = request.params.seed ?? Math.floor(clock.random() * 2 ** 32)
  const isCall = stretches.some(({ kind }) => kind === 'tool-arguments')
  const wanted = isCall ? 1 : Math.min(request.params.n ?? 1, mostChoices)
  return Array.from({ length: wanted }, (_, choice) => ({
    choice,
    totals: null,
    chunks: choiceChunks({
      stretches,
      settings: settingsOf(request),
      reportsLogprobs: request.params.topLogprobs !== undefined,
      choice,
      background: job.background,
      random: createSeededRandom(seedOfChoice(seed, choice)),
      chunkRandom: () => clock.random(),
      newId: job.newId,
    }),
  }))
}

function settingsOf({ params }: ChatRequest): GenerateSettings {
  return {
    sampling: {
      temperature: params.temperature ?? neutralSampling.temperature,
      topP: params.topP ?? neutralSampling.topP,
      topK: params.topK ?? neutralSampling.topK,
      frequencyPenalty: params.frequencyPenalty ?? neutralSampling.frequencyPenalty,
      presencePenalty: params.presencePenalty ?? neutralSampling.presencePenalty,
      minP: params.minP ?? neutralSampling.minP,
      repetitionPenalty: params.repetitionPenalty ?? neutralSampling.repetitionPenalty,
    },
    maxTokens: params.maxTokens ?? usualMaxTokens,
    stop: params.stop ?? [],
    alternatives: params.topLogprobs ?? 0,
  }
}

function nextChunk(run: ChoiceRun): Chunk | null {
  if (run.totals) return null
  const next = run.chunks.next()
  if (!next.done) return next.value
  run.totals = next.value
  return null
}

function troubleOf(behaviour: Behaviour): 'cut' | StreamEvent | null {
  if (behaviour.type === 'cut') return 'cut'
  if (behaviour.type === 'filter')
    return { type: 'finish', reason: 'content-filter', rawReason: null }
  if (behaviour.type === 'error-after-text') return { type: 'error', error: behaviour.error }
  return null
}

function* choiceEnds(runs: readonly ChoiceRun[], announced: Set<number>): Generator<StreamEvent> {
  for (const { choice, totals } of runs)
    if (choice > 0 && totals && !announced.has(choice)) {
      announced.add(choice)
      yield { type: 'choice-end', choice, reason: totals.reason, rawReason: '' }
    }
}

/** The first answer's finish ends the stream; what all of them cost comes just before it. */
function* ending(
  runs: readonly ChoiceRun[],
  inputTokens: number,
  stopWord: string | null,
): Generator<StreamEvent> {
  const totals = runs.flatMap((run) => run.totals ?? [])
  const sum = (count: (each: ChoiceTotals) => number) =>
    totals.reduce((total, each) => total + count(each), 0)
  const reasoningTokens = sum((each) => each.reasoningTokens)
  const usage = { inputTokens, outputTokens: sum((each) => each.outputTokens) }
  yield {
    type: 'usage',
    usage: reasoningTokens > 0 ? { ...usage, reasoningTokens } : usage,
  }
  const first = totals[0]
  yield {
    type: 'finish',
    reason: first?.reason ?? 'stop',
    rawReason: typeof first?.stop === 'string' ? stopWord : null,
  }
}
