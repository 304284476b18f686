import type { FinishReason, StreamEvent, TokenLogprob } from '../core/chat/stream-event.ts'
import type { Stretch } from './answers/choose-answer.ts'
import { nothingToAdd } from './corpus/fallback.ts'
import { generateSteps, joinTokens, type GenerateSettings } from './generate.ts'
import { compileSlots, endToken } from './lattice.ts'
import type { NgramModel } from './ngram.ts'
import { chunkSize } from './pace.ts'
import { tokenize } from './tokenizer.ts'
import { createWalk, type Walk } from './walk.ts'

/** A few tokens that come together: what is sent, and how many were sampled for it. */
export interface Chunk {
  readonly events: readonly StreamEvent[]
  readonly tokens: number
}

export interface ChoiceTotals {
  readonly reason: FinishReason
  readonly stop: string | null
  readonly outputTokens: number
  readonly reasoningTokens: number
}

export interface ChoiceJob {
  readonly stretches: readonly Stretch[]
  readonly settings: GenerateSettings
  readonly reportsLogprobs: boolean
  /** Which of several answers this is, from 0. */
  readonly choice: number
  readonly background: NgramModel
  /** Draws the tokens. */
  readonly random: () => number
  /** Cuts the answer into chunks; the tokens do not depend on it. */
  readonly chunkRandom: () => number
  readonly newId: () => string
}

/** One answer, drawn in stretches: thoughts, text, the arguments of a tool. They share Max Tokens. */
export function* choiceChunks(job: ChoiceJob): Generator<Chunk, ChoiceTotals> {
  let outputTokens = 0
  let reasoningTokens = 0
  for (const stretch of job.stretches) {
    const settings = settingsFor(stretch, job.settings, outputTokens)
    const { reason, stop, sampled } = yield* stretchChunks(stretch, settings, job)
    outputTokens += sampled
    if (stretch.kind === 'reasoning') reasoningTokens += sampled
    if (reason === 'length' || stop !== null) return { reason, stop, outputTokens, reasoningTokens }
  }
  const isCall = job.stretches.some(({ kind }) => kind === 'tool-arguments')
  return { reason: isCall ? 'tool-calls' : 'stop', stop: null, outputTokens, reasoningTokens }
}

/** Stop texts end the answer, not the thoughts or the arguments of a tool. */
const settingsFor = (stretch: Stretch, settings: GenerateSettings, used: number) => ({
  ...settings,
  maxTokens: settings.maxTokens - used,
  stop: stretch.kind === 'text' ? settings.stop : [],
})

function* stretchChunks(stretch: Stretch, settings: GenerateSettings, job: ChoiceJob) {
  const eventsOf = eventsMaker(stretch, job)
  const steps = generateSteps(walkFor(stretch, job.background), settings, job.random)
  let pending: TokenLogprob[] = []
  let sent = 0
  let size = chunkSize(job.chunkRandom)
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    pending.push(...step.value.tokens)
    const { sampled, isLast } = step.value
    if (pending.length === 0 || (pending.length < size && !isLast)) continue
    yield { events: eventsOf(pending), tokens: sampled - sent }
    pending = []
    sent = sampled
    size = chunkSize(job.chunkRandom)
  }
}

function walkFor(stretch: Stretch, background: NgramModel): Walk {
  const open = (lattice: Stretch['lattice']) =>
    createWalk(lattice, stretch.isStrict ? null : background)
  const walk = open(stretch.lattice)
  if (stretch.after === undefined) return walk
  for (const token of tokenize(stretch.after)) walk.accept(token)
  const isOver = walk.candidates()[0]?.token === endToken
  return isOver ? open(compileSlots(nothingToAdd)) : walk
}

function eventsMaker(stretch: Stretch, job: ChoiceJob) {
  const choice = job.choice > 0 ? { choice: job.choice } : {}
  const key = `call-${job.choice}`
  let isFirst = true
  return (tokens: readonly TokenLogprob[]): StreamEvent[] => {
    const text = joinTokens(tokens)
    if (stretch.kind === 'reasoning') return [{ type: 'reasoning-delta', text, field: 'reasoning' }]
    if (stretch.kind === 'tool-arguments') {
      const opening: StreamEvent[] = isFirst
        ? [
            {
              type: 'tool-call-delta',
              key,
              argumentsText: '',
              id: `call_${job.newId()}`,
              name: stretch.toolName ?? '',
            },
          ]
        : []
      isFirst = false
      return [...opening, { type: 'tool-call-delta', key, argumentsText: text }]
    }
    const delta: StreamEvent = { type: 'text-delta', text, ...choice }
    return job.reportsLogprobs ? [delta, { type: 'logprobs', tokens, ...choice }] : [delta]
  }
}
