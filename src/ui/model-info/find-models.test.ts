import { expect, test } from 'vitest'

import { findModels, mostShown } from './find-models.ts'

const model = (id: string, name = id) => ({ id, name, contextTokens: null })

test('every word must occur, in the name or the id, in any order and case', () => {
  const models = [model('kimi-k2', 'Kimi K2'), model('gpt-5', 'GPT 5')]
  expect(findModels(models, ' K2 kimi ').shown).toEqual([models[0]])
  expect(findModels(models, 'gemma').shown).toEqual([])
})

test('the model with exactly that id comes first', () => {
  const models = [model('demo-5000'), model('demo-500')]
  expect(findModels(models, 'demo-500').shown.map(({ id }) => id)).toEqual([
    'demo-500',
    'demo-5000',
  ])
})

test('of a long list the first are shown and the rest counted', () => {
  const models = Array.from({ length: mostShown + 7 }, (_, i) => model(`m${i}`))
  const found = findModels(models, '')
  expect(found.shown).toHaveLength(mostShown)
  expect(found.hiddenCount).toBe(7)
})
