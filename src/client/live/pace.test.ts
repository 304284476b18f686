import { expect, test } from 'vitest'

import type { StreamEvent } from '../../core/chat/stream-event.ts'
import { createFakeClock } from '../testing/fake-clock.ts'
import { createPace, isNews } from './pace.ts'

/** A page that paints every 16 ms, with updates of a given length. */
function setUp(updateMs = 0, characters = 1) {
  const clock = createFakeClock(0)
  const updates: number[] = []
  let lostMs = 0
  const now = () => clock.now() + lostMs
  const pace = createPace(
    {
      now,
      setTimer: clock.setTimer,
      requestFrame: (callback) => clock.setTimer(callback, 16 - (clock.now() % 16)),
    },
    () => {
      updates.push(clock.now())
      lostMs += updateMs
      return characters
    },
  )
  return { clock, updates, pace }
}

test('what comes after a silence is shown in the next frame', async () => {
  const { clock, updates, pace } = setUp()
  await clock.advance(3)
  pace.ask()
  await clock.advance(997)
  pace.ask()
  await clock.advance(100)
  expect(updates).toEqual([16, 1008])
})

test('a steady flow is shown every second or third frame, and nothing of it is left', async () => {
  const { clock, updates, pace } = setUp()
  for (let atMs = 0; atMs < 200; atMs += 4) {
    pace.ask()
    await clock.advance(4)
  }
  await clock.advance(100)
  expect(updates.slice(0, 4)).toEqual([16, 48, 80, 112])
  expect(updates.at(-1)).toBeGreaterThanOrEqual(200)
  expect(clock.pending()).toBe(0)
})

test('more than anybody reads as it comes is shown every third frame', async () => {
  const { clock, updates, pace } = setUp(0, 80)
  for (let atMs = 0; atMs < 200; atMs += 4) {
    pace.ask()
    await clock.advance(4)
  }
  expect(updates.slice(0, 4)).toEqual([16, 64, 112, 160])
})

test('what is waited for does not wait', async () => {
  const { clock, updates, pace } = setUp()
  pace.ask()
  await clock.advance(16)
  pace.ask()
  pace.hurry()
  await clock.advance(16)
  expect(updates).toEqual([16, 32])
})

test('after a slow update the page has three times as long for the rest', async () => {
  const { clock, updates, pace } = setUp(50)
  for (let atMs = 0; atMs < 300; atMs += 4) {
    pace.ask()
    await clock.advance(4)
  }
  expect(updates).toEqual([16, 176])
})

test('nothing is shown after the end, and no timer is left', async () => {
  const { clock, updates, pace } = setUp()
  pace.ask()
  await clock.advance(16)
  pace.ask()
  pace.hurry()
  pace.end()
  await clock.advance(100)
  expect(updates).toEqual([16])
  expect(clock.pending()).toBe(0)
})

test('the first word, a thought, a call that begins and every end are news, more of the same is not', () => {
  const isNewsAt = (status: Parameters<typeof isNews>[0], ...events: readonly StreamEvent[]) =>
    isNews(status, { type: 'decoded', atMs: 1, events })
  const text: StreamEvent = { type: 'text-delta', text: 'a' }
  const thought: StreamEvent = { type: 'reasoning-delta', text: 'a', field: 'f' }
  const begun: StreamEvent = { type: 'tool-call-delta', key: '0', name: 'f', argumentsText: '' }
  const piece: StreamEvent = { type: 'tool-call-delta', key: '0', argumentsText: '{' }
  const finish: StreamEvent = { type: 'finish', reason: 'stop', rawReason: null }
  expect(isNews('waiting', { type: 'opened', atMs: 1, status: 200, headers: {} })).toBe(true)
  expect([isNewsAt('opened', text), isNewsAt('thinking', text)]).toEqual([true, true])
  expect([isNewsAt('opened', thought), isNewsAt('answering', begun)]).toEqual([true, true])
  expect([isNewsAt('answering', text, finish), isNewsAt('answering', piece, text)]).toEqual([
    true,
    false,
  ])
  expect([isNewsAt('answering', text, thought), isNewsAt('thinking', thought)]).toEqual([
    false,
    false,
  ])
  expect(isNewsAt('opened', { type: 'text-delta', text: 'a', choice: 1 })).toBe(false)
})

test('a clock that is put back during an update does not put off the next one', async () => {
  const { clock, updates, pace } = setUp(-24 * 60 * 60_000)
  for (let atMs = 0; atMs < 100; atMs += 4) {
    pace.ask()
    await clock.advance(4)
  }
  expect(updates.length).toBeGreaterThan(2)
})
