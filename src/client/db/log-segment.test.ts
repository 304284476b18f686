import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { NumberedRecord, RunRecord } from '../../core/run/record.ts'
import { createLogPacker, readLogSegments, type LogSegment } from './log-segment.ts'

const numbered = (records: readonly RunRecord[]): readonly NumberedRecord[] =>
  records.map((record, seq) => ({ seq, record }))

/** Words from a few letters, halves of surrogate pairs and line ends: neighbours share much. */
const aText = fc
  .array(fc.constantFrom('a', 'b', '"', '\\', '\n', ' ', '\ud83d', '\ude80', 'é'), {
    maxLength: 12,
  })
  .map((letters) => letters.join(''))

const aRecord: fc.Arbitrary<RunRecord> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('chunk'), atMs: fc.nat(), text: aText }) },
  fc.constant<RunRecord>({ type: 'open', atMs: 1, status: 200, headers: { 'x-id': '1' } }),
  fc.constant<RunRecord>({ type: 'end', atMs: 2, cause: 'limit', detail: 'too much' }),
)

const aChunk = (atMs: number, text: string): RunRecord => ({ type: 'chunk', atMs, text })

const payload = (word: string) =>
  `data: {"id":"chatcmpl-1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"${word}"}}]}\n\n`

/** What would lie on disk when each of these takings had been written: the longest of each. */
function written(takings: readonly (readonly LogSegment[])[]): readonly LogSegment[] {
  const byPlace = new Map<number, LogSegment>()
  for (const segment of takings.flat()) byPlace.set(segment.firstSeq, segment)
  return [...byPlace.values()].toSorted((a, b) => a.firstSeq - b.firstSeq)
}

test('a log is read back exactly, whenever its segments were taken', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(aRecord, fc.boolean())), (steps) => {
      const records = numbered(steps.map(([record]) => record))
      const packer = createLogPacker()
      const takings = records.map((record, i) => {
        packer.add(record)
        return steps[i]?.[1] ? packer.take() : []
      })
      const segments = written([...takings, packer.take()])
      expect(readLogSegments(segments)).toEqual(records)
      expect(packer.take()).toEqual([])
    }),
  )
})

test('a long log is many segments, the same ones however often they are taken', () => {
  const records = numbered(
    Array.from({ length: 400 }, (_, i) => aChunk(i, payload(`word ${i} `.repeat(50)))),
  )
  const [once, often] = [createLogPacker(), createLogPacker()]
  const takings: (readonly LogSegment[])[] = []
  for (const record of records) {
    once.add(record)
    often.add(record)
    if (record.seq % 7 === 0) takings.push(often.take())
  }
  const segments = once.take()
  expect(segments.length).toBeGreaterThan(2)
  expect(written([...takings, often.take()])).toEqual(segments)
  expect(readLogSegments(segments)).toEqual(records)
})

test('what neighbours share is written once', () => {
  const packer = createLogPacker()
  const records = numbered(
    Array.from({ length: 200 }, (_, i) => aChunk(i, payload(['the ', 'quick ', 'fox '][i % 3]!))),
  )
  for (const record of records) packer.add(record)
  const [segment] = packer.take()
  expect(segment?.lines.length).toBeLessThan(JSON.stringify(records).length / 4)
})

test('a segment with a broken line gives what stands before it, and its neighbours are whole', () => {
  const lines = (texts: readonly string[]) => texts.join('\n')
  const good = '[1,0,0,"a"]'
  for (const broken of ['', '[1,2', '[1,9,9,"b"]', '[1,0,0]', '{"type":"chunk"}', 'null', '"a"'])
    expect(
      readLogSegments([
        { firstSeq: 0, count: 3, lines: lines([good, broken, good]) },
        { firstSeq: 3, count: 1, lines: good },
      ]),
    ).toEqual([
      { seq: 0, record: aChunk(1, 'a') },
      { seq: 3, record: aChunk(1, 'a') },
    ])
})
