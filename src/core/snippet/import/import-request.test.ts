import { expect, test } from 'vitest'

import { importRequest, type ImportedRequest } from './import-request.ts'

function imported(body: object): ImportedRequest {
  const read = importRequest(JSON.stringify(body))
  if (!read?.ok) throw new Error(JSON.stringify(read))
  return read.value
}

const messages = [{ role: 'user', content: 'Hi' }]
const body = { model: 'm', messages, stream: false }

test('what the page has a place for becomes a parameter, everything else an extra member', () => {
  const { request, losses } = imported({
    ...body,
    temperature: 0.5,
    user: 'u',
    provider: { a: [1] },
  })
  expect(request).toMatchObject({
    params: { temperature: 0.5 },
    extra: { user: 'u', provider: { a: [1] } },
  })
  expect(losses).toEqual([])
})

test('a member that would be sent in another way is kept as it was', () => {
  const limits = imported({
    ...body,
    max_completion_tokens: 50,
    temperature: 9,
    logprobs: true,
    seed: null,
  })
  expect(limits.request.params).toEqual({})
  expect(limits.request.extra).toEqual({
    max_completion_tokens: 50,
    temperature: 9,
    logprobs: true,
    seed: null,
  })
  const tools = [{ type: 'function', function: { name: 'f', parameters: {}, strict: true } }]
  const tooled = imported({ ...body, tools, tool_choice: 'auto' })
  expect(tooled.request).toMatchObject({ extra: { tools }, toolChoice: 'auto' })
  expect(tooled.request.tools).toBeUndefined()
  expect([...limits.losses, ...tooled.losses]).toEqual([])
})

test('what messages lose is said with its place', () => {
  const { losses } = imported({
    ...body,
    messages: [
      { role: 'developer', content: 'Be brief.' },
      { role: 'user', content: [{ type: 'text', text: 'Hi' }], name: 'Ada' },
    ],
  })
  expect(losses).toEqual([
    'messages[0].role is sent as "system".',
    'messages[1].name cannot be kept.',
  ])
})

test('what a dialect adds by itself is said, but for what says nothing new', () => {
  expect(imported({ model: 'm', messages }).losses).toEqual([])
  expect(imported({ model: 'm', messages, stream: true }).losses).toEqual([
    'stream_options is added: {"include_usage":true}.',
  ])
  expect(imported({ model: 'm', messages, system: 'Be brief.' }).losses).toEqual([
    'max_tokens is added: 1000.',
  ])
})

test('text blocks that become one text lose what stands beside the text', () => {
  const text = (words: string) => ({
    type: 'text',
    text: words,
    cache_control: { type: 'ephemeral' },
  })
  expect(imported({ ...body, max_tokens: 1, system: [text('a'), text('b')] }).losses).toEqual([
    'system is sent as one text.',
    'system[0].cache_control cannot be kept.',
    'system[1].cache_control cannot be kept.',
  ])
})

test('the dialect is told by the URL, then by the header, then by the body', () => {
  const json = JSON.stringify(body)
  const dialectOf = (text: string) => {
    const read = importRequest(text)
    return read?.ok ? read.value.dialectId : read
  }
  expect(dialectOf(`curl https://a.example/v1/messages?beta=true -d '${json}'`)).toBe(
    'anthropic-messages',
  )
  expect(dialectOf(`curl https://a.example/chat -H 'anthropic-version: 1' -d '${json}'`)).toBe(
    'anthropic-messages',
  )
  expect(
    dialectOf(`curl https://a.example/chat/completions -H 'anthropic-version: 1' -d '${json}'`),
  ).toBe('openai-chat')
  expect(dialectOf(`curl https://a.example/chat -d '${json}'`)).toBe('openai-chat')
  expect(dialectOf(JSON.stringify({ ...body, stop_sequences: ['a'] }))).toBe('anthropic-messages')
  expect(dialectOf(JSON.stringify({ ...body, stop: ['a'] }))).toBe('openai-chat')
})

test('a model that Azure names in the URL is said to be added', () => {
  const read = importRequest(
    `curl 'https://r.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=1' -d '{"messages":[]}'`,
  )
  expect(read).toMatchObject({
    value: { request: { model: 'gpt-4o' }, losses: ['model is added: "gpt-4o".'] },
  })
})
