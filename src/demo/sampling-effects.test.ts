import { expect, test } from 'vitest'

import type { Params } from '../core/chat/params.ts'
import { createBackground } from './background.ts'
import { compileSlots, endToken } from './lattice.ts'
import { quantum } from './corpus/quantum.ts'
import { createSeededRandom } from './random.ts'
import { distributionOf, drawFrom, neutralSampling, nucleusOf } from './sampler.ts'
import {
  aRequest,
  eventsFor,
  mean,
  say,
  sayForSeeds,
  suggestions,
  textIn,
  usageIn,
  variationOf,
} from './testing/say.ts'
import { countTokens, tokenize } from './tokenizer.ts'
import { createWalk } from './walk.ts'

const { quantum: question } = suggestions

test('at temperature 0 a seed repeats its answer exactly, and so does any other seed', async () => {
  const first = await say(question, { temperature: 0, seed: 5 })
  expect(await say(question, { temperature: 0, seed: 5 })).toEqual(first)
  expect(await say(question, { temperature: 0, seed: 6 })).toEqual(first)
})

test('a seed repeats its answer at any temperature, and another seed gives another', async () => {
  for (const temperature of [0.4, 0.7, 1.3, 2]) {
    const first = await say(question, { temperature, seed: 11 })
    expect(await say(question, { temperature, seed: 11 })).toEqual(first)
    expect((await say(question, { temperature, seed: 12 })).text).not.toBe(first.text)
  }
})

test('without a seed the dice decide', async () => {
  const request = aRequest(question, { temperature: 1 })
  const texts = await Promise.all(
    [1, 2, 3].map(async (dice) => {
      const random = createSeededRandom(dice)
      const clock = { now: () => 0, random, sleep: () => Promise.resolve() }
      return textIn(await eventsFor(request, clock))
    }),
  )
  expect(new Set(texts).size).toBe(3)
})

test('variation grows with temperature: 0 < 0.4 < 0.7 < 1.3 < 2 over 8 seeds', async () => {
  const variations: number[] = []
  for (const temperature of [0, 0.4, 0.7, 1.3, 2]) {
    const answers = await sayForSeeds(question, { temperature }, 8)
    variations.push(variationOf(answers.map(({ text }) => text)))
  }
  expect(variations[0]).toBe(0)
  expect(variations).toEqual(variations.toSorted((a, b) => a - b))
  expect(new Set(variations).size).toBe(5)
})

test('top P 0.1 takes only what the nucleus of each step holds', () => {
  const settings = { ...neutralSampling, temperature: 1.5, topP: 0.1 }
  const random = createSeededRandom(4)
  const walk = createWalk(compileSlots(quantum), createBackground())
  let steps = 0
  for (let token = ''; steps === 0 || token !== endToken; steps++) {
    const distribution = distributionOf(walk.candidates(), new Map(), settings)
    const nucleus = nucleusOf(distribution, settings)
    token = drawFrom(nucleus, random()).token
    const rank = distribution.findIndex((each) => each.token === token)
    const likelier = distribution.slice(0, rank).reduce((sum, each) => sum + each.probability, 0)
    expect(likelier).toBeLessThan(0.1)
    if (token !== endToken) walk.accept(token)
  }
  expect(steps).toBeGreaterThan(200)
})

test('at temperature 2 top P 0.1 varies less than top P 1', async () => {
  const at = async (topP: number) =>
    variationOf((await sayForSeeds(question, { temperature: 2, topP }, 6)).map(({ text }) => text))
  expect(await at(0.1)).toBeLessThan((await at(1)) / 2)
})

/** Of the words of an answer (four letters or more), the share of the one that is used most. */
function repeatRate(text: string): number {
  const words = tokenize(text).filter((token) => /\p{L}{4}/u.test(token))
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return Math.max(...counts.values()) / words.length
}

/** Different words per word. */
function freshness(text: string): number {
  const words = tokenize(text).filter((token) => /\p{L}{2}/u.test(token))
  return new Set(words).size / words.length
}

const overSeeds = async (params: Params, measure: (text: string) => number) =>
  mean(
    (await sayForSeeds(suggestions.python, { temperature: 0.7, maxTokens: 600, ...params }, 8)).map(
      ({ text }) => measure(text),
    ),
  )

test('a frequency penalty of 2 lowers the repeat rate, one of -1 raises it', async () => {
  const plain = await overSeeds({}, repeatRate)
  expect(await overSeeds({ frequencyPenalty: 2 }, repeatRate)).toBeLessThan(plain * 0.8)
  expect(await overSeeds({ frequencyPenalty: -1 }, repeatRate)).toBeGreaterThan(plain * 1.2)
})

test('a presence penalty of 2 brings more different words', async () => {
  const plain = await overSeeds({}, freshness)
  expect(await overSeeds({ presencePenalty: 2 }, freshness)).toBeGreaterThan(plain)
})

test('stop texts hold across tokens and are not in the answer', async () => {
  const whole = await say(question, { temperature: 0, seed: 1 })
  const stop = whole.text.slice(103, 117)
  const stopped = await say(question, { temperature: 0, seed: 1, stop: [stop] })
  expect(stopped.text).toBe(whole.text.slice(0, whole.text.indexOf(stop)))
  expect(stopped.reason).toBe('stop')
})

test('max tokens gives exactly that many tokens and finishes with length', async () => {
  for (const maxTokens of [1, 17, 200]) {
    const cut = await say(question, { temperature: 0.7, seed: 3, maxTokens })
    expect(cut).toMatchObject({ reason: 'length', outputTokens: maxTokens })
    expect(countTokens(cut.text)).toBe(maxTokens)
  }
})

test('n 3 gives three answers of their own, and the first is the one without n', async () => {
  const events = await eventsFor(aRequest(question, { temperature: 0.9, seed: 8, n: 3 }))
  const texts = [undefined, 1, 2].map((choice) => textIn(events, choice))
  expect(new Set(texts).size).toBe(3)
  expect(texts[0]).toBe((await say(question, { temperature: 0.9, seed: 8 })).text)
  const ends = events.flatMap((event) => (event.type === 'choice-end' ? event.choice : []))
  expect(new Set(ends)).toEqual(new Set([1, 2]))
  expect(events.filter(({ type }) => type === 'finish')).toHaveLength(1)
  expect(events.at(-1)?.type).toBe('finish')
  expect(usageIn(events)?.outputTokens).toBe(
    texts.reduce((sum, text) => sum + countTokens(text), 0),
  )
})

test('logprobs cover the text, come with the alternatives asked for, and are those of the sampler', async () => {
  const params = { temperature: 0.8, seed: 2, topLogprobs: 4, frequencyPenalty: 0.3 }
  const events = await eventsFor(aRequest(question, params))
  const tokens = events.flatMap((event) => (event.type === 'logprobs' ? event.tokens : []))
  expect(tokens.map(({ token }) => token).join('')).toBe(textIn(events))
  const walk = createWalk(compileSlots(quantum), createBackground())
  const used = new Map<string, number>()
  const sampling = { ...neutralSampling, temperature: 0.8, frequencyPenalty: 0.3 }
  for (const { token, logprob, alternatives } of tokens) {
    const distribution = distributionOf(walk.candidates(), used, sampling)
    const sum = distribution.reduce((total, each) => total + each.probability, 0)
    expect(sum).toBeCloseTo(1, 9)
    const own = distribution.find((each) => each.token === token)?.probability ?? 0
    expect(logprob).toBeCloseTo(Math.log(own), 9)
    expect(alternatives).toHaveLength(4)
    used.set(token, (used.get(token) ?? 0) + 1)
    walk.accept(token)
  }
})

test('over 2,000 answers the first token comes as often as its logprob says, within 4 sigma', async () => {
  const request = aRequest('hello', { temperature: 1, maxTokens: 1, topLogprobs: 5 })
  const answers = 2000
  const counts = new Map<string, number>()
  let stated: readonly { token: string; logprob: number }[] = []
  for (let seed = 0; seed < answers; seed++) {
    const events = await eventsFor({ ...request, params: { ...request.params, seed } })
    const first = events.find((event) => event.type === 'logprobs')?.tokens[0]
    if (!first) throw new Error('An answer without a first token')
    stated = first.alternatives
    counts.set(first.token, (counts.get(first.token) ?? 0) + 1)
  }
  for (const { token, logprob } of stated.slice(0, 2)) {
    const probability = Math.exp(logprob)
    const sigma = Math.sqrt(answers * probability * (1 - probability))
    expect(Math.abs((counts.get(token) ?? 0) - answers * probability)).toBeLessThan(4 * sigma)
  }
})
