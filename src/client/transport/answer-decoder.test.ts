import { describe, expect, test } from 'vitest'

import type { DialectId } from '../../core/dialect/dialect.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import { dialectIds } from '../../core/dialect/request-dialects.ts'
import type { EndCause, RunRecord } from '../../core/run/record.ts'
import { createRun, reduceRun, type Run, type RunInput } from '../../core/run/run.ts'
import {
  anthropicError,
  anthropicStream,
  errorLine,
  htmlPage,
  keepAlive,
  modelsLabError,
  openAiBody,
  openAiStream,
} from './__fixtures__/answers.ts'
import { createAnswerDecoder } from './answer-decoder.ts'

interface Answer {
  readonly dialectId?: DialectId
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly cause?: EndCause
  readonly detail?: string
  /** The length of each piece, in characters. */
  readonly pieceLength?: number
}

function recordsOf(text: string, answer: Answer): RunRecord[] {
  const {
    status = 200,
    headers = {},
    cause = 'eof',
    detail,
    pieceLength = text.length || 1,
  } = answer
  const pieces = text.match(new RegExp(`[^]{1,${pieceLength}}`, 'gu')) ?? []
  return [
    { type: 'open', atMs: 1, status, headers },
    ...pieces.map((piece): RunRecord => ({ type: 'chunk', atMs: 2, text: piece })),
    { type: 'end', atMs: 3, cause, ...(detail !== undefined && { detail }) },
  ]
}

function inputsOf(records: readonly RunRecord[], dialectId: DialectId = 'openai-chat'): RunInput[] {
  const decoder = createAnswerDecoder(dialects[dialectId])
  return records.flatMap((record) => decoder.push(record))
}

function read(text: string, answer: Answer = {}): Run {
  const dialectId = answer.dialectId ?? 'openai-chat'
  const run = createRun({
    id: 'r',
    providerId: 'p',
    dialectId,
    model: 'm',
    outline: '',
    startedAt: 0,
  })
  return inputsOf(recordsOf(text, answer), dialectId).reduce(reduceRun, run)
}

const whole = { status: 'complete', text: 'Grüße 👋', usage: { inputTokens: 3, outputTokens: 2 } }

describe('what an answer is, its bytes say', () => {
  test.each([
    ['a stream', openAiStream],
    ['a body', openAiBody],
    ['a body after white space', `${'\n     '.repeat(200)}${openAiBody}`],
    ['a stream with CRLF', openAiStream.replaceAll('\n', '\r\n')],
    ['a stream with bare CR', openAiStream.replaceAll('\n', '\r')],
    ['a stream with a byte order mark', `\ufeff${openAiStream}`],
    ['a body with a byte order mark', `\ufeff${openAiBody}`],
    ['a stream after comments', `${keepAlive}${openAiStream}`],
    ['a stream between comments', openAiStream.replaceAll('\n\n', `\n\n${keepAlive}`)],
    ['a stream whose last frame has no end', openAiStream.trimEnd()],
    ['a stream without [DONE]', openAiStream.replace('data: [DONE]\n\n', '')],
    ['a stream without spaces after colons', openAiStream.replaceAll('data: ', 'data:')],
    ['a stream without blank lines', openAiStream.replaceAll('\n\n', '\n')],
    ['a stream in the other dialect', anthropicStream],
    ['a stream with ids and retry', `retry: 3000\nid: 7\n${openAiStream}`],
  ])('%s, whole and in pieces of any size', (_name, text) => {
    for (const pieceLength of [1, 2, 3, 7, 100, text.length])
      for (const dialectId of dialectIds)
        expect(read(text, { pieceLength, dialectId })).toMatchObject(whole)
  })

  test.each([
    ['200 with an error', modelsLabError, 'bad-key'],
    ['200 with an error after white space', `\n\n  ${modelsLabError}`, 'bad-key'],
    ['a page', htmlPage, 'malformed'],
    ['plain text', 'Service is starting', 'malformed'],
    ['text that begins like a field', 'data centre is closed', 'malformed'],
    ['an `error:` line', errorLine, 'upstream-failure'],
    ['an Anthropic error', anthropicError, 'overloaded'],
    ['a bare object between frames', `: hi\n{"error":{"message":"rate limit"}}\n`, 'rate-limited'],
  ])('%s is a failure', (_name, text, kind) => {
    for (const pieceLength of [1, text.length])
      for (const dialectId of dialectIds)
        expect(read(text, { pieceLength, dialectId })).toMatchObject({
          status: 'failed',
          error: { kind },
        })
  })

  test.each([
    ['nothing', ''],
    ['white space', ' \n\n'],
    ['half a field name', 'dat'],
    ['half a stream', openAiStream.slice(0, 400)],
    ['half a body', openAiBody.slice(0, 90)],
    [
      '[DONE] without a finish',
      openAiStream.replace('"finish_reason":"stop"', '"finish_reason":null'),
    ],
    ['comments alone', keepAlive],
  ])('%s is not a whole answer', (_name, text) => {
    const { status, error } = read(text)
    expect(status).not.toBe('complete')
    expect(error?.kind).toBe('truncated')
  })

  test('cut anywhere, a stream is whole exactly when its finish came through', () => {
    const finish = '"finish_reason":"stop"}]}'
    const wholeAt = openAiStream.indexOf(finish) + finish.length
    for (let at = 0; at <= openAiStream.length; at += 1)
      expect([at, read(openAiStream.slice(0, at)).status]).toEqual([
        at,
        at >= wholeAt ? 'complete' : 'interrupted',
      ])
  })

  test('an error in the middle keeps the text before it', () => {
    const [first = '', second = ''] = openAiStream.split('\n\n')
    expect(read(`${first}\n\n${second}\n\n${errorLine}`)).toMatchObject({
      status: 'failed',
      text: 'Grüße 👋',
      error: { kind: 'upstream-failure', status: 500 },
    })
  })
})

describe('a failing status', () => {
  test('is an error whatever the body is', () => {
    expect(read('{"error":{"message":"No."}}', { status: 401 }).error?.kind).toBe('bad-key')
    expect(read(htmlPage, { status: 502 }).error).toMatchObject({
      kind: 'upstream-failure',
      message: 'The provider failed (502): 502 Bad Gateway',
      detail: htmlPage.trim(),
    })
    expect(read('', { status: 503, cause: 'upstream-reset' }).error?.kind).toBe('overloaded')
    expect(read(openAiStream, { status: 500 })).toMatchObject({ status: 'failed', text: '' })
  })

  test('may have its words in a frame', () => {
    expect(read(anthropicError, { status: 400 }).error).toMatchObject({ kind: 'overloaded' })
  })

  test.each([
    [{ 'retry-after': '3' }, 3000],
    [{ 'retry-after': '1.5' }, 1500],
    [{ 'retry-after-ms': '250', 'retry-after': '3' }, 250],
    [
      {
        'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT',
        date: 'Fri, 31 Dec 1999 23:59:49 GMT',
      },
      10_000,
    ],
    [{ 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT' }, 30_000],
    [{ 'retry-after': 'soon' }, 30_000],
    [{}, 30_000],
  ])('asks to wait in its headers, else in its body: %j', (headers, retryAfterMs) => {
    const body = '{"status":"error","message":"Rate limit exceeded.","retry_after":30}'
    expect(read(body, { status: 429, headers }).error).toMatchObject({
      kind: 'rate-limited',
      retryAfterMs,
    })
  })
})

describe('the end', () => {
  const half = openAiStream.slice(0, openAiStream.indexOf('"finish_reason":"stop"'))
  const finished = openAiStream.slice(0, openAiStream.indexOf('data: [DONE]'))

  test.each<[EndCause, string]>([
    ['orphaned', 'interrupted'],
    ['upstream-unreachable', 'unreachable'],
    ['upstream-redirect', 'redirected'],
    ['upstream-reset', 'truncated'],
    ['upstream-timeout', 'timeout'],
    ['limit', 'limit'],
    ['refused', 'refused'],
    ['no-key', 'no-key'],
    ['server-lost', 'interrupted'],
    ['deploy', 'interrupted'],
  ])('%s explains an answer that is not whole: %s', (cause, kind) => {
    for (const text of ['', half, openAiBody.slice(0, 90)])
      expect(read(text, { cause, detail: 'ECONNRESET' }).error).toMatchObject({
        kind,
        detail: 'ECONNRESET',
      })
    expect(read(finished, { cause })).toMatchObject({ ...whole, error: null })
    expect(read(openAiBody, { cause })).toMatchObject({ ...whole, error: null })
  })

  test('a provider that gave its reason is believed, however the line ended', () => {
    expect(read(anthropicError, { cause: 'upstream-reset' }).error?.kind).toBe('overloaded')
    expect(read(modelsLabError, { cause: 'upstream-reset' }).error?.kind).toBe('bad-key')
  })

  test('stopped is no error, and keeps what was held back', () => {
    for (const text of ['', half, finished]) {
      const run = read(text, { cause: 'stopped' })
      expect(run).toMatchObject({ status: 'stopped', error: null })
    }
    const held = 'data: {"choices":[{"index":0,"delta":{"content":"<thi"}}]}\n\n'
    expect(read(held, { cause: 'stopped' }).text).toBe('<thi')
  })

  test('[D3] exactly one final input comes and nothing follows it, whatever the text and the cause', () => {
    const texts = [
      openAiStream,
      openAiBody,
      anthropicStream,
      anthropicError,
      errorLine,
      htmlPage,
      half,
      '',
    ]
    const causes: EndCause[] = ['eof', 'stopped', 'upstream-reset', 'limit']
    for (const text of texts)
      for (const cause of causes)
        for (const status of [200, 500]) {
          const records = recordsOf(text + text, { cause, status, pieceLength: 50 })
          const inputs = inputsOf([...records, ...records.slice(1)])
          expect(inputs[0]?.type).toBe('opened')
          expect(inputs.filter(isFinal)).toHaveLength(1)
          expect(inputs.slice(-1).filter(isFinal)).toHaveLength(1)
        }
  })

  const isFinal = (input: RunInput): boolean =>
    input.type === 'ended' ||
    (input.type === 'decoded' &&
      input.events.some(({ type }) => type === 'finish' || type === 'error'))
})

describe('what has no end', () => {
  const megabytes = (count: number) => 'x'.repeat(count * 1024 * 1024)

  test.each([
    ['a line', `data: {"choices":[{"delta":{"content":"${megabytes(2)}`],
    ['an event', `data: ${'twenty characters, so\ndata: '.repeat(60_000)}`],
    ['a body', `{"choices":[{"message":{"content":"${megabytes(2)}`],
  ])('%s: reading ends at 1 MB', (_name, text) => {
    expect(read(text, { pieceLength: 65_536 }).error).toMatchObject({ kind: 'limit' })
  })

  test('text before it stays', () => {
    const text = `data: {"choices":[{"index":0,"delta":{"content":"Hi"}}]}\n\ndata: ${megabytes(2)}`
    expect(read(text, { pieceLength: 65_536 })).toMatchObject({
      text: 'Hi',
      error: { kind: 'limit' },
    })
  })

  test('an error body that is too long is read as far as it goes', () => {
    expect(read(megabytes(2), { status: 500 }).error).toMatchObject({ kind: 'upstream-failure' })
  })
})
