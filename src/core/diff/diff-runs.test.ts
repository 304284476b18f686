import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { ChatRequest } from '../chat/request.ts'
import { userText } from '../chat/message.ts'
import type { DialectId } from '../dialect/dialect.ts'
import { dialects } from '../dialect/dialects.ts'
import type { JsonValue } from '../json.ts'
import { diffJson } from './diff-json.ts'
import { diffMessages } from './diff-messages.ts'
import { diffRuns, type ComparedRun } from './diff-runs.ts'

const aRequest = (change: Partial<ChatRequest> = {}): ChatRequest => ({
  model: 'kimi',
  messages: [{ role: 'system', text: 'Be brief.' }, userText('Hi')],
  params: { temperature: 0.7, maxTokens: 1000 },
  stream: true,
  ...change,
})

function bodyOf(request: ChatRequest, dialectId: DialectId = 'openai-chat'): string {
  const encoded = dialects[dialectId].encodeRequest(request)
  if (!encoded.ok) throw new Error(encoded.error.message)
  return encoded.value.body
}

const aRun = (body: string | null, facts: Partial<ComparedRun['run']> = {}): ComparedRun => ({
  run: {
    providerId: 'modelslab',
    dialectId: 'openai-chat',
    model: 'kimi',
    text: 'Hello',
    reasoning: null,
    ...facts,
  },
  body,
})

const compare = (before: ChatRequest, after: ChatRequest) =>
  diffRuns(aRun(bodyOf(before)), aRun(bodyOf(after))).request

const equalMessages = aRequest().messages.map((message) => ({ kind: 'equal', message }))

test('the same request is the same, and what came is compared by words', () => {
  const body = bodyOf(aRequest())
  const reasoning = { text: 'Why?', field: 'reasoning' }
  expect(diffRuns(aRun(body), aRun(body, { text: 'Hello there', reasoning }))).toEqual({
    facts: [],
    request: { kind: 'same' },
    reasoning: { level: 'words', segments: [{ kind: 'added', text: 'Why?' }] },
    answer: {
      level: 'words',
      segments: [
        { kind: 'equal', text: 'Hello' },
        { kind: 'added', text: ' there' },
      ],
    },
  })
})

test('who was asked is told where it differs', () => {
  const other = { providerId: 'openai', model: 'gpt', dialectId: 'anthropic-messages' } as const
  expect(diffRuns(aRun('{}'), aRun('{}', other)).facts).toEqual([
    { name: 'provider', before: 'modelslab', after: 'openai' },
    { name: 'model', before: 'kimi', after: 'gpt' },
    { name: 'dialect', before: 'openai-chat', after: 'anthropic-messages' },
  ])
})

test('parameters are added, removed and changed, with both values', () => {
  const { params } = aRequest()
  const after = aRequest({ params: { temperature: 0.2, stop: ['x'], topP: 0.9 } })
  expect(compare(aRequest({ params: { ...params, stop: ['x'] } }), after)).toEqual({
    kind: 'compared',
    params: [
      { name: 'temperature', kind: 'changed', before: 0.7, after: 0.2 },
      { name: 'maxTokens', kind: 'removed', before: 1000 },
      { name: 'topP', kind: 'added', after: 0.9 },
    ],
    members: [],
    messages: equalMessages,
  })
})

test('all other members are named by their path in the body', () => {
  const aTool = (description: string) => ({ name: 'find', description, schema: {} })
  const before = aRequest({ tools: [aTool('Finds.')], extra: { x_a: 1, 'a b': [1] } })
  const after = aRequest({ tools: [aTool('Looks.')], extra: { 'a b': [2] }, stream: false })
  expect(compare(before, after)).toMatchObject({
    params: [],
    members: [
      { path: 'tools[0].function.description', kind: 'changed', before: 'Finds.', after: 'Looks.' },
      { path: 'stream', kind: 'changed', before: true, after: false },
      { path: 'stream_options', kind: 'removed' },
      { path: 'x_a', kind: 'removed', before: 1 },
      { path: '["a b"][0]', kind: 'changed', before: 1, after: 2 },
    ],
    messages: equalMessages,
  })
})

test('what a dialect does not read is found inside messages too', () => {
  const bodyWith = (member: object) =>
    JSON.stringify({
      model: 'kimi',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi', ...member }] }],
    })
  const { request } = diffRuns(aRun(bodyWith({})), aRun(bodyWith({ cache: true })))
  expect(request).toMatchObject({
    members: [{ path: 'messages[0].content[0].cache', kind: 'added', after: true }],
    messages: [{ kind: 'equal' }],
  })
})

test('two dialects are compared by what they say', () => {
  const other = { dialectId: 'anthropic-messages' } as const
  const after = aRequest({ stream: false })
  const { request } = diffRuns(
    aRun(bodyOf(aRequest())),
    aRun(bodyOf(after, 'anthropic-messages'), other),
  )
  expect(request).toEqual({
    kind: 'compared',
    params: [],
    members: [{ path: 'stream', kind: 'changed', before: true, after: false }],
    messages: equalMessages,
  })
})

test('a body that no dialect reads is compared as JSON, and one that is lost not at all', () => {
  expect(diffRuns(aRun('{"a":[1,{"b":2}]}'), aRun('{"a":[1,{"b":3}],"c":null}')).request).toEqual({
    kind: 'compared',
    params: [],
    members: [
      { path: 'a[1].b', kind: 'changed', before: 2, after: 3 },
      { path: 'c', kind: 'added', after: null },
    ],
    messages: [],
  })
  const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
  for (const body of [null, '', '[]', 'text', deep])
    expect(diffRuns(aRun('{}'), aRun(body)).request).toEqual({ kind: 'unreadable' })
})

test('what is nested without end is changed as a whole, and overflows nothing', () => {
  const deep = (): JsonValue =>
    JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) as JsonValue
  const [change, ...others] = diffJson(deep(), deep())
  expect([change?.kind, change?.path, others]).toEqual(['changed', '[0]'.repeat(200), []])
})

test('members with names of the language are members like others', () => {
  const hostile = JSON.parse('{"__proto__":{"a":1},"constructor":2}') as never
  expect(diffJson({}, hostile)).toEqual([
    { path: '__proto__', kind: 'added', after: { a: 1 } },
    { path: 'constructor', kind: 'added', after: 2 },
  ])
})

test('a value differs from itself in nothing, and two that differ are told apart', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      const one = JSON.parse(JSON.stringify(before)) as JsonValue
      const two = JSON.parse(JSON.stringify(after)) as JsonValue
      expect(diffJson(one, one)).toEqual([])
      let isEqual = true
      try {
        expect(one).toEqual(two)
      } catch {
        isEqual = false
      }
      expect(diffJson(one, two).length === 0).toBe(isEqual)
    }),
  )
})

test('messages stand side by side: a changed one has kept its role', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(userText)
  const answer = (text: string) => ({ role: 'assistant', text }) as const
  const before = [a!, answer('1'), b!, answer('2'), c!]
  const after = [a!, answer('one'), b!, c!, d!]
  expect(diffMessages(before, after)).toEqual([
    { kind: 'equal', message: a },
    { kind: 'changed', before: answer('1'), after: answer('one') },
    { kind: 'equal', message: b },
    { kind: 'removed', message: answer('2') },
    { kind: 'equal', message: c },
    { kind: 'added', message: d },
  ])
})

test('every message of both requests is there once, in order', () => {
  const messages = fc.array(
    fc.constantFrom(userText('a'), userText('b'), { role: 'system', text: 'a' } as const),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(messages, messages, (before, after) => {
      const changes = diffMessages(before, after)
      expect(
        changes.flatMap((change) =>
          change.kind === 'changed'
            ? [change.before]
            : change.kind === 'added'
              ? []
              : [change.message],
        ),
      ).toEqual(before)
      expect(
        changes.flatMap((change) =>
          change.kind === 'changed'
            ? [change.after]
            : change.kind === 'removed'
              ? []
              : [change.message],
        ),
      ).toEqual(after)
    }),
  )
})
