import { expect, test } from 'vitest'

import { shippedModels } from '../../core/catalog/catalog.ts'
import { aListedModel } from '../../core/catalog/testing/catalog-models.ts'
import { aProvider } from '../access/__fixtures__/open-page.tsx'
import { allGroups, mostShown, narrowGroups } from './picker-groups.ts'

const source = (id: string, ...modelIds: readonly string[]) => ({
  provider: aProvider({ id, name: id.toUpperCase() }),
  models: modelIds.map((modelId) => aListedModel({ id: modelId })),
  isStandIn: false,
})
const recent = [{ providerId: 'one', modelId: 'my-model', dialectId: 'openai-chat' }] as const
const found = (typed: string, ...sources: readonly ReturnType<typeof source>[]) =>
  narrowGroups(allGroups({ recent, sources }), typed).map(({ key, models }) => [
    key,
    ...models.map(({ record }) => record.id),
  ])

test('untyped: those used last, those that ship, then each list', () => {
  expect(found('', source('one', 'a'), source('two', 'b'))).toEqual([
    ['recent', 'my-model'],
    ['shipped', ...shippedModels.map(({ id }) => id)],
    ['one', 'a'],
    ['two', 'b'],
  ])
})

test('typed: the group with the best match comes first, an exact id before all others', () => {
  const one = source('one', 'kimi-k2-0905-long', 'other')
  const two = source('two', 'x-kimi', 'kimi-k2-0905')
  expect(found('kimi-k2-0905', one, two).map(([key]) => key)).toEqual(['two', 'one', 'shipped'])
})

test('of one list the exact id comes first', () => {
  expect(found('demo-500', source('one', 'demo-5000', 'demo-500'))).toEqual([
    ['one', 'demo-500', 'demo-5000'],
  ])
})

test('of a long list the first are shown and the rest counted', () => {
  const ids = Array.from({ length: mostShown + 7 }, (_, i) => `listed-${i}`)
  const [group] = narrowGroups(
    allGroups({ recent: [], sources: [source('one', ...ids)] }),
    'listed',
  )
  expect(group?.models).toHaveLength(mostShown)
  expect(group?.hiddenCount).toBe(7)
})
