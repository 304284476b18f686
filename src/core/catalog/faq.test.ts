import { expect, test } from 'vitest'

import { defaultModel, shippedModels } from './catalog.ts'
import { faqOf } from './faq.ts'
import { aSite } from './testing/a-site.ts'

const answer = (id: string, record = defaultModel) =>
  faqOf(record, aSite()).find((question) => question.id === id)?.answer ?? ''

test('S57: what it is, to the end of the sentence', () => {
  expect(answer('what-is')).toMatch(/^Kimi K2 0905 is the September 2025 update[^]*\.$/)
})

test('S58: how to use it: a key, its variable, both addresses, and the playground', () => {
  const how = answer('how-to-use')
  expect(how).toContain('[ModelsLab](https://modelslab.com/dashboard/api-keys)')
  expect(how).toContain('`MODELSLAB_API_KEY`')
  expect(how).toContain('`https://modelslab.com/api/v7/llm/chat/completions`')
  expect(how).toContain('`https://modelslab.com/api/v7/llm/v1/messages`')
  expect(how).toContain('](/models/moonshotai/moonshotai-kimi-k2-0905)')
})

test('S59: what it costs, in the one price, and an example reckoned from it', () => {
  const cost = answer('cost')
  expect(cost.match(/\$[\d.]*\d/g)).toEqual(['$0.40', '$2.00', '$0.0014'])
  expect(cost).toContain('read on May 13, 2026')
})

test('S59: of an unknown price no figure is given, and it is not called free', () => {
  for (const record of shippedModels.filter(({ price }) => price === null)) {
    const cost = answer('cost', record)
    expect(cost).not.toMatch(/\$|free/)
    expect(cost).toContain('We know of no price')
  }
})

test('S60: the id, and how other providers spell it', () => {
  const id = answer('model-id')
  expect(id).toContain('`moonshotai-kimi-k2-0905` at ModelsLab')
  expect(id).toContain('`moonshotai/kimi-k2-0905`')
  expect(answer('model-id', shippedModels[9])).not.toContain('undefined')
})

test('S61: of a free tier nothing is promised that is not ours to keep', () => {
  const free = answer('free-tier')
  expect(free).not.toMatch(/^Yes/)
  expect(free).toContain('we have not tried it')
  expect(free).toContain('it is not Kimi K2 0905')
})

test('S57–S61: every answer of every model has a link to it of its own, and is whole', () => {
  for (const record of shippedModels) {
    const questions = faqOf(record, aSite())
    expect(new Set(questions.map(({ id }) => id)).size).toBe(5)
    for (const { id, question, answer: text } of questions) {
      expect(id).toMatch(/^[a-z-]+$/)
      expect(question).toContain(record.name)
      expect(text).not.toMatch(/undefined|null|  /)
    }
  }
})

test('without the provider’s facts the answers still stand, and point to the playground', () => {
  const questions = faqOf(defaultModel, { providerOf: () => null })
  expect(questions.map(({ answer: text }) => text).join(' ')).not.toMatch(/undefined|null/)
})
