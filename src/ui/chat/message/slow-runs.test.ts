import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'

import type { RunsState } from '../../../client/stores/run-store.ts'
import { createRun, type Run } from '../../../core/run/run.ts'
import { slowRuns } from './slow-runs.ts'

const facts = {
  id: 'r',
  providerId: 'demo',
  dialectId: 'openai-chat',
  model: 'm',
  outline: '{}',
  startedAt: 0,
} as const
const link = { state: 'live' } as const

function prepare() {
  const store = createStore<RunsState>(() => ({ live: {} }))
  const put = (change: Partial<Run>) =>
    store.setState({ live: { r: { run: { ...createRun(facts), ...change }, link } } })
  const seen: string[] = []
  const slow = slowRuns(store)
  const stop = slow.subscribe(({ live }) => seen.push(live['r']?.run.text ?? 'gone'))
  return { store, put, seen, slow, stop }
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => vi.useRealTimers())

test('words are passed on four times a second, the last ones too', () => {
  const { put, seen } = prepare()
  put({ status: 'answering', text: 'a' })
  for (const text of ['ab', 'abc', 'abcd']) put({ status: 'answering', text })
  expect(seen).toEqual(['a'])
  vi.advanceTimersByTime(250)
  expect(seen).toEqual(['a', 'abcd'])
  vi.advanceTimersByTime(1000)
  expect(seen).toEqual(['a', 'abcd'])
})

test('a beginning, an end and a lost line are passed on at once', () => {
  const { store, put, seen } = prepare()
  put({ status: 'waiting' })
  put({ status: 'answering', text: 'a' })
  put({ status: 'complete', text: 'ab' })
  store.setState({ live: {} })
  expect(seen).toEqual(['', 'a', 'ab', 'gone'])
})

test('what is shown is read until it is shown anew; without a listener nothing is held', () => {
  const { put, slow, stop, store } = prepare()
  put({ status: 'answering', text: 'a' })
  put({ status: 'answering', text: 'ab' })
  expect(slow.getState().live['r']?.run.text).toBe('a')
  stop()
  expect(slow.getState()).toBe(store.getState())
  expect(vi.getTimerCount()).toBe(0)
})
