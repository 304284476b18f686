import { expect, test } from 'vitest'

import { generateSteps, joinTokens, type GenerateSettings } from './generate.ts'
import { compileSlots } from './lattice.ts'
import { createSeededRandom } from './random.ts'
import { neutralSampling } from './sampler.ts'
import { countTokens } from './tokenizer.ts'
import { createWalk } from './walk.ts'

const sentence = 'One two three four five six seven.'
const settings: GenerateSettings = {
  sampling: neutralSampling,
  maxTokens: 100,
  stop: [],
  alternatives: 0,
}

function run(text: string, part: Partial<GenerateSettings>) {
  const walk = createWalk(compileSlots([text]), null)
  const steps = generateSteps(walk, { ...settings, ...part }, createSeededRandom(1))
  const pieces: string[] = []
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return { pieces, text: pieces.join(''), ending: step.value }
    pieces.push(joinTokens(step.value.tokens))
  }
}

test('an answer that ends by itself finishes with stop and counts its tokens', () => {
  expect(run(sentence, {})).toMatchObject({
    text: sentence,
    ending: { reason: 'stop', stop: null, sampled: countTokens(sentence) },
  })
})

test('at max tokens the answer is cut after exactly that many tokens', () => {
  for (const maxTokens of [1, 3, 8])
    expect(run(sentence, { maxTokens }).ending).toEqual({
      reason: 'length',
      stop: null,
      sampled: maxTokens,
    })
  expect(run(sentence, { maxTokens: 3 }).text).toBe('One two three')
})

test('a stop text that spans tokens, or is a part of one, ends the answer before it', () => {
  expect(run(sentence, { stop: ['ee fou'] })).toMatchObject({
    text: 'One two thr',
    ending: { reason: 'stop', stop: 'ee fou' },
  })
  expect(run(sentence, { stop: ['.'] }).text).toBe('One two three four five six seven')
  expect(run(sentence, { stop: ['One'] }).text).toBe('')
})

test('of several stop texts the one that comes first in the answer counts', () => {
  expect(run(sentence, { stop: ['six', ' three four'] }).ending.stop).toBe(' three four')
})

test('text that only begins like a stop text is held back and then given', () => {
  const { pieces, text } = run(sentence, { stop: ['two three five'] })
  expect(text).toBe(sentence)
  expect(pieces).toContain(' two three four')
})

test('an empty stop text stops nothing', () => {
  expect(run(sentence, { stop: [''] }).text).toBe(sentence)
})
