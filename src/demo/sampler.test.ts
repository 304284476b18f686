import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createSeededRandom } from './random.ts'
import { distributionOf, drawFrom, neutralSampling, nucleusOf, type Sampling } from './sampler.ts'

const candidates = [
  { token: 'a', logit: Math.log(0.5) },
  { token: 'b', logit: Math.log(0.3) },
  { token: 'c', logit: Math.log(0.2) },
]
const unused = new Map<string, number>()
const sampling = (part: Partial<Sampling>): Sampling => ({ ...neutralSampling, ...part })
const probabilities = (part: Partial<Sampling>, used: ReadonlyMap<string, number> = unused) =>
  Object.fromEntries(
    distributionOf(candidates, used, sampling(part)).map((each) => [each.token, each.probability]),
  )

test('at neutral settings the distribution is the softmax of the logits', () => {
  const { a, b, c } = probabilities({})
  expect(a).toBeCloseTo(0.5, 12)
  expect(b).toBeCloseTo(0.3, 12)
  expect(c).toBeCloseTo(0.2, 12)
})

test('temperature T raises each probability to 1/T before they are made to sum to 1', () => {
  const total = 0.5 ** 2 + 0.3 ** 2 + 0.2 ** 2
  const { a, b, c } = probabilities({ temperature: 0.5 })
  expect(a).toBeCloseTo(0.25 / total, 12)
  expect(b).toBeCloseTo(0.09 / total, 12)
  expect(c).toBeCloseTo(0.04 / total, 12)
})

test('penalties come off the logit: frequency for each use, presence once', () => {
  const used = new Map([['a', 3]])
  const odds = 0.5 * Math.exp(-(0.4 * 3 + 0.6))
  const { a } = probabilities({ frequencyPenalty: 0.4, presencePenalty: 0.6 }, used)
  expect(a).toBeCloseTo(odds / (odds + 0.5), 12)
})

test('the repetition penalty pushes what was used away from 0 on the wrong side, others not', () => {
  const used = new Map([['a', 1]])
  const odds = Math.exp(Math.log(0.5) * 1.5)
  expect(probabilities({ repetitionPenalty: 1.5 }, used)['a']).toBeCloseTo(odds / (odds + 0.5), 12)
  const positive = [
    { token: 'a', logit: 3 },
    { token: 'b', logit: 2 },
  ]
  const [first] = distributionOf(positive, used, sampling({ repetitionPenalty: 2 }))
  expect(first?.token).toBe('b')
  expect(probabilities({ repetitionPenalty: 1 }, used)).toEqual(probabilities({}))
})

test('the nucleus is the smallest set that reaches top P, and never empty', () => {
  const tokensAt = (part: Partial<Sampling>) =>
    nucleusOf(distributionOf(candidates, unused, sampling(part)), sampling(part)).map(
      ({ token }) => token,
    )
  expect(tokensAt({ topP: 0 })).toEqual(['a'])
  expect(tokensAt({ topP: 0.49 })).toEqual(['a'])
  expect(tokensAt({ topP: 0.51 })).toEqual(['a', 'b'])
  expect(tokensAt({ topP: 0.9 })).toEqual(['a', 'b', 'c'])
  expect(tokensAt({ topK: 2 })).toEqual(['a', 'b'])
  expect(tokensAt({ topK: 2, topP: 0.6 })).toEqual(['a'])
  expect(tokensAt({ temperature: 0 })).toEqual(['a'])
  expect(tokensAt({ minP: 0.5 })).toEqual(['a', 'b'])
  expect(tokensAt({ minP: 0.7 })).toEqual(['a'])
  expect(tokensAt({ minP: 1 })).toEqual(['a'])
})

test('at temperature 0 equal logits are settled by their order', () => {
  const equal = ['x', 'y', 'z'].map((token) => ({ token, logit: 1 }))
  const cold = sampling({ temperature: 0 })
  expect(nucleusOf(distributionOf(equal, unused, cold), cold)[0]?.token).toBe('x')
})

test('every distribution sums to 1 and every drawn token is of the nucleus', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: 1, maxLength: 30 }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (logits, temperature, topP, dice) => {
        const settings = sampling({ temperature, topP })
        const all = logits.map((logit, index) => ({ token: String(index), logit }))
        const distribution = distributionOf(all, unused, settings)
        const sum = distribution.reduce((total, each) => total + each.probability, 0)
        expect(sum).toBeCloseTo(1, 9)
        const nucleus = nucleusOf(distribution, settings)
        expect(nucleus).toContain(drawFrom(nucleus, dice))
      },
    ),
  )
})

test('over 20,000 draws each token comes as often as its probability says, within 4 sigma', () => {
  const random = createSeededRandom(7)
  const distribution = distributionOf(candidates, unused, neutralSampling)
  const counts: Record<string, number> = { a: 0, b: 0, c: 0 }
  const draws = 20_000
  for (let i = 0; i < draws; i++) {
    const { token } = drawFrom(distribution, random())
    counts[token] = (counts[token] ?? 0) + 1
  }
  for (const { token, probability } of distribution) {
    const sigma = Math.sqrt(draws * probability * (1 - probability))
    expect(Math.abs((counts[token] ?? 0) - draws * probability)).toBeLessThan(4 * sigma)
  }
})
