import { expect, test } from 'vitest'

import { collect } from './__fixtures__/exchanges.ts'
import { createLineSplitter } from './split-lines.ts'
import { createExchangeReader, readExchange } from './read-exchange.ts'

const idOf = (digit: string): string => digit.repeat(32)

const header = {
  type: 'header',
  format: 'verbatim-exchange',
  version: 1,
  exportedAt: 1,
  hasLogs: true,
}
const aNode = (id: string, parentId: string | null) => ({
  id,
  parentId,
  createdAt: 1,
  role: 'user',
  content: [],
})
const aConversation = (facts: object = {}) => ({
  type: 'conversation',
  conversation: { id: idOf('a'), nodes: [], ...facts },
})
const aRun = (facts: object = {}, line: object = {}) => ({
  type: 'run',
  conversationId: idOf('a'),
  run: {
    id: idOf('b'),
    providerId: 'p',
    dialectId: 'openai-chat',
    model: 'm',
    startedAt: 1,
    status: 'complete',
    ...facts,
  },
  body: '{}',
  model: null,
  costUsd: null,
  ...line,
})
const aLog = (line: object = {}) => ({
  type: 'log',
  runId: idOf('b'),
  firstSeq: 0,
  records: [{ type: 'chunk', atMs: 1, text: 'x' }],
  ...line,
})
const anEnd = (conversations: number, runs = 0, records = 0) => ({
  type: 'end',
  conversations,
  runs,
  records,
})

const textOf = (lines: readonly (object | string)[]): string =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')

/** What is said of a file; null when it is read. */
async function problemWith(...lines: readonly (object | string)[]) {
  const last = (await collect(readExchange([textOf(lines)]))).at(-1)
  return last?.ok === false ? last.error : null
}

test('a file with one of everything is read, whatever an editor did to its ends of lines', async () => {
  const lines = [header, aConversation(), aRun(), aLog(), aLog({ firstSeq: 5 }), anEnd(1, 1, 2)]
  expect(await problemWith(...lines)).toBeNull()
  const edited = `\uFEFF${textOf(lines).replaceAll('\n', '\r\n\r\n')}\r\n\r\n`
  const read = await collect(readExchange([edited]))
  expect(read.map((line) => line.ok && line.value.type)).toEqual([
    ...['header', 'conversation', 'run', 'log', 'log', 'end'],
  ])
})

test('what a younger version of the format adds to a line may be missing or unknown', async () => {
  const [, conversation] = await collect(
    readExchange([textOf([header, aConversation({ mood: 'good' }), anEnd(1)])]),
  )
  expect(conversation).toEqual({
    ok: true,
    value: {
      type: 'conversation',
      conversation: {
        id: idOf('a'),
        title: '',
        createdAt: 0,
        updatedAt: 0,
        starred: false,
        nodes: {},
        leafId: null,
      },
    },
  })
})

test('[X5] a bad line is named, with what is wrong and what to do', async () => {
  expect(await problemWith(header, aConversation(), '{"type":"run",}', anEnd(1))).toEqual({
    line: 3,
    message:
      'Line 3 is not JSON from its character 14 on. Nothing was imported. Correct that line, or export again, and import the whole file.',
  })
})

const inRing = [aNode(idOf('1'), idOf('2')), aNode(idOf('2'), idOf('1'))]

test.each<[string, readonly (object | string)[], number, string]>([
  ['another file', [{ a: 1 }], 1, 'Line 1 has no type that belongs in an export'],
  ['a text', ['hello', 'world'], 1, 'Line 1 is not JSON'],
  ['nothing', [], 1, 'The file is empty'],
  ['a version to come', [{ ...header, version: 2, extra: {} }], 1, 'a newer Verbatim wrote'],
  ['no header', [aConversation(), anEnd(1)], 1, 'Line 1 is not the header'],
  ['two exports in one', [header, anEnd(0), header], 3, 'Line 3 stands after the end'],
  ['two headers', [header, header], 2, 'a second header'],
  ['a cut file', [header, aConversation()], 2, 'ends after line 2 without its end line'],
  ['a cut line', [header, '{"type":"conv'], 2, 'ends after line 2 without its end line'],
  ['a lost line', [header, anEnd(1)], 2, 'holds 1 conversations, but it holds 0'],
  ['one id twice', [header, aConversation(), aConversation(), anEnd(2)], 3, 'a second time'],
  ['one run twice', [header, aConversation(), aRun(), aRun(), anEnd(1, 2)], 4, 'a second time'],
  ['a run of nothing', [header, aRun(), anEnd(0, 1)], 2, 'not the one above it'],
  [
    'a run of another conversation',
    [header, aConversation(), aRun({}, { conversationId: idOf('c') })],
    3,
    `conversation ${idOf('c')}, which is not the one above it`,
  ],
  ['a log of nothing', [header, aConversation(), aLog()], 3, 'not the one above it'],
  [
    'a record twice',
    [header, aConversation(), aRun(), aLog(), aLog()],
    5,
    'record 0 of its log a second time',
  ],
  [
    'a log without notice',
    [{ ...header, hasLogs: false }, aConversation(), aRun(), aLog()],
    4,
    'though the header says that there are none',
  ],
  ['a broken log', [header, aConversation(), aRun(), aLog({ records: [{}] })], 4, 'records[0]'],
  ['a ring', [header, aConversation({ nodes: inRing, leafId: idOf('1') })], 2, 'before itself'],
  [
    'a parent that is missing',
    [header, aConversation({ nodes: [aNode(idOf('1'), idOf('2'))], leafId: idOf('1') })],
    2,
    'answers a message that is not there',
  ],
  [
    'one message twice',
    [header, aConversation({ nodes: [aNode(idOf('1'), null), aNode(idOf('1'), null)] })],
    2,
    'two messages with one id',
  ],
  [
    'a branch that is not there',
    [header, aConversation({ nodes: [aNode(idOf('1'), null)], leafId: idOf('2') })],
    2,
    'shows a message that is not there',
  ],
  [
    'a message without a role',
    [header, aConversation({ nodes: [{ ...aNode(idOf('1'), null), role: 'x' }] })],
    2,
    '"conversation.nodes[0]"',
  ],
  ['an id of the language', [header, aConversation({ id: 'constructor' })], 2, '"conversation.id"'],
  ['an absurd date', [header, aConversation({ createdAt: 1e300 })], 2, '"conversation.createdAt"'],
  ['a run that goes on', [header, aConversation(), aRun({ status: 'waiting' })], 3, '"run.status"'],
  [
    'a wrong count',
    [header, aConversation(), aRun({ usage: { inputTokens: 'x' } })],
    3,
    '"run.usage"',
  ],
  [
    'a number that is too large',
    [
      header,
      JSON.stringify(aRun({ httpStatus: 0 })).replace('"httpStatus":0', '"httpStatus":1e999'),
    ],
    2,
    'a number that is too large',
  ],
  [
    'a prototype',
    [header, '{"type":"conversation","conversation":{"id":"a","__proto__":{"polluted":true}}}'],
    2,
    'a member with the name "__proto__"',
  ],
  ['100,000 levels', [header, '['.repeat(100_000) + ']'.repeat(100_000)], 2, 'nested too deep'],
])('[X5] %s is refused', async (_, lines, line, words) => {
  const problem = await problemWith(...lines)
  expect(problem?.message).toContain(words)
  expect(problem?.line).toBe(line)
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

test('[X6] a line without end is refused as soon as it is too long, and nothing of it is held', () => {
  const reader = createExchangeReader(2 * 1024 * 1024)
  const piece = 'x'.repeat(1024 * 1024)
  expect(reader.push(`${JSON.stringify(header)}\n`).ok).toBe(true)
  expect([reader.push(piece).ok, reader.push(piece).ok]).toEqual([true, true])
  expect(reader.push(piece)).toMatchObject({
    ok: false,
    error: { line: 2, message: expect.stringContaining('Line 2 is longer than 2 MiB') },
  })
})

test('lines are the same whatever the pieces are', () => {
  const text = 'one\r\n\ntwo\n\r\nthree'
  for (let length = 1; length <= text.length; length++) {
    const splitter = createLineSplitter(5)
    const lines: string[] = []
    for (let at = 0; at < text.length; at += length)
      lines.push(...(splitter.push(text.slice(at, at + length)) ?? ['too long']))
    expect([...lines, splitter.end()]).toEqual(['one', '', 'two', '', 'three'])
    expect(splitter.end()).toBeNull()
  }
})
