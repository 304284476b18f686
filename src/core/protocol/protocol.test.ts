import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { RunRecord } from '../run/record.ts'
import {
  formatRecordFrame,
  parseErrorAnswer,
  parseRecord,
  parseRecordFrame,
  parseStartRun,
} from './protocol.ts'

const start = {
  runId: '0123456789abcdef0123456789abcdef',
  provider: 'modelslab',
  operation: 'chat',
  body: '{}\n',
}

test('a run is started by four fields and nothing else', () => {
  expect(parseStartRun(start)).toEqual({ ok: true, value: start })
  for (const key of ['url', 'baseUrl', 'headers', 'host'])
    expect(parseStartRun({ ...start, [key]: 'http://127.0.0.1:1/' }).ok).toBe(false)
})

test.each([
  [{ runId: 'abc' }],
  [{ runId: start.runId.toUpperCase() }],
  [{ provider: '../openai' }],
  [{ provider: '__proto__' }],
  [{ operation: 'models' }],
  [{ body: { a: 1 } }],
])('%j is refused', (wrong) => {
  expect(parseStartRun({ ...start, ...wrong }).ok).toBe(false)
})

const aRecord: fc.Arbitrary<RunRecord> = fc.oneof(
  fc.record({
    type: fc.constant('open' as const),
    atMs: fc.nat(),
    status: fc.integer({ min: 100, max: 599 }),
    // Not just any name: the parser leaves out "constructor" and its like, which no server lets through.
    headers: fc.dictionary(fc.stringMatching(/^x-[a-z-]{1,12}$/), fc.string(), {
      noNullPrototype: true,
    }),
  }),
  fc.record({
    type: fc.constant('chunk' as const),
    atMs: fc.nat(),
    text: fc.string({ unit: 'binary' }),
  }),
  fc.record({
    type: fc.constant('end' as const),
    atMs: fc.nat(),
    cause: fc.constant('eof' as const),
  }),
)

test('a record survives its frame, whatever text is in it', () => {
  fc.assert(
    fc.property(fc.nat(), aRecord, (seq, record) => {
      const frame = formatRecordFrame({ seq, record })
      const [idLine, dataLine, ...rest] = frame.split('\n')
      expect(dataLine).toBe(`data: ${JSON.stringify(record)}`)
      expect(rest).toEqual(['', '']) // no upstream text can add a line: the frame cannot be forged
      expect(parseRecordFrame(idLine?.slice(4), dataLine?.slice(6) ?? '')).toEqual({ seq, record })
    }),
  )
})

test('what is no record is null', () => {
  expect(parseRecordFrame(undefined, '{"type":"end","atMs":1,"cause":"eof"}')).toBeNull()
  expect(parseRecordFrame('1', '{"type":"end","atMs":1,"cau')).toBeNull()
  expect(parseRecordFrame('1', '{"type":"end","atMs":1,"cause":"complete"}')).toBeNull()
  expect(parseRecordFrame('-1', '{"type":"end","atMs":1,"cause":"eof"}')).toBeNull()
})

test.each([
  null,
  [],
  {},
  { type: 'toString', atMs: 1 },
  { type: 'chunk', atMs: '1', text: 'x' },
  { type: 'chunk', atMs: 1 },
  { type: 'open', atMs: 1, status: 200 },
  { type: 'open', atMs: 1, status: '200', headers: {} },
  { type: 'open', atMs: 1, status: 200, headers: [] },
  { type: 'open', atMs: 1, status: 200, headers: { age: 1 } },
  { type: 'end', atMs: 1, cause: 'constructor' },
  { type: 'end', atMs: 1, cause: 'eof', detail: 1 },
])('%j is no record', (value) => {
  expect(parseRecord(value)).toBeNull()
})

test('an error of ours is told from another body', () => {
  const error = { kind: 'refused', message: 'No.' }
  expect(parseErrorAnswer({ error })).toEqual(error)
  expect(parseErrorAnswer({ error: 'No.' })).toBeNull()
  expect(parseErrorAnswer('<html>')).toBeNull()
})
