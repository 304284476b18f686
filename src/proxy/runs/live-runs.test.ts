import { expect, test } from 'vitest'

import type { NumberedRecord } from '../../core/run/record.ts'
import { defaultLimits, type Limits } from '../deps.ts'
import { createFakeTime, settle } from '../testing/fake-time.ts'
import { createScriptedUpstream } from '../testing/scripted-upstream.ts'
import { createLiveRuns } from './live-runs.ts'
import { createMemoryLog, defaultMemoryLogLimits } from './memory-log.ts'

function createBench(differences: Partial<Limits> = {}) {
  const time = createFakeTime()
  const upstream = createScriptedUpstream()
  const log = createMemoryLog(time.setTimer, defaultMemoryLogLimits)
  const limits = { ...defaultLimits, idleTimeoutMs: 1e9, totalTimeoutMs: 1e9, ...differences }
  const runs = createLiveRuns({ ...time, log, limits, report: () => {} })
  const start = (runId: string, owner = 'ann') =>
    runs.start({
      runId,
      owner,
      call: (signal) =>
        upstream.send({ method: 'POST', url: 'http://u/', headers: {}, body: '{}', signal }),
      secretForms: [],
      headersTimeoutMs: 1e9,
    })
  const lastOf = async (runId: string): Promise<NumberedRecord | undefined> => {
    const page = await log.read(runId, -1, Infinity)
    return 'records' in page ? page.records.at(-1) : undefined
  }
  return { time, upstream, runs, start, lastOf }
}

test('[P4] the same id at the same moment is one upstream request', async () => {
  const { start, upstream } = createBench()
  expect(await Promise.all([start('r'), start('r'), start('r')])).toEqual([
    'started',
    'exists',
    'exists',
  ])
  expect(upstream.arrivals).toHaveLength(1)
})

test('[P3] a run that nobody reads is stopped after the orphan time, not before', async () => {
  const { start, time, upstream, lastOf } = createBench()
  await start('r')
  await time.advance(defaultLimits.orphanAfterMs - 1)
  expect(upstream.only().isClosed()).toBe(false)
  await time.advance(1)
  expect(upstream.only().isClosed()).toBe(true)
  expect((await lastOf('r'))?.record).toMatchObject({ type: 'end', cause: 'orphaned' })
})

test('[P3] while one reader is left a run goes on; the time begins when the last one goes', async () => {
  const { start, time, runs, upstream } = createBench()
  await start('r')
  const [first, second] = [runs.attach('r'), runs.attach('r')]
  await time.advance(defaultLimits.orphanAfterMs)
  first()
  await time.advance(defaultLimits.orphanAfterMs)
  second()
  await time.advance(defaultLimits.orphanAfterMs - 1)
  expect(upstream.only().isClosed()).toBe(false)
  const third = runs.attach('r')
  await time.advance(1)
  expect(upstream.only().isClosed()).toBe(false)
  third()
})

test('a browser and the server have each so many runs at a time, even when asked at once', async () => {
  const { start, runs } = createBench({ maxLiveRunsPerOwner: 2, maxLiveRuns: 3 })
  const outcomes = await Promise.all(['a', 'b', 'c'].map((runId) => start(runId)))
  expect(outcomes).toEqual(['started', 'started', 'too-many'])
  expect(await start('d', 'bob')).toBe('started')
  expect(await start('e', 'eve')).toBe('too-many')
  await runs.stop('a', { cause: 'stopped' })
  expect(await start('f', 'eve')).toBe('started')
})

test('stopping resolves when the log has its end, and again when it has ended long ago', async () => {
  const { start, runs, lastOf } = createBench()
  await start('r')
  await runs.stop('r', { cause: 'stopped' })
  expect((await lastOf('r'))?.record).toMatchObject({ type: 'end', cause: 'stopped' })
  await runs.stop('r', { cause: 'orphaned' })
  expect((await lastOf('r'))?.record).toMatchObject({ cause: 'stopped' })
})

test('a shutdown ends every run as `deploy`', async () => {
  const { start, runs, lastOf, upstream } = createBench()
  await start('a')
  await start('b')
  await runs.stopAll({ cause: 'deploy' })
  await settle()
  for (const runId of ['a', 'b'])
    expect((await lastOf(runId))?.record).toMatchObject({ cause: 'deploy' })
  expect(upstream.arrivals.every((arrival) => arrival.isClosed())).toBe(true)
})
