import { expect, test } from 'vitest'

import { defaultModel, shippedModels, unknownModel } from '../catalog.ts'
import { profileOf } from './profiles.ts'

const all = shippedModels.map((record) => [record.shortName, profileOf(record)] as const)

test.each(all)('S41: the text about %s is whole, and its links are links', (_name, { about }) => {
  expect(about.length).toBeGreaterThan(80)
  expect(about).toMatch(/[.]$/)
  expect(about).not.toMatch(/…|\.\.\.|\\\[|\]\((?!https:)/)
})

test('S41: Kimi’s text says how many of its parameters work, where the page was cut off', () => {
  const { about, sizes } = profileOf(defaultModel)
  expect(about).toContain('32 billion')
  expect(sizes).toEqual({ totalBillions: 1000, activeBillions: 32 })
})

test.each(all)('S36: %s has a vendor, modalities, real dates and whole links', (_name, profile) => {
  expect(profile.vendorName).not.toBe('')
  expect(profile.inputModalities).toContain('text')
  const dates = [profile.releasedOn, profile.addedOn].filter((date) => date !== null)
  for (const date of dates) expect(new Date(date).toISOString().slice(0, 10)).toBe(date)
  const links = Object.values(profile.links).filter((link) => link !== null)
  for (const link of links) expect(new URL(link).protocol).toBe('https:')
  const { totalBillions, activeBillions } = profile.sizes ?? { totalBillions: 1, activeBillions: 1 }
  expect(activeBillions).toBeLessThanOrEqual(totalBillions)
})

test('a model with open weights says where they are, and one without has none', () => {
  for (const record of shippedModels) {
    const { weights } = profileOf(record).links
    expect([record.slug, weights !== null]).toEqual([record.slug, record.hasOpenWeights === true])
  }
})

test('S36: Kimi is retired by its vendor, has a successor, and other spellings elsewhere', () => {
  const { retirement, successor, alsoAt } = profileOf(defaultModel)
  expect(retirement).toContain('discontinued')
  expect(successor).toMatchObject({ providerId: 'moonshot', modelId: 'kimi-k2.6' })
  expect(alsoAt.map(({ modelId }) => modelId)).toContain('kimi-k2-0905-preview')
})

test('the free variant of a model is elsewhere only where it is free too', () => {
  const free = shippedModels.filter(({ name }) => name.endsWith('(free)'))
  const offers = free.flatMap((record) => profileOf(record).alsoAt)
  expect(offers.map(({ modelId }) => modelId)).toEqual(['arcee-ai/trinity-large-thinking:free'])
})

test('of a model nobody described everything is unknown', () => {
  expect(profileOf(unknownModel('openai', 'gpt-x'))).toMatchObject({
    vendorName: 'openai',
    about: '',
    sizes: null,
    inputModalities: null,
    features: { chat: 'unknown', tools: 'unknown' },
    alsoAt: [],
  })
})
