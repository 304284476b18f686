import Anthropic from '@anthropic-ai/sdk'
import OpenAI from 'openai'
import { expect, test } from 'vitest'

import { demo } from './testing/ask.ts'
import { countTokens } from './tokenizer.ts'

const baseUrl = 'http://demo.verbatim.invalid/demo'
const question = { role: 'user' as const, content: 'Explain quantum computing in simple terms' }

const fetchDemo = (url: string | URL | Request, init?: RequestInit) => demo(new Request(url, init))

const openai = new OpenAI({
  baseURL: `${baseUrl}/v1`,
  apiKey: 'any-key',
  fetch: fetchDemo,
  maxRetries: 0,
})
const anthropic = new Anthropic({
  baseURL: baseUrl,
  apiKey: 'any-key',
  fetch: fetchDemo,
  maxRetries: 0,
})

const weather = {
  name: 'find_weather',
  description: 'Weather of a city',
  parameters: {
    type: 'object' as const,
    properties: { city: { type: 'string' }, days: { type: 'integer', minimum: 1, maximum: 5 } },
    required: ['city', 'days'],
  },
}

test('the openai package streams an answer with usage and logprobs', async () => {
  const stream = await openai.chat.completions.create({
    model: 'demo',
    messages: [question],
    seed: 1,
    stream: true,
    stream_options: { include_usage: true },
    logprobs: true,
    top_logprobs: 2,
  })
  let text = ''
  let tokens = ''
  let usage = null
  let finish = null
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? ''
    for (const each of chunk.choices[0]?.logprobs?.content ?? []) {
      tokens += each.token
      expect(each.logprob).toBeLessThanOrEqual(0)
      expect(each.top_logprobs).toHaveLength(2)
    }
    finish = chunk.choices[0]?.finish_reason ?? finish
    usage = chunk.usage ?? usage
  }
  expect(text).toContain('qubit')
  expect(tokens).toBe(text)
  expect(finish).toBe('stop')
  expect(usage?.completion_tokens).toBe(countTokens(text))
})

test('the openai package gets three answers at once, and tool calls that stream', async () => {
  const three = await openai.chat.completions.create({
    model: 'demo',
    messages: [question],
    n: 3,
    seed: 2,
  })
  expect(new Set(three.choices.map(({ message }) => message.content)).size).toBe(3)
  expect(three.choices.map(({ index }) => index)).toEqual([0, 1, 2])
  const runner = openai.chat.completions.stream({
    model: 'demo-tools',
    messages: [{ role: 'user', content: 'weather in Bergen' }],
    tools: [{ type: 'function', function: weather }],
  })
  const { choices } = await runner.finalChatCompletion()
  const call = choices[0]?.message.tool_calls?.[0]
  if (call?.type !== 'function') throw new Error('No function was called')
  expect(call.function.name).toBe('find_weather')
  expect(JSON.parse(call.function.arguments)).toEqual({
    city: 'Bergen',
    days: expect.toBeOneOf([1, 2, 3, 4, 5]),
  })
})

test('the openai package gets JSON by its schema', async () => {
  const answer = await openai.chat.completions.create({
    model: 'demo-json',
    messages: [question],
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'weather', schema: weather.parameters },
    },
  })
  expect(JSON.parse(answer.choices[0]?.message.content ?? '')).toEqual({
    city: expect.any(String),
    days: expect.any(Number),
  })
})

test('the openai package lists the models and names the errors', async () => {
  const ids = (await openai.models.list()).data.map(({ id }) => id)
  expect(ids).toContain('demo-reasoning')
  const failing = openai.chat.completions.create({ model: 'demo-429', messages: [question] })
  await expect(failing).rejects.toBeInstanceOf(OpenAI.RateLimitError)
})

test('the @anthropic-ai/sdk package streams an answer with usage', async () => {
  const stream = anthropic.messages.stream({
    model: 'demo',
    max_tokens: 1000,
    messages: [question],
  })
  let text = ''
  stream.on('text', (delta) => (text += delta))
  const message = await stream.finalMessage()
  expect(text).toContain('qubit')
  expect(message.content).toMatchObject([{ type: 'text', text }])
  expect(message.stop_reason).toBe('end_turn')
  expect(message.usage.output_tokens).toBe(countTokens(text))
  expect(message.usage.input_tokens).toBe(countTokens(question.content) + 7)
})

test('the @anthropic-ai/sdk package gets thoughts, and tool calls that stream', async () => {
  const thinking = await anthropic.messages
    .stream({ model: 'demo-reasoning', max_tokens: 1000, messages: [question] })
    .finalMessage()
  expect(thinking.content.map(({ type }) => type)).toEqual(['thinking', 'text'])
  const calling = await anthropic.messages
    .stream({
      model: 'demo-tools',
      max_tokens: 1000,
      messages: [{ role: 'user', content: 'weather in Bergen' }],
      tools: [
        {
          name: weather.name,
          description: weather.description,
          input_schema: weather.parameters,
        },
      ],
    })
    .finalMessage()
  expect(calling.stop_reason).toBe('tool_use')
  expect(calling.content).toMatchObject([
    { type: 'tool_use', name: 'find_weather', input: { city: 'Bergen' } },
  ])
})

test('the @anthropic-ai/sdk package counts tokens, lists models and names the errors', async () => {
  const { input_tokens } = await anthropic.messages.countTokens({
    model: 'demo',
    messages: [question],
  })
  expect(input_tokens).toBe(countTokens(question.content) + 7)
  const ids: string[] = []
  for await (const { id } of anthropic.models.list()) ids.push(id)
  expect(ids).toContain('demo-529')
  const failing = anthropic.messages.create({
    model: 'demo-401',
    max_tokens: 10,
    messages: [question],
  })
  await expect(failing).rejects.toBeInstanceOf(Anthropic.AuthenticationError)
})
