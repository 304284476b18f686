import type { ServerResponse } from 'node:http'

import type { DialectId, SseFrame } from '../../../core/dialect/dialect.ts'
import { dialects } from '../../../core/dialect/dialects.ts'
import {
  answerText,
  formatFrames,
  openedFrames,
  openedText,
  streamedFrames,
  usualSpelling,
  wholeAnswer,
  writeInPieces,
  type Spelling,
} from './answers.ts'
import { shortNames } from './workbench.ts'

/** What a provider may say to a program, and what the program has to make of it. */
export interface AnswerCase {
  readonly name: string
  readonly isStreamed: boolean
  readonly answer: (response: ServerResponse) => Promise<void> | void
  readonly expected:
    | { readonly printed: string }
    | {
        /** A part of what the provider said; where it said nothing, of what happened. */
        readonly words: string | RegExp
        /** What was printed before it went wrong. */
        readonly printed: string
        /** Nothing but the body says so: a client that shows the body as it came need not know. */
        readonly isInBody: boolean
      }
}

const stream =
  (text: string, pieceSize = 61) =>
  (response: ServerResponse) => {
    response.setHeader('content-type', 'text/event-stream; charset=utf-8')
    return writeInPieces(response, text, pieceSize)
  }

const json =
  (body: string, status = 200) =>
  (response: ServerResponse) => {
    // So that no SDK asks three times.
    response.writeHead(status, { 'content-type': 'application/json', 'x-should-retry': 'false' })
    response.end(body)
  }

const spelled = (dialectId: DialectId, spelling: Partial<Spelling>): string =>
  formatFrames(streamedFrames(dialectId), { ...usualSpelling, ...spelling })

const withoutEndMark = (frames: readonly SseFrame[]) =>
  frames.filter(({ data }) => data !== '[DONE]')

/** All of these are whole answers. */
export function goodAnswers(dialectId: DialectId): readonly AnswerCase[] {
  const usual = spelled(dialectId, {})
  const spellings: Readonly<Record<string, string>> = {
    'lines that end with CR LF': spelled(dialectId, { lineEnd: '\r\n' }),
    'no blank after the colon': spelled(dialectId, { afterColon: '' }),
    'comments between the events': spelled(dialectId, { comment: ': OPENROUTER PROCESSING' }),
    'CR LF, comments and no blanks': spelled(dialectId, {
      lineEnd: '\r\n',
      afterColon: '',
      comment: ':ping - 2026',
    }),
    'an end mark in either format': `${usual}data: [DONE]\n\n`,
    'no end mark': formatFrames(withoutEndMark(streamedFrames(dialectId))),
  }
  const expected = { printed: answerText }
  return [
    ...[1, 3, 100_000].map((size) => ({
      name: `a stream in pieces of ${size} bytes`,
      isStreamed: true,
      answer: stream(usual, size),
      expected,
    })),
    ...Object.entries(spellings).map(([name, text]) => ({
      name: `a stream with ${name}`,
      isStreamed: true,
      answer: stream(text, 5),
      expected,
    })),
    {
      name: 'a whole answer in pieces of 3 bytes',
      isStreamed: false,
      answer: (response) => {
        response.setHeader('content-type', 'application/json')
        return writeInPieces(response, wholeAnswer(dialectId), 3)
      },
      expected,
    },
    {
      name: 'a whole answer after white space that kept the line open',
      isStreamed: false,
      answer: json(`${'\n         '.repeat(40)}${wholeAnswer(dialectId)}`),
      expected,
    },
  ]
}

/** contract.md §1, "Three envelopes coexist", and the dialects' own. */
const envelopes: readonly { name: string; status: number; body: string; words: string }[] = [
  {
    name: "OpenAI's",
    status: 401,
    body: '{"error":{"message":"Incorrect API key “abc”.","type":"invalid_request_error","code":"x"}}',
    words: 'Incorrect API key “abc”.',
  },
  {
    name: "Anthropic's",
    status: 500,
    body: '{"type":"error","error":{"type":"api_error","message":"Internal müdness"}}',
    words: 'Internal müdness',
  },
  {
    name: "ModelsLab's",
    status: 429,
    body: '{"status":"error","message":"Rate limit exceeded. Maximum 5 queued requests allowed.","retry_after":30}',
    words: 'Maximum 5 queued requests',
  },
  {
    name: "ModelsLab's older spelling",
    status: 401,
    body: '{"status":"error","messege":"Invalid key"}',
    words: 'Invalid key',
  },
  {
    name: "ModelsLab's list of fields",
    status: 400,
    body: '{"status":"error","message":{"model":["The model field is required."]}}',
    words: 'The model field is required.',
  },
  {
    name: "the account API's",
    status: 500,
    body: '{"data":null,"error":{"code":"oops","message":"It broke","details":{"a":["b"]}},"meta":{}}',
    words: 'It broke',
  },
  {
    name: "Laravel's",
    status: 422,
    body: '{"message":"The given data was invalid.","errors":{"model":["No such model."]}}',
    words: 'The given data was invalid.',
  },
  { name: 'a text as', status: 500, body: '{"error":"It is a text"}', words: 'It is a text' },
  {
    name: 'a page as',
    status: 502,
    body: '<html><head><title>502 Bad Gateway</title></head></html>',
    words: '502',
  },
  { name: 'an empty', status: 503, body: '', words: '503' },
]

/** However a transport calls it. */
const brokenWords =
  /connection|socket|fetch failed|terminated|reset|closed|transfer|peer|empty reply|ended prematurely/i

const inBandErrors: Readonly<Record<DialectId, SseFrame>> = {
  'openai-chat': {
    event: null,
    data: '{"error":{"message":"The model fell over","type":"server_error"}}',
  },
  'anthropic-messages': {
    event: 'error',
    data: '{"type":"error","error":{"type":"overloaded_error","message":"The model fell over"}}',
  },
}

/** None of these may end as if all were well, nor with a stack trace alone. */
export function badAnswers(dialectId: DialectId): readonly AnswerCase[] {
  const both = [true, false]
  const opened = openedFrames(dialectId)
  return [
    ...envelopes.flatMap(({ name, status, body, words }) =>
      both.map((isStreamed) => ({
        name: `${name} error, status ${status}, ${isStreamed ? 'streamed' : 'whole'}`,
        isStreamed,
        answer: json(body, status),
        expected: { words, printed: '', isInBody: false },
      })),
    ),
    ...both.map((isStreamed) => ({
      name: `a redirect to a good answer, ${isStreamed ? 'streamed' : 'whole'}`,
      isStreamed,
      // Send does not follow it either: the key would go along.
      answer: (response: ServerResponse) => {
        const index = isStreamed ? 0 : goodAnswers(dialectId).findIndex((one) => !one.isStreamed)
        const location = `/${shortNames[dialectId]}/${index}${dialects[dialectId].program.path}`
        response.writeHead(307, { location, 'content-type': 'application/json' })
        response.end('{"message":"We have moved"}')
      },
      expected: { words: 'We have moved', printed: '', isInBody: true },
    })),
    ...both.map((isStreamed) => ({
      name: `status 200 with an error inside, ${isStreamed ? 'streamed' : 'whole'}`,
      isStreamed,
      answer: json('{"status":"error","message":"No credits left"}'),
      expected: { words: 'No credits left', printed: '', isInBody: true },
    })),
    {
      name: 'an error in the middle of a stream',
      isStreamed: true,
      answer: stream(formatFrames([...opened, inBandErrors[dialectId]])),
      expected: { words: 'The model fell over', printed: openedText, isInBody: true },
    },
    {
      name: 'a connection that breaks in the middle of a stream',
      isStreamed: true,
      answer: (response) => {
        response.setHeader('content-type', 'text/event-stream')
        response.write(formatFrames(opened), () => response.destroy())
      },
      expected: { words: brokenWords, printed: openedText, isInBody: false },
    },
    {
      name: 'a connection that breaks before the answer',
      isStreamed: false,
      answer: (response) => void response.destroy(),
      expected: { words: brokenWords, printed: '', isInBody: false },
    },
  ]
}
