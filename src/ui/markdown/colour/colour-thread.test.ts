import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { ColourRuns } from './colour-runs.ts'
import { createColourThread } from './colour-thread.ts'
import { createFakeWorker, type FakeWorker } from './testing/fake-worker.ts'

const runs: ColourRuns = { classes: [], steps: Int32Array.of(1) }

function setUp() {
  const workers: FakeWorker[] = []
  const thread = createColourThread(() => {
    const worker = createFakeWorker()
    workers.push(worker)
    return worker
  })
  return { workers, thread, newest: () => workers.at(-1)! }
}

describe('the thread that finds colours', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('loads once, and asks when it has loaded', async () => {
    const { workers, thread, newest } = setUp()
    thread.warm()
    thread.warm()
    const found = thread.find('a', 'js')
    expect(newest().questions).toEqual([])
    newest().answer('ready')
    expect(newest().questions).toEqual([{ code: 'a', language: 'js' }])
    newest().answer(runs)
    expect(await found).toBe(runs)
    expect(workers).toHaveLength(1)
  })

  it('takes its time to load, but not to answer', async () => {
    const { workers, thread, newest } = setUp()
    const found = thread.find('a', 'js')
    vi.advanceTimersByTime(60_000)
    newest().answer('ready')
    vi.advanceTimersByTime(1999)
    expect(newest().isTerminated).toBe(false)
    vi.advanceTimersByTime(1)
    expect(await found).toBeNull()
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true])
  })

  it('puts a new worker in the place of one that hangs, and does not ask the same again', async () => {
    const { workers, thread, newest } = setUp()
    const hopeless = thread.find('hostile', 'js')
    newest().answer('ready')
    vi.advanceTimersByTime(2000)
    await hopeless
    const next = thread.find('a', 'js')
    newest().answer('ready')
    newest().answer(runs)
    expect(await next).toBe(runs)
    expect(await thread.find('hostile', 'js')).toBeNull()
    expect(workers.map(({ questions }) => questions.length)).toEqual([1, 1])
  })

  it('gives the time to each question anew', async () => {
    const { thread, newest } = setUp()
    for (const code of ['a', 'b']) {
      const found = thread.find(code, 'js')
      if (code === 'a') newest().answer('ready')
      vi.advanceTimersByTime(1500)
      newest().answer(null)
      expect(await found).toBeNull()
    }
    vi.advanceTimersByTime(10_000)
    expect(newest().isTerminated).toBe(false)
  })

  it('goes on with a new worker when one crashes at a question', async () => {
    const { workers, thread, newest } = setUp()
    const crashed = thread.find('a', 'js')
    newest().answer('ready')
    newest().crash()
    expect(await crashed).toBeNull()
    const next = thread.find('b', 'js')
    newest().answer('ready')
    newest().answer(runs)
    expect(await next).toBe(runs)
    expect(workers).toHaveLength(2)
  })

  it('gives up when the worker cannot be loaded twice', async () => {
    const { workers, thread, newest } = setUp()
    for (const code of ['a', 'b']) {
      const found = thread.find(code, 'js')
      newest().crash()
      expect(await found).toBeNull()
    }
    expect(await thread.find('c', 'js')).toBeNull()
    expect(workers).toHaveLength(2)
  })

  it('leaves code plain where a page may have no worker', async () => {
    const start = vi.fn((): FakeWorker => {
      throw new TypeError('This document requires TrustedScriptURL assignment.')
    })
    const thread = createColourThread(start)
    thread.warm()
    expect(await thread.find('a', 'js')).toBeNull()
    expect(start).toHaveBeenCalledTimes(1)
  })
})
