import { expect, test } from 'vitest'

import { createMetronome, paces, type Clock, type Pace } from './pace.ts'
import { createSeededRandom } from './random.ts'

/** A clock that moves by what is slept, plus what each sleep is late. */
function lateClock(lateMs: number): Clock & { sleeps: number[] } {
  let nowMs = 0
  const sleeps: number[] = []
  return {
    sleeps,
    now: () => nowMs,
    random: createSeededRandom(3),
    sleep: (ms) => {
      sleeps.push(ms)
      nowMs += ms + lateMs
      return Promise.resolve()
    },
  }
}

async function speak(pace: Pace, lateMs: number, chunks: number) {
  const clock = lateClock(lateMs)
  const metronome = createMetronome(clock, pace, new AbortController().signal)
  await metronome.wait(2)
  const firstMs = clock.now()
  for (let i = 0; i < chunks; i++) await metronome.wait(2)
  return { firstMs, tokensPerSecond: (2 * chunks * 1000) / (clock.now() - firstMs) }
}

test('the first token comes after about 400 ms and the others at about 60 a second', async () => {
  const { firstMs, tokensPerSecond } = await speak(paces.usual, 0, 1000)
  expect(firstMs).toBeGreaterThan(350)
  expect(firstMs).toBeLessThan(450)
  expect(tokensPerSecond).toBeGreaterThan(55)
  expect(tokensPerSecond).toBeLessThan(65)
})

test('the fast and the slow model keep to their own speed', async () => {
  const fast = await speak(paces.fast, 0, 1000)
  expect(fast.firstMs).toBeLessThan(25)
  expect(fast.tokensPerSecond).toBeGreaterThan(900)
  const slow = await speak(paces.slow, 0, 1000)
  expect(slow.firstMs).toBeGreaterThan(1700)
  expect(slow.tokensPerSecond).toBeLessThan(9)
})

test('late timers are made up for: 15 ms more on every sleep cost no speed', async () => {
  const punctual = await speak(paces.usual, 0, 500)
  const late = await speak(paces.usual, 15, 500)
  expect(late.tokensPerSecond).toBeGreaterThan(punctual.tokensPerSecond * 0.97)
})

test('an abort ends the wait, whether the sleep then rejects or resolves', async () => {
  const abort = new AbortController()
  const rejecting: Clock = {
    now: () => 0,
    random: () => 0.5,
    sleep: () => {
      abort.abort()
      return Promise.reject(new Error('aborted'))
    },
  }
  expect(await createMetronome(rejecting, paces.usual, abort.signal).wait(1)).toBe(false)
  expect(await createMetronome(lateClock(0), paces.usual, abort.signal).wait(1)).toBe(false)
})
