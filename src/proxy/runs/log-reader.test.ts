import { expect, test } from 'vitest'

import { heartbeatMs, parseRecordFrame } from '../../core/protocol/protocol.ts'
import { createFakeTime, settle } from '../testing/fake-time.ts'
import { createRemoteLog } from '../testing/remote-log.ts'
import { readLog } from './log-reader.ts'
import { createMemoryLog } from './memory-log.ts'
import type { RunLog } from './run-log.ts'

const runId = 'r'

/** A connection that takes so many characters, and then none until it is read. */
function createSink(roomChars: number) {
  let held = ''
  return {
    written: [] as string[],
    isEnded: false,
    write(text: string): boolean {
      this.written.push(text)
      held += text
      return held.length < roomChars
    },
    end() {
      this.isEnded = true
    },
    read: () => {
      held = ''
    },
  }
}

const seqsIn = (written: readonly string[]): number[] =>
  [...written.join('').matchAll(/id: (\d+)\ndata: (.*)\n\n/g)].flatMap(([, id, data = '']) => {
    const frame = parseRecordFrame(id, data)
    return frame === null ? [] : [frame.seq]
  })

async function createBench(
  roomChars = Infinity,
  wrap: (log: RunLog) => RunLog = (log) => log,
  waits = true,
) {
  const time = createFakeTime()
  const log = createMemoryLog(time.setTimer, { maxBytes: 1e8, keepEndedMs: 60_000 })
  await log.open(runId, 'ann')
  const sink = createSink(roomChars)
  let readers = 0
  const reading = readLog(
    {
      ...time,
      log: wrap(log),
      runId,
      after: -1,
      waits,
      attach: () => {
        readers += 1
        return () => (readers -= 1)
      },
    },
    sink,
  )
  const push = async (text: string) => {
    await log.append(runId, { type: 'chunk', atMs: 0, text })
  }
  const end = async () => {
    await log.append(runId, { type: 'end', atMs: 0, cause: 'eof' })
    await settle()
  }
  return { time, log, sink, reading, push, end, readers: () => readers }
}

test.each([
  ['in memory', (log: RunLog) => log],
  ['in another process', createRemoteLog],
])(
  '[P1] every record of a log %s is written once, in order, then the end',
  async (_where, wrap) => {
    const { sink, push, end, readers } = await createBench(Infinity, wrap)
    for (let count = 0; count < 50; count += 1) {
      await push('x')
      if (count % 7 === 0) await settle()
    }
    await end()
    for (let turn = 0; turn < 50 && !sink.isEnded; turn += 1) await settle()
    expect(seqsIn(sink.written)).toEqual(Array.from({ length: 51 }, (_, seq) => seq))
    expect(sink.isEnded).toBe(true)
    expect(readers()).toBe(0)
  },
)

test('a sink that takes no more gets no more, however much comes, and then all of it', async () => {
  const { sink, reading, push, end } = await createBench(1000)
  for (let count = 0; count < 200; count += 1) await push('x'.repeat(10_000))
  await end()
  const held = sink.written.join('').length
  expect(held).toBeLessThan(2 * 64 * 1024)
  while (!sink.isEnded) {
    const before = sink.written.join('').length
    sink.read()
    reading.resume()
    await settle()
    expect(sink.written.join('').length - before).toBeLessThan(2 * 64 * 1024)
  }
  expect(seqsIn(sink.written)).toEqual(Array.from({ length: 201 }, (_, seq) => seq))
})

test('silence is broken every 5 s, counted from the last record, and not to a full sink', async () => {
  const { time, sink, reading, push } = await createBench(100)
  const beats = () => sink.written.filter((text) => text === ':\n\n').length
  await time.advance(heartbeatMs - 1)
  await push('a')
  await time.advance(heartbeatMs - 1)
  expect(beats()).toBe(0)
  await time.advance(1)
  expect(beats()).toBe(1)
  await time.advance(heartbeatMs)
  expect(beats()).toBe(2)
  await push('x'.repeat(200))
  await time.advance(10 * heartbeatMs)
  expect(beats()).toBe(2)
  sink.read()
  reading.resume()
  await time.advance(heartbeatMs)
  expect(beats()).toBe(3)
})

test('a reader that has gone leaves nothing behind and gets nothing', async () => {
  const { time, sink, reading, push, end, readers } = await createBench()
  await push('a')
  expect(readers()).toBe(1)
  reading.cancel()
  reading.cancel()
  await push('b')
  await end()
  expect(seqsIn(sink.written)).toEqual([0])
  expect(sink.isEnded).toBe(false)
  expect(readers()).toBe(0)
  expect(time.count()).toBe(1) // the log's own, that lets it go
})

test.each([
  ['in memory', (log: RunLog) => log],
  ['in another process', createRemoteLog],
])(
  'a log %s that is not waited for ends with what is there, page by page',
  async (_where, wrap) => {
    const { log, sink, reading, readers } = await createBench(1000, wrap, false)
    await settle()
    expect([sink.isEnded, sink.written, readers()]).toEqual([true, [], 0])

    for (let count = 0; count < 3; count += 1)
      await log.append(runId, { type: 'chunk', atMs: 0, text: 'x'.repeat(60_000) })
    reading.resume()
    await settle()
    expect(sink.written).toEqual([]) // it has ended

    const second = createSink(1000)
    const again = readLog(
      { ...createFakeTime(), log, runId, after: -1, waits: false, attach: () => () => {} },
      second,
    )
    for (let turn = 0; turn < 20 && !second.isEnded; turn += 1) {
      second.read()
      again.resume()
      await settle()
    }
    expect([seqsIn(second.written), second.isEnded]).toEqual([[0, 1, 2], true])
  },
)

test('a log that cannot be read ends the connection: the reader will ask again', async () => {
  const broken = (log: RunLog): RunLog => ({
    ...log,
    read: () => Promise.reject(new Error('the store is gone')),
  })
  const { sink, readers } = await createBench(Infinity, broken)
  await settle()
  expect(sink.isEnded).toBe(true)
  expect(readers()).toBe(0)
})
