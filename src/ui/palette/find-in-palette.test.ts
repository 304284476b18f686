import { expect, test } from 'vitest'

import {
  beginningOf,
  findInPalette,
  mostModels,
  type PaletteCommand,
  type PaletteModel,
} from './find-in-palette.ts'

const command = (label: string, words = ''): PaletteCommand => ({
  id: label,
  label,
  words,
  keys: null,
  isOn: false,
  run: () => {},
})
const model = (modelId: string, name = modelId): PaletteModel => ({
  providerId: 'p',
  modelId,
  name,
  providerName: 'Provider',
  isCurrent: false,
})
const commands = [command('New chat', 'conversation'), command('Theme: Dark'), command('Print')]
const models = [model('kimi-k2', 'Kimi K2'), model('dark-champion')]
const found = (typed: string) => {
  const { commands: c, models: m, areModelsFirst } = findInPalette(typed, { commands, models })
  return [c.map(({ label }) => label), m.map(({ modelId }) => modelId), areModelsFirst]
}

test('nothing typed: everything, commands first, in the order given', () => {
  expect(found('')).toEqual([
    ['New chat', 'Theme: Dark', 'Print'],
    ['kimi-k2', 'dark-champion'],
    false,
  ])
})

test('words in any order find commands by their label and by other words for them', () => {
  expect(found('dark theme')).toEqual([['Theme: Dark'], [], false])
  expect(found('conversation')).toEqual([['New chat'], [], false])
})

test('models come first where one of them fits better', () => {
  expect(found('kimi')).toEqual([[], ['kimi-k2'], true])
  expect(found('dark')).toEqual([['Theme: Dark'], ['dark-champion'], true])
  expect(found('provider').slice(1)).toEqual([['kimi-k2', 'dark-champion'], true])
})

test('of many models the first are listed and the others counted', () => {
  const many = Array.from({ length: mostModels + 5 }, (_, i) => model(`m-${i}`))
  const { models: shown, hiddenCount } = findInPalette('m', { commands: [], models: many })
  expect(shown).toHaveLength(mostModels)
  expect(hiddenCount).toBe(5)
})

test('the beginning of what is found is its first commands, in the same order', () => {
  const many = Array.from({ length: 40 }, (_, i) => command(`c-${i}`))
  const all = findInPalette('', { commands: many, models })
  const beginning = beginningOf(all)
  expect(beginning.commands).toEqual(many.slice(0, beginning.commands.length))
  expect(beginning.commands.length).toBeLessThan(many.length)
  expect(beginning.models).toEqual([])
})
