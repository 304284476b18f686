import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseModelList, type ListedModel } from './model-list.ts'

const nothingMore = {
  contextTokens: null,
  maxOutputTokens: null,
  price: null,
  inputModalities: null,
  features: {},
  createdAt: null,
  description: null,
} satisfies Partial<ListedModel>

const only = (entry: object): ListedModel | undefined => parseModelList({ data: [entry] })[0]

test('of a model that is only named, nothing more is known', () => {
  expect(parseModelList({ object: 'list', data: [{ id: 'a', object: 'model' }] })).toEqual([
    { id: 'a', name: 'a', ...nothingMore },
  ])
})

test('S26: ModelsLab’s list has no price, no context and no features, and none are guessed', () => {
  const entry = { id: 'm', object: 'model', created: 1_757_030_400, owned_by: 'modelslab' }
  expect(only(entry)).toEqual({ id: 'm', name: 'm', ...nothingMore, createdAt: 1_757_030_400_000 })
})

// Written from https://openrouter.ai/docs/models.
test('OpenRouter says context, longest answer, price per token, modalities and parameters', () => {
  expect(
    only({
      id: 'moonshotai/kimi-k2-0905',
      name: 'MoonshotAI: Kimi K2 0905',
      created: 1_757_021_147,
      description: 'A model.',
      context_length: 262_144,
      architecture: { input_modalities: ['text', 'image', 'smell'], output_modalities: ['text'] },
      pricing: { prompt: '0.0000004', completion: '0.000002', request: '0', image: '0' },
      top_provider: { context_length: 262_144, max_completion_tokens: 16_384 },
      supported_parameters: ['tools', 'temperature', 'structured_outputs'],
    }),
  ).toEqual({
    id: 'moonshotai/kimi-k2-0905',
    name: 'MoonshotAI: Kimi K2 0905',
    contextTokens: 262_144,
    maxOutputTokens: 16_384,
    price: {
      inputUsdPerMillionTokens: 0.4,
      outputUsdPerMillionTokens: 2,
      source: 'the provider’s list',
      readAt: '',
    },
    inputModalities: ['text', 'image'],
    features: { tools: 'yes', json: 'yes', reasoning: 'no' },
    createdAt: 1_757_021_147_000,
    description: 'A model.',
  })
})

test.each([
  ['0.0000004', 0.4],
  ['0.000000075', 0.075],
  ['0', 0],
  ['', null],
  [' ', null],
  ['free', null],
  ['1e400', null],
  [null, null],
])('%s dollars per token are %s per million', (prompt, usd) => {
  const price = only({ id: 'm', pricing: { prompt, completion: '0.000002' } })?.price
  expect(price?.inputUsdPerMillionTokens ?? null).toBe(usd)
})

test('a router whose price depends on the question has none, and a free model costs nothing', () => {
  expect(only({ id: 'auto', pricing: { prompt: '-1', completion: '-1' } })?.price).toBeNull()
  expect(only({ id: 'free', pricing: { prompt: '0', completion: '0' } })?.price).toMatchObject({
    inputUsdPerMillionTokens: 0,
  })
})

// Written from https://docs.together.ai/reference/models-1.
test('Together’s bare array has dollars per million, and nothing for what is rented by the hour', () => {
  const models = parseModelList([
    {
      id: 't',
      display_name: 'T',
      context_length: 8192,
      pricing: { hourly: 0, input: 0.3, output: 0.5 },
    },
    { id: 'h', pricing: { hourly: 0, input: 0, output: 0 } },
  ])
  expect(models.map(({ price }) => price?.outputUsdPerMillionTokens ?? null)).toEqual([0.5, null])
  expect(models[0]).toMatchObject({ name: 'T', contextTokens: 8192 })
})

// Written from https://platform.claude.com/docs/en/api/models-list.
test('Anthropic names, dates and measures its models', () => {
  expect(
    only({
      type: 'model',
      id: 'c',
      display_name: 'C',
      created_at: '2026-02-04T00:00:00Z',
      max_input_tokens: 200_000,
      max_tokens: 64_000,
      capabilities: { image_input: { supported: true }, thinking: { supported: false } },
    }),
  ).toEqual({
    id: 'c',
    name: 'C',
    ...nothingMore,
    contextTokens: 200_000,
    maxOutputTokens: 64_000,
    inputModalities: ['text', 'image'],
    features: { reasoning: 'no' },
    createdAt: Date.UTC(2026, 1, 4),
  })
})

test.each<[string, object, Partial<ListedModel>]>([
  ['vLLM', { id: 'v', max_model_len: 32_768, owned_by: 'vllm' }, { contextTokens: 32_768 }],
  [
    'Groq',
    { id: 'g', context_window: 131_072, max_completion_tokens: 16_384 },
    { maxOutputTokens: 16_384 },
  ],
  [
    'LM Studio',
    {
      id: 'l',
      type: 'vlm',
      max_context_length: 131_072,
      loaded_context_length: 4096,
      capabilities: ['tool_use'],
    },
    { contextTokens: 4096, features: { tools: 'yes' } },
  ],
  ['llama.cpp', { id: 'p', meta: { n_ctx_train: 131_072 } }, { contextTokens: 131_072 }],
  [
    'Mistral',
    {
      id: 'm',
      max_context_length: 131_072,
      capabilities: { function_calling: false, vision: false },
    },
    { contextTokens: 131_072, inputModalities: ['text'], features: { tools: 'no' } },
  ],
  [
    'Moonshot',
    { id: 'k', context_length: 262_144, supports_image_in: true, supports_reasoning: true },
    { inputModalities: ['text', 'image'], features: { reasoning: 'yes' } },
  ],
  ['Ollama', { id: 'o', object: 'model', created: 0, owned_by: 'library' }, nothingMore],
])('%s says what it says', (_provider, entry, expected) => {
  expect(only(entry)).toMatchObject(expected)
})

test('Ollama’s tags and other `models` members are lists too', () => {
  expect(
    parseModelList({
      models: [
        { name: 'llama3.2:latest', model: 'llama3.2:latest', modified_at: '2026-01-02T00:00:00Z' },
      ],
    }),
  ).toMatchObject([{ id: 'llama3.2:latest', name: 'llama3.2:latest', createdAt: null }])
  expect(parseModelList({ models: [{ id: 'm' }] }).map((model) => model.id)).toEqual(['m'])
})

test('what takes no messages is no model to talk to', () => {
  const data = [
    { id: 'chat', type: 'chat' },
    { id: 'embed', type: 'embeddings' },
    { id: 'picture', type: 'image' },
    { id: 'nomic-embed-text', details: { family: 'nomic-bert' } },
    { id: 'all-minilm', details: { family: 'bert' } },
    { id: 'mistral-embed', capabilities: { completion_chat: false } },
    { id: 'mistral-large', capabilities: { completion_chat: true } },
  ]
  expect(parseModelList({ data }).map((model) => model.id)).toEqual(['chat', 'mistral-large'])
})

test('what is not a model is left out, and one id is one model', () => {
  expect(
    parseModelList({ data: [null, 1, 'x', {}, { id: '' }, { id: 'a' }, { id: 'a' }] }).map(
      (model) => model.id,
    ),
  ).toEqual(['a'])
  for (const nothing of [null, 'x', 1, {}, { data: {} }])
    expect(parseModelList(nothing)).toEqual([])
})

test('whatever a provider sends as a list, it is read without a fault, into finite numbers', () => {
  const member = fc.constantFrom(
    'pricing',
    'architecture',
    'capabilities',
    'top_provider',
    'meta',
    'created',
    'created_at',
    'context_length',
    'supported_parameters',
    'prompt',
    'completion',
    'input',
    'output',
    'thinking',
    'input_modalities',
  )
  const { junk } = fc.letrec((tie) => ({
    junk: fc.oneof(
      { maxDepth: 3 },
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom('0.000001', '-1', '1e400', 'NaN', '2026-13-45', 'text', 9e15, -1),
      fc.array(tie('junk'), { maxLength: 3 }),
      fc.dictionary(member, tie('junk')),
    ),
  }))
  fc.assert(
    fc.property(fc.dictionary(member, junk), (entry) => {
      const model = only({ id: 'a', ...entry })
      const { price } = model ?? {}
      const numbers = [
        model?.contextTokens,
        model?.maxOutputTokens,
        model?.createdAt,
        price?.inputUsdPerMillionTokens,
        price?.outputUsdPerMillionTokens,
      ]
      for (const number of numbers)
        expect(number ?? 0).toSatisfy((n) => Number.isFinite(n) && Number(n) >= 0)
    }),
  )
})
