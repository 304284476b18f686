import fc from 'fast-check'
import { expect, test } from 'vitest'

import { nearestModels } from './nearest.ts'

const list = (...ids: readonly string[]) => ids.map((id) => ({ id }))
const nearest = (modelId: string, ...ids: readonly string[]) =>
  nearestModels(modelId, list(...ids)).nearest.map(({ id }) => id)

test('a retired model finds its family in the list, the newest spelling of the same first', () => {
  expect(
    nearest(
      'kimi-k2-0905-preview',
      'moonshot-v1-8k',
      'kimi-k2.6',
      'kimi-k2-0711-preview',
      'kimi-k2-thinking',
      'gpt-4o',
    ),
  ).toEqual(['kimi-k2-0711-preview', 'kimi-k2-thinking', 'kimi-k2.6'])
})

test('a mistyped id finds the right one, whatever the case and the punctuation', () => {
  expect(nearest('gpt-4o-mni', 'gpt-4o-mini', 'claude-3-haiku')).toEqual(['gpt-4o-mini'])
  expect(nearest('moonshotai-kimi-k2-0905', 'moonshotai/Kimi-K2-0905', 'x')).toEqual([
    'moonshotai/Kimi-K2-0905',
  ])
})

test('names that have nothing in common are not offered', () => {
  expect(nearest('kimi-k2-0905-preview', 'gpt-4o', 'claude-sonnet-5')).toEqual([])
  expect(nearest('777', 'R1 1776')).toEqual([])
  expect(nearest('model 777', 'Demo, silent')).toEqual([])
  expect(nearest('kimk', 'Kimi K2 0905')).toEqual(['Kimi K2 0905']) // barely
})

test('the successor is known under every spelling of the model', () => {
  for (const id of ['moonshotai-kimi-k2-0905', 'kimi-k2-0905-preview', 'moonshotai/kimi-k2-0905'])
    expect(nearestModels(id, []).successor).toMatchObject({ name: 'Kimi K2.6' })
  expect(nearestModels('gpt-4o', []).successor).toBeNull()
})

test('whatever the ids are, as many are given as were asked for, all of the list, never itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (modelId, ids) => {
      const models = list(...ids)
      const found = nearestModels(modelId, models, 2).nearest
      expect(found.length).toBeLessThanOrEqual(2)
      for (const model of found) {
        expect(models).toContain(model)
        expect(model.id).not.toBe(modelId)
      }
    }),
  )
})
