import fc from 'fast-check'
import { expect, test } from 'vitest'

import { formatRecordFrame } from '../../core/protocol/protocol.ts'
import type { NumberedRecord, RunRecord } from '../../core/run/record.ts'
import type { Cancel } from '../deps.ts'
import { createFakeLocks } from '../testing/fake-locks.ts'
import { createFakePage } from '../testing/fake-page.ts'
import { createStreamBench, numbered, records, runId, start } from './__fixtures__/stream-bench.ts'
import type { ApiError } from '../../core/chat/api-error.ts'
import { createProxyClient } from './proxy-client.ts'
import { silenceMs } from './read-log.ts'
import { stopRun } from './stop-run.ts'
import { answerMs, passMs, streamRun } from './stream-run.ts'
import { lineCount, takeLine } from './take-line.ts'

const eventStream = { headers: { 'content-type': 'text/event-stream' } }
const bytesFrom = (seq: number) =>
  new TextEncoder().encode(numbered.slice(seq).map(formatRecordFrame).join(''))

/** A server that cuts its n-th answer after so many bytes, in slices of so many bytes. */
function cutAnswers(cuts: readonly number[], sliceBytes: number, obeysAfter = true) {
  let answers = 0
  return async (path: string): Promise<Response> => {
    const cutAt = cuts[answers++]
    const after = /after=(\d+)/.exec(path)?.[1]
    const bytes = bytesFrom(after !== undefined && obeysAfter ? Number(after) + 1 : 0)
    const sent = cutAt === undefined ? bytes : bytes.slice(0, cutAt)
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (let at = 0; at < sent.length; at += sliceBytes)
          controller.enqueue(sent.slice(at, at + sliceBytes))
        // A clean close and a broken line are both cuts; take turns.
        if (cutAt !== undefined && cutAt % 2 === 1)
          setTimeout(() => controller.error(new TypeError()))
        else controller.close()
      },
    })
    return new Response(body, eventStream)
  }
}

/** Everything the run says until it ends; pauses take no time. */
function readAll(fetch: (path: string) => Promise<Response>): Promise<readonly NumberedRecord[]> {
  const page = createFakePage()
  const seen: NumberedRecord[] = []
  return new Promise((resolve, reject) => {
    const setTimer = (callback: () => void, delayMs: number): Cancel => {
      let isLive = delayMs < silenceMs && delayMs !== answerMs // a pause; nothing here falls silent
      queueMicrotask(() => isLive && callback())
      return () => void (isLive = false)
    }
    streamRun(
      {
        now: () => 0,
        random: () => 0.1, // no pause is as long as `answerMs`
        setTimer,
        nextTask: () => Promise.resolve(),
        tryLock: createFakeLocks().tryLock,
        page,
      },
      createProxyClient({ fetch, page, setTimer }),
      start,
      {
        onRecord: (record) => {
          seen.push(record)
          if (record.record.type === 'end') resolve(seen)
        },
        onLink: () => {},
        onStarted: () => {},
        onLost: (error) => reject(new Error(error.message)),
      },
    )
  })
}

test('[P1] a log cut at any byte is read whole, every record once and in order', async () => {
  for (let cut = 0; cut <= bytesFrom(0).length; cut++)
    expect(await readAll(cutAnswers([cut], 1024))).toEqual(numbered)
})

test('[P1] any number of cuts, any slices, even a server that repeats itself', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(bytesFrom(0).length), { maxLength: 6 }),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      async (cuts, sliceBytes, obeysAfter) => {
        expect(await readAll(cutAnswers(cuts, sliceBytes, obeysAfter))).toEqual(numbered)
      },
    ),
    { numRuns: 60 },
  )
})

test('[P1] a missing position ends the connection instead of being skipped', async () => {
  let answers = 0
  const fetch = async (): Promise<Response> => {
    const kept = answers++ === 0 ? numbered.filter(({ seq }) => seq !== 1) : numbered
    return new Response(kept.map(formatRecordFrame).join(''), eventStream)
  }
  expect(await readAll(fetch)).toEqual(numbered)
  expect(answers).toBe(2)
})

test('a log that comes at once is read in many tasks, one at the pace of a model in one', async () => {
  const { clock, proxy, tasks, seen, open } = createStreamBench()
  open()
  await clock.settle()
  const word: RunRecord = { type: 'chunk', atMs: 1, text: 'x'.repeat(300) }
  proxy.append(runId, ...Array.from({ length: 100 }, () => word))
  await clock.settle()
  expect(tasks.count).toBe(0)
  proxy.append(runId, ...Array.from({ length: 5000 }, () => word))
  await clock.advance(16)
  expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: 5100 }, (_, seq) => seq))
  expect(tasks.count).toBeGreaterThan(5)
})

test('while the server is gone it is asked again and again, ever more rarely, and visibly', async () => {
  const { clock, proxy, links, lost, seen, open, page } = createStreamBench()
  const stream = open()
  await clock.settle()
  proxy.append(runId, ...records.slice(0, 2))
  await clock.settle()
  proxy.faults.isDown = true
  proxy.cut()
  await clock.advance(60_000)
  expect(lost).toEqual([])
  expect(proxy.calls.length).toBeGreaterThan(8)
  expect(proxy.calls.length).toBeLessThan(16)
  expect(links.at(-1)).toMatchObject({ state: 'reconnecting', retryAt: expect.any(Number) })
  proxy.faults.isDown = false
  proxy.append(runId, ...records.slice(2))
  await clock.advance(8000)
  expect(seen).toEqual(numbered)
  expect(links.at(-1)).toEqual({ state: 'live' })
  stream.detach()
  expect(page.listenerCount()).toBe(0)
})

test('[P4] a post whose answer was lost is posted again under the same id: one run', async () => {
  const { clock, proxy, seen, open } = createStreamBench()
  proxy.faults.lostAnswers = 2
  open()
  await clock.advance(1000)
  proxy.append(runId, ...records)
  await clock.settle()
  expect(proxy.calls.filter((call) => call.startsWith('POST'))).toHaveLength(3)
  expect(proxy.upstream).toHaveLength(1)
  expect(seen).toEqual(numbered)
})

test('[P4] a head that was cut short is a line that was cut: one run, whole', async () => {
  const { clock, proxy, seen, lost, open } = createStreamBench()
  proxy.faults.lostHeads = 2
  open()
  await clock.advance(1000)
  proxy.append(runId, ...records.slice(0, 2))
  await clock.settle()
  proxy.faults.lostHeads = 6
  proxy.cut()
  await clock.advance(60_000)
  expect(lost).toEqual([])
  proxy.append(runId, ...records.slice(2))
  await clock.advance(8000)
  expect(proxy.upstream).toHaveLength(1)
  expect(seen).toEqual(numbered)
})

test('a server that was never there is said to be down, and an offline device to be offline', async () => {
  const down = createStreamBench()
  down.proxy.faults.isDown = true
  down.open()
  await down.clock.advance(5000)
  expect(down.lost.map((error) => error.kind)).toEqual(['server-down'])

  const offline = createStreamBench()
  offline.proxy.faults.isDown = true
  offline.page.state.isOnline = false
  offline.open()
  await offline.clock.settle()
  expect(offline.lost.map((error) => error.kind)).toEqual(['offline'])
})

test('what the server refuses is not asked again', async () => {
  const { clock, proxy, lost, open } = createStreamBench()
  proxy.faults.refusal = { status: 429, error: { kind: 'refused', message: 'Too many runs.' } }
  open()
  await clock.advance(60_000)
  expect(lost).toEqual([{ kind: 'refused', message: 'Too many runs.', status: 429 }])
  expect(proxy.calls).toHaveLength(1)
})

test.each([
  ['taken by a server that is gone', false, 0, /was restarted/],
  ['posted, as far as is known', true, 8000, /never arrived, or was lost/],
])('[P2] a log that is gone is an interruption: %s', async (_, isArrivalOpen, withinMs, words) => {
  const { clock, proxy, lost, open } = createStreamBench({ kind: 'resume', runId, isArrivalOpen })
  open()
  await clock.settle()
  await clock.advance(withinMs)
  expect(lost).toMatchObject([
    { kind: 'interrupted', message: expect.stringMatching(words) as string },
  ])
  expect(new Set(proxy.calls)).toEqual(new Set([`GET /api/runs/${runId}`]))
})

test('a run that was posted may still be on its way when its log is asked for', async () => {
  const { clock, proxy, lost, seen, open, client } = createStreamBench({
    kind: 'resume',
    runId,
    isArrivalOpen: true,
  })
  open()
  await clock.settle()
  if (start.kind === 'start') await client.startRun(start.start, new AbortController().signal)
  proxy.append(runId, ...records)
  await clock.advance(250)
  expect(lost).toEqual([])
  expect(seen).toEqual(numbered)
})

async function takeAllLines(deps: Parameters<typeof takeLine>[0]): Promise<readonly Cancel[]> {
  const taken: Cancel[] = []
  for (let line = await takeLine(deps); line; line = await takeLine(deps)) taken.push(line)
  return taken
}

test('[P1] with all lines of the browser taken a log is read in passes, and tailed when one is free', async () => {
  const { clock, proxy, deps, locks, seen, links, open } = createStreamBench()
  const taken = await takeAllLines(deps)
  expect(taken).toHaveLength(lineCount)
  open()
  await clock.settle()
  proxy.append(runId, ...records.slice(0, 1))
  await clock.advance(2 * passMs)
  proxy.append(runId, ...records.slice(1, 2))
  await clock.advance(passMs)
  expect(seen).toEqual(numbered.slice(0, 2))
  expect(proxy.runs.get(runId)?.readers.size).toBe(0) // no connection is held
  expect(proxy.calls.at(-1)).toBe(`GET /api/runs/${runId}?after=0&wait=no`)
  taken[0]?.()
  await clock.advance(passMs)
  expect(proxy.calls.at(-1)).toBe(`GET /api/runs/${runId}?after=1`)
  proxy.append(runId, ...records.slice(2))
  await clock.settle()
  expect(seen).toEqual(numbered)
  expect(links.map(({ state }) => state)).not.toContain('reconnecting')
  expect(proxy.upstream).toHaveLength(1)
  expect(locks.held.size).toBe(lineCount - 1) // it gave its line back
})

test('a server that goes away between two passes is asked again like any other', async () => {
  const { clock, proxy, deps, links, seen, open } = createStreamBench()
  await takeAllLines(deps)
  open()
  await clock.settle()
  proxy.faults.isDown = true
  await clock.advance(20_000)
  expect(links.at(-1)).toMatchObject({ state: 'reconnecting' })
  proxy.faults.isDown = false
  proxy.append(runId, ...records)
  await clock.advance(8000)
  expect(seen).toEqual(numbered)
})

test('after detaching nothing is heard and nothing is left running', async () => {
  const { clock, proxy, seen, open, page, locks } = createStreamBench()
  const stream = open()
  await clock.settle()
  proxy.append(runId, ...records.slice(0, 1))
  await clock.settle()
  stream.detach()
  proxy.append(runId, ...records.slice(1))
  await clock.settle()
  expect(seen).toEqual(numbered.slice(0, 1))
  const readers = proxy.runs.get(runId)?.readers.size
  expect([clock.pending(), page.listenerCount(), readers, locks.held.size]).toEqual([0, 0, 0, 0])
})

test('[P3] a stop that overtakes its start is said again until it lands', async () => {
  const { clock, proxy, client, deps } = createStreamBench()
  const stopping = stopRun(deps, client, runId, true)
  await clock.settle()
  if (start.kind === 'start') await client.startRun(start.start, new AbortController().signal)
  await clock.advance(250)
  await stopping
  expect(proxy.runs.get(runId)?.records).toMatchObject([{ type: 'end', cause: 'stopped' }])
})

test('a stop is repeated while the server does not answer, and gives up in the end', async () => {
  const { clock, proxy, client, deps } = createStreamBench()
  proxy.faults.isDown = true
  const stopping = stopRun(deps, client, runId, false)
  await clock.advance(20_000)
  await stopping
  expect(proxy.calls).toHaveLength(6)
})

test('a stranger on our port that answers 200 is not read for ever', async () => {
  const { clock, deps, page } = createStreamBench()
  const lost: ApiError[] = []
  const fetch = async () => new Response('<html>', { headers: { 'content-type': 'text/html' } })
  streamRun(deps, createProxyClient({ fetch, page, setTimer: clock.setTimer }), start, {
    onRecord: () => {},
    onLink: () => {},
    onStarted: () => {},
    onLost: (error) => lost.push(error),
  })
  await clock.advance(60_000)
  expect(lost.map((error) => error.kind)).toEqual(['server-down'])
})
