import { describe, expect, test } from 'vitest'

import type { RunRecord } from '../../core/run/record.ts'
import type { RunLog } from './run-log.ts'

/** A log to be tested, and the hand on its clock. */
export interface RunLogBench {
  readonly log: RunLog
  readonly advance: (ms: number) => Promise<void>
}

export interface RunLogBenchLimits {
  readonly maxBytes: number
  readonly keepEndedMs: number
}

const chunk = (text: string): RunRecord => ({ type: 'chunk', atMs: 1, text })
const end: RunRecord = { type: 'end', atMs: 2, cause: 'eof' }
const roomy = { maxBytes: 1_000_000, keepEndedMs: 60_000 }
const large = 1_000_000

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const turn = new Promise((resolve) => setTimeout(resolve, 0, 'open'))
  return (await Promise.race([promise.then(() => 'settled'), turn])) === 'settled'
}

async function drain(log: RunLog, runId: string, after: number, atMostChars: number) {
  const seen: number[] = []
  for (let position = after; ;) {
    const page = await log.read(runId, position, atMostChars)
    if (!('records' in page)) return { seen, state: page.state }
    seen.push(...page.records.map(({ seq }) => seq))
    if (page.state === 'ended' || page.records.length === 0) return { seen, state: page.state }
    position = seen.at(-1) ?? position
  }
}

/** What every log must do, whatever keeps it. */
export function describeRunLog(
  name: string,
  createBench: (limits: RunLogBenchLimits) => RunLogBench,
): void {
  describe(`${name} is a run log`, () => {
    test('[P4] an id opens once, and its owner is known from then on', async () => {
      const { log } = createBench(roomy)
      expect(await log.ownerOf('r')).toBeNull()
      expect(await Promise.all([log.open('r', 'ann'), log.open('r', 'bob')])).toEqual([true, false])
      expect(await log.ownerOf('r')).toBe('ann')
    })

    test('[P1] from any position the records come once, in order, whatever the page size', async () => {
      const { log } = createBench(roomy)
      await log.open('r', 'ann')
      for (const text of ['a', 'bb', 'ccc', 'dddd']) await log.append('r', chunk(text))
      await log.append('r', end)
      for (const size of [0, 1, 3, 5, large]) {
        for (let after = -1; after < 5; after += 1) {
          const { seen, state } = await drain(log, 'r', after, size)
          expect(seen).toEqual([0, 1, 2, 3, 4].filter((seq) => seq > after))
          expect(state).toBe('ended')
        }
      }
    })

    test('a page holds what was asked for, but never nothing while there is something', async () => {
      const { log } = createBench(roomy)
      await log.open('r', 'ann')
      for (const text of ['aaaa', 'bbbb', 'cccc']) await log.append('r', chunk(text))
      const sizeOfPage = async (chars: number) => {
        const page = await log.read('r', -1, chars)
        return 'records' in page ? page.records.length : null
      }
      expect(await Promise.all([0, 4, 8, 9, 12].map(sizeOfPage))).toEqual([1, 1, 2, 2, 3])
    })

    test('[P2] nothing yet, ended, evicted and never there are four different answers', async () => {
      const { log, advance } = createBench(roomy)
      expect(await log.read('r', -1, large)).toEqual({ state: 'unknown' })
      await log.open('r', 'ann')
      expect(await log.read('r', -1, large)).toEqual({ state: 'live', records: [] })
      await log.append('r', end)
      expect(await log.read('r', 0, large)).toEqual({ state: 'ended', records: [] })
      await advance(roomy.keepEndedMs + 1)
      expect(await log.read('r', -1, large)).toEqual({ state: 'evicted' })
      expect(await log.ownerOf('r')).toBe('ann')
      expect(await log.open('r', 'ann')).toBe(false)
    })

    test('nothing comes after the end', async () => {
      const { log } = createBench(roomy)
      await log.open('r', 'ann')
      expect(await log.append('r', end)).toBe('appended')
      expect(await log.append('r', chunk('late'))).toBe('closed')
      expect(await log.append('r', end)).toBe('closed')
      expect(await log.append('unknown', end)).toBe('closed')
    })

    test('a wait ends with the next record, the end of the log, or its own signal', async () => {
      const { log } = createBench(roomy)
      await log.open('r', 'ann')
      const { signal } = new AbortController()
      const first = log.wait('r', -1, signal)
      expect(await isSettled(first)).toBe(false)
      await log.append('r', chunk('a'))
      expect(await isSettled(first)).toBe(true)
      expect(await isSettled(log.wait('r', -1, signal))).toBe(true)

      const giveUp = new AbortController()
      const second = log.wait('r', 0, giveUp.signal)
      expect(await isSettled(second)).toBe(false)
      giveUp.abort()
      expect(await isSettled(second)).toBe(true)

      await log.append('r', end)
      expect(await isSettled(log.wait('r', 99, signal))).toBe(true)
      expect(await isSettled(log.wait('unknown', -1, signal))).toBe(true)
    })

    test('under pressure the run that finished first makes way', async () => {
      const { log } = createBench({ maxBytes: 9_000, keepEndedMs: 60_000 })
      for (const runId of ['old', 'new', 'live']) await log.open(runId, 'ann')
      for (const runId of ['old', 'new']) {
        await log.append(runId, chunk('x'.repeat(700)))
        await log.append(runId, end)
      }
      expect(await log.append('live', chunk('x'.repeat(900)))).toBe('appended')
      expect((await log.read('old', -1, large)).state).toBe('evicted')
      expect((await log.read('new', -1, large)).state).toBe('ended')
    })

    test('with only live runs a full log takes no more text, but always an end', async () => {
      const { log } = createBench({ maxBytes: 9_000, keepEndedMs: 60_000 })
      await log.open('a', 'ann')
      await log.open('b', 'bob')
      expect(await log.append('a', chunk('x'.repeat(2_000)))).toBe('appended')
      expect(await log.append('b', chunk('x'.repeat(2_000)))).toBe('full')
      expect(await log.append('b', end)).toBe('appended')
      expect((await log.read('a', -1, large)).state).toBe('live')
    })
  })
}
