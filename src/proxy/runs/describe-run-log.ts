import { describe, expect, test } from 'vitest'

import type { RunRecord } from '../../core/run/record.ts'
import type { LogRead, RunLog } from './run-log.ts'

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

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

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
      expect(await log.read('r', -1, large)).toEqual({ state: 'live', records: [], hasMore: false })
      await log.append('r', end)
      expect(await log.read('r', 0, large)).toEqual({ state: 'ended', records: [], hasMore: false })
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

    test('whoever watches is told of a record, of the end and of the eviction, until it stops', async () => {
      const { log, advance } = createBench(roomy)
      await log.open('r', 'ann')
      let seen = ''
      const stop = log.watch('r', () => {
        seen += 'x'
      })
      const isTold = async (change: () => Promise<unknown>) => {
        seen = ''
        await change()
        await turn()
        return seen !== ''
      }
      expect(await isTold(turn)).toBe(false)
      expect(await isTold(async () => log.append('r', chunk('a')))).toBe(true)
      expect(await isTold(async () => log.append('r', end))).toBe(true)
      expect(await isTold(() => advance(roomy.keepEndedMs + 1))).toBe(true)
      stop()

      await log.open('s', 'ann')
      log.watch('s', () => {
        seen += 'x'
      })()
      expect(await isTold(async () => log.append('s', chunk('a')))).toBe(false)
      expect(() => log.watch('unknown', () => {})()).not.toThrow()
    })

    test('[P1] what a watcher is told of can be read, by every one of them', async () => {
      const { log } = createBench(roomy)
      await log.open('r', 'ann')
      const reads: Promise<LogRead>[] = []
      for (let reader = 0; reader < 3; reader += 1)
        log.watch('r', () => reads.push(Promise.resolve(log.read('r', -1, large))))
      await log.append('r', chunk('a'))
      await turn()
      expect(await Promise.all(reads.slice(0, 3))).toEqual(
        Array.from({ length: 3 }, () => ({
          state: 'live',
          records: [{ seq: 0, record: chunk('a') }],
          hasMore: false,
        })),
      )
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
