import { expect, test } from 'vitest'

import { userText } from '../chat/message.ts'
import { dialects } from '../dialect/dialects.ts'
import { isJsonObject, parseJson } from '../json.ts'
import { parsePreset, presetToKeep } from '../presets/parse-preset.ts'
import { useCasePresets } from '../presets/shipped-presets.ts'
import { defaultModel, shippedModels } from './catalog.ts'
import { profileOf } from './data/profiles.ts'
import { featuresOf } from './features.ts'
import { supportsOf } from './supports.ts'

const kimi = featuresOf(defaultModel)

test('S47: the five key features of the page are there, for Kimi all of them', () => {
  expect(kimi.map(({ id, isThere }) => [id, isThere])).toEqual([
    ['chat', 'yes'],
    ['streaming', 'yes'],
    ['tools', 'yes'],
    ['system-prompts', 'yes'],
    ['json', 'yes'],
  ])
})

test('S47: a feature that a model is known not to have is not offered', () => {
  const gemma = shippedModels.find(({ slug }) => slug === 'google-gemma-2b-it')
  expect(featuresOf(gemma ?? defaultModel).map(({ id }) => id)).not.toContain('system-prompts')
})

test.each(kimi.map((feature) => [feature.id, feature] as const))(
  'S47: %s is tried with a request that can be sent as it is, without a warning',
  (_id, { tryIt: { preset, prompt } }) => {
    expect(parsePreset(JSON.parse(JSON.stringify(presetToKeep(preset))))).toEqual(preset)
    const { choice, params, system, extraBody } = preset
    if (!choice) throw new Error('It names no model.')
    expect(choice.modelId).toBe(defaultModel.id)
    const extra = parseJson(extraBody ?? '{}')
    const encoded = dialects[choice.dialectId].encodeRequest(
      {
        model: choice.modelId,
        messages: [{ role: 'system', text: system ?? '' }, userText(prompt)],
        params,
        stream: true,
        ...(extra.ok && isJsonObject(extra.value) && { extra: extra.value }),
      },
      undefined,
      supportsOf(choice),
    )
    expect(extra.ok && encoded.ok && encoded.value.warnings).toEqual([])
  },
)

const settingsOf = (id: string) => kimi.find((feature) => feature.id === id)?.tryIt.preset

test('S47: tools come with a tool, JSON with JSON mode, roles with a part to play', () => {
  const tools = parseJson(settingsOf('tools')?.extraBody ?? '')
  expect(tools).toMatchObject({
    value: { tools: [{ type: 'function', function: { name: 'get_weather' } }] },
  })
  expect(settingsOf('json')?.params.responseFormat).toEqual({ type: 'json' })
  expect(settingsOf('system-prompts')?.system).toContain('cook')
})

test('S53: each use case is a shipped preset with a prompt', () => {
  const { useCases } = profileOf(defaultModel)
  expect(useCases.map(({ preset }) => preset)).toEqual(useCasePresets)
  expect(useCases.map(({ preset }) => preset.name)).toEqual([
    'AI chatbots and virtual assistants',
    'Code generation and developer tools',
    'Content writing and copywriting automation',
    'Data analysis, summarization, and extraction',
  ])
  for (const { prompt } of useCases) expect(prompt.length).toBeGreaterThan(20)
})
