import { expect, test } from 'vitest'

import { createFakeTime, settle } from '../testing/fake-time.ts'
import { createRemoteLog } from '../testing/remote-log.ts'
import type { RunEnd } from '../upstream/describe-failure.ts'
import { createLogWriter } from './log-writer.ts'
import { createMemoryLog } from './memory-log.ts'
import type { RunLog } from './run-log.ts'

const runId = 'r'

async function createBench(wrap: (log: RunLog) => RunLog = (log) => log, maxBytes = 1e6) {
  const log = createMemoryLog(createFakeTime().setTimer, { maxBytes, keepEndedMs: 1_000 })
  await log.open(runId, 'ann')
  const ends: RunEnd[] = []
  const onFull = (end: RunEnd) => ends.push(end)
  const writer = createLogWriter({ runId, log: wrap(log), maxRecordChars: 100_000, onFull })
  const texts = async () => {
    const page = await log.read(runId, -1, Infinity)
    return 'records' in page
      ? page.records.map(({ record }) => (record.type === 'chunk' ? record.text : ''))
      : []
  }
  return { writer, texts, ends }
}

test('pieces of one read share a record, and no piece waits for another', async () => {
  const { writer, texts } = await createBench()
  for (const piece of ['a', 'b', 'c']) void writer.write(piece, 1)
  await Promise.resolve()
  expect(await texts()).toEqual(['abc'])
  void writer.write('d', 2)
  await Promise.resolve()
  expect(await texts()).toEqual(['abc', 'd'])
})

test('what comes while a slow log takes a record is the next record, in order', async () => {
  const { writer, texts } = await createBench(createRemoteLog)
  let sent = ''
  for (const piece of 'abcdefgh') {
    sent += piece
    void writer.write(piece, 1)
    await Promise.resolve()
  }
  expect(await writer.flush()).toBeNull()
  expect((await texts()).join('')).toBe(sent)
  expect((await texts()).length).toBeLessThan(sent.length)
})

test('a sender is asked to wait when a slow log is behind, and may go on when it is not', async () => {
  const { writer, texts } = await createBench(createRemoteLog)
  expect(writer.write('x'.repeat(60_000), 1)).toBeUndefined()
  const pause = writer.write('y'.repeat(60_000), 1)
  expect(pause).toBeInstanceOf(Promise)
  await pause
  expect((await texts()).join('')).toHaveLength(120_000)
  expect(writer.write('z', 1)).toBeUndefined()
})

test('a log that is full says so once and takes nothing after the hole', async () => {
  const { writer, texts, ends } = await createBench((log) => log, 4_000)
  void writer.write('a'.repeat(5_000), 1)
  await settle()
  void writer.write('b', 1)
  expect(await writer.flush()).toMatchObject({ cause: 'limit' })
  expect(await texts()).toEqual([])
  expect(ends).toHaveLength(1)
})

test('a log that cannot be written ends the run', async () => {
  const broken = (log: RunLog): RunLog => ({
    ...log,
    append: () => Promise.reject(new Error('the store is gone')),
  })
  const { writer, ends } = await createBench(broken)
  void writer.write('a', 1)
  expect(await writer.flush()).toMatchObject({ cause: 'server-lost' })
  expect(ends).toHaveLength(1)
})
