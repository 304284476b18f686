import { expect, test } from 'vitest'

import { createFakeTime } from '../testing/fake-time.ts'
import { watchRun } from './watch-run.ts'

function start(headersTimeoutMs: number) {
  const time = createFakeTime()
  const ends: string[] = []
  const watch = watchRun({
    ...time,
    headersTimeoutMs,
    limits: { idleTimeoutMs: 120_000, totalTimeoutMs: 600_000 },
    onTimeout: ({ detail = '' }) => ends.push(`${time.now() / 1000}: ${detail}`),
  })
  return { time, ends, watch }
}

test.each([60_000, 300_000])('headers are waited for %i ms, not less and not more', async (ms) => {
  const { time, ends } = start(ms)
  await time.advance(600_000)
  expect(ends).toEqual([`${ms / 1000}: No answer came for ${ms / 1000} s.`])
})

test.each([60_000, 300_000])(
  'after the headers, waited for %i ms at most, silence counts from the last piece',
  async (ms) => {
    const { time, ends, watch } = start(ms)
    await time.advance(10_000)
    watch.opened()
    await time.advance(119_999)
    watch.fed(time.now())
    await time.advance(600_000)
    expect(ends).toEqual(['249.999: Nothing came for 120 s.'])
  },
)

test('an answer that never ends is cut, however much comes', async () => {
  const { time, ends, watch } = start(60_000)
  watch.opened()
  for (let count = 0; count < 20; count += 1) {
    watch.fed(time.now())
    await time.advance(60_000)
  }
  expect(ends).toEqual(['600: The answer took longer than 600 s.'])
})

test('a run that is over leaves no timer behind, whatever was looked at before', async () => {
  const { time, ends, watch } = start(300_000)
  await time.advance(130_000)
  watch.stop()
  expect(time.count()).toBe(0)
  expect(ends).toEqual([])
})
