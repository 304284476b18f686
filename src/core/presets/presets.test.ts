import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { defaultTraits } from '../dialect/dialect.ts'
import { dialectIds, requestDialects } from '../dialect/request-dialects.ts'
import { parseParams } from './parse-params.ts'
import { parsePreset, presetToKeep } from './parse-preset.ts'
import { differsFrom, type Preset } from './preset.ts'
import { shippedPresets, useCasePresets } from './shipped-presets.ts'

const whole: Preset = {
  id: 'a'.repeat(32),
  name: 'Mine',
  choice: { providerId: 'p', modelId: 'm', dialectId: 'openai-chat' },
  params: {
    temperature: 0.5,
    stop: ['x'],
    reasoningEffort: 'low',
    responseFormat: { type: 'json-schema', name: 'n', schema: { type: 'object' }, isStrict: true },
  },
  system: 'Be brief.',
  extraBody: '{"x": 1}',
}

const keep = (preset: Preset): unknown => JSON.parse(JSON.stringify(presetToKeep(preset)))

test.each<[string, Preset]>([
  ['a whole one', whole],
  ...shippedPresets.map((each): [string, Preset] => [each.name, each]),
])('%s survives the way to the disk and back', (_, preset) => {
  expect(parsePreset(keep(preset))).toEqual(preset)
})

test('what is broken costs only itself', () => {
  const broken = {
    version: 1,
    id: 'x',
    name: ' Mine ',
    choice: { providerId: 'p', modelId: 'm', dialectId: 'unknown' },
    params: { temperature: 'hot', topP: 0.5, maxTokens: null, stop: [1], unheardOf: 1 },
    system: 7,
    extraBody: null,
  }
  expect(parsePreset(broken)).toEqual({
    id: 'x',
    name: 'Mine',
    params: { topP: 0.5 },
    extraBody: null,
  })
  expect(parsePreset({ version: 1, id: 'x', name: 'Bare' })).toEqual({
    id: 'x',
    name: 'Bare',
    params: {},
  })
})

test('what is no preset, or one of a version to come, is null', () => {
  const { id, name, params } = whole
  const nobody = [null, 1, [], {}, { id, name, params }, { version: 2, id, name, params }]
  for (const value of [...nobody, { version: 1, id, name: '  ', params }])
    expect(parsePreset(value)).toBeNull()
})

test('a name that is too long is cut, and a hostile one is a name', () => {
  expect(parsePreset(keep({ ...whole, name: 'x'.repeat(1000) }))?.name).toHaveLength(80)
  expect(parsePreset(keep({ ...whole, name: '<img src=x>' }))?.name).toBe('<img src=x>')
})

test('whatever comes, parameters are read or left out, and nothing is polluted', () => {
  fc.assert(
    fc.property(
      fc.object({
        key: fc.constantFrom(
          'temperature',
          'stop',
          'responseFormat',
          '__proto__',
          'constructor',
          'type',
          'schema',
        ),
      }),
      (value) => {
        const params = parseParams(value)
        expect(parseParams(JSON.parse(JSON.stringify(params)))).toEqual(params)
        expect(Object.getPrototypeOf(params)).toBe(Object.prototype)
      },
    ),
  )
  const deep: unknown = JSON.parse(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)
  expect(parseParams({ responseFormat: { type: 'json-schema', name: 'n', schema: deep } })).toEqual(
    {},
  )
  expect(parseParams({ temperature: Infinity })).toEqual({})
})

test('[K1] a key in a text is not written down', () => {
  const key = 'sk-abcdefghijklmnop1234567890'
  const kept = JSON.stringify(
    presetToKeep({ ...whole, name: key, system: `Use ${key}`, extraBody: `{"user":"${key}"}` }),
  )
  expect(kept).not.toContain(key)
})

describe('what differs from a preset', () => {
  test('nothing, when all of it is set', () => {
    expect(differsFrom(whole, whole)).toEqual([])
    expect(differsFrom({ params: whole.params }, whole)).toEqual([])
  })

  test('however a text is written that says the same', () => {
    const now = { ...whole, system: 'Be brief.\n', extraBody: '{ "x":1 }' }
    expect(differsFrom(whole, now)).toEqual([])
    expect(
      differsFrom({ params: {}, system: null, extraBody: null }, { params: {}, system: ' ' }),
    ).toEqual([])
  })

  test('every part that is set otherwise, parameters one by one', () => {
    const now = {
      choice: { ...whole.choice!, modelId: 'other' },
      params: { ...whole.params, temperature: 0.6, topP: 1, stop: ['y'] },
      system: null,
      extraBody: '{"x": 2}',
    }
    expect(differsFrom(whole, now)).toEqual([
      'choice',
      'system',
      'extraBody',
      'temperature',
      'topP',
      'stop',
    ])
    expect(differsFrom(whole, { params: whole.params })).toEqual(['choice', 'system', 'extraBody'])
  })
})

test('the shipped presets are those of the page and of the plan, each with an id of its own', () => {
  expect(useCasePresets.map(({ name }) => name)).toEqual([
    'AI chatbots and virtual assistants',
    'Code generation and developer tools',
    'Content writing and copywriting automation',
    'Data analysis, summarization, and extraction',
  ])
  expect(new Set(shippedPresets.map(({ id }) => id)).size).toBe(shippedPresets.length)
})

test.each(shippedPresets.map((preset) => [preset.name, preset] as const))(
  '%s can be sent in every dialect, and in the first one without a warning',
  (_, { params, system }) => {
    const encoded = dialectIds.map((id) =>
      requestDialects[id].encodeRequest(
        {
          model: 'm',
          messages: [{ role: 'system', text: system ?? 'x' }],
          params,
          stream: true,
        },
        defaultTraits,
      ),
    )
    expect(encoded.map(({ ok }) => ok)).toEqual(dialectIds.map(() => true))
    expect(encoded[0]).toMatchObject({ ok: true, value: { warnings: [] } })
  },
)
