import { expect, test } from 'vitest'

import { createFakeTime } from '../testing/fake-time.ts'
import { createRemoteLog } from '../testing/remote-log.ts'
import { describeRunLog } from './describe-run-log.ts'
import { createMemoryLog } from './memory-log.ts'

describeRunLog('the memory log', (limits) => {
  const time = createFakeTime()
  return { log: createMemoryLog(time.setTimer, limits), advance: time.advance }
})

describeRunLog('a log in another process', (limits) => {
  const time = createFakeTime()
  const log = createRemoteLog(createMemoryLog(time.setTimer, limits))
  return { log, advance: time.advance }
})

test('an evicted run leaves no timer behind', async () => {
  const time = createFakeTime()
  const log = createMemoryLog(time.setTimer, { maxBytes: 2_500, keepEndedMs: 1_000 })
  for (const runId of ['a', 'b', 'c', 'd', 'e']) {
    await log.open(runId, 'ann')
    await log.append(runId, { type: 'chunk', atMs: 0, text: 'x'.repeat(200) })
    await log.append(runId, { type: 'end', atMs: 0, cause: 'eof' })
  }
  expect(time.count()).toBe(1)
  await time.advance(1_001)
  expect(time.count()).toBe(0)
})

test('runs that say nothing take room too: a flood of them makes the oldest go', async () => {
  const log = createMemoryLog(createFakeTime().setTimer, { maxBytes: 10_000, keepEndedMs: 1_000 })
  for (let at = 0; at < 100; at += 1) {
    await log.open(`run ${at}`, 'ann')
    await log.append(`run ${at}`, { type: 'end', atMs: 0, cause: 'no-key' })
  }
  const states = await Promise.all([0, 90, 99].map(async (at) => log.read(`run ${at}`, -1, 1)))
  expect(states.map(({ state }) => state)).toEqual(['evicted', 'evicted', 'ended'])
})
