import { beforeEach, expect, it } from 'vitest'

import { createPaintTurns, type PaintJob } from './paint-turns.ts'

let nowMs = 0
let tasks: (() => void)[] = []
let seen: string[] = []
let failures: unknown[] = []

beforeEach(() => {
  nowMs = 0
  tasks = []
  seen = []
  failures = []
})

const someTurns = () =>
  createPaintTurns({ now: () => nowMs, inNextTask: (action) => void tasks.push(action) })

const onFail = (error: unknown) => void failures.push(error)

/** An answer that is painted in so many steps of so many milliseconds. */
const inSteps = (name: string, count: number, stepMs: number): PaintJob => {
  let left = count
  const step = () => {
    nowMs += stepMs
    left -= 1
    seen.push(name)
    return left === 0
  }
  return { step, onFail }
}

const runTask = () => tasks.shift()?.()
/** What is asked for at the end of a task has run. */
const endTask = () => Promise.resolve()

it('paints what was added last first, at the end of the task, and the rest in the tasks after it', async () => {
  const turns = someTurns()
  for (const name of ['first', 'second', 'last']) turns.add(inSteps(name, 1, 10))
  expect(seen).toEqual([])
  await endTask()
  expect(seen).toEqual(['last', 'second'])
  runTask()
  expect(seen).toEqual(['last', 'second', 'first'])
  expect(tasks).toEqual([])
})

it('goes on with an answer of many steps, and stops a task before it is a long one', async () => {
  const turns = someTurns()
  turns.add(inSteps('long', 7, 10))
  await endTask()
  expect(seen).toHaveLength(2)
  runTask()
  expect(seen).toHaveLength(5)
  runTask()
  expect(seen).toHaveLength(7)
  expect(tasks).toEqual([])
})

it('gives a turn before the end of the task to those who cannot wait for it, and no second one', async () => {
  const turns = someTurns()
  turns.add(inSteps('long', 3, 20))
  turns.flush()
  expect(seen).toEqual(['long'])
  await endTask()
  expect(seen).toEqual(['long'])
})

it('paints what comes into view before what waited', async () => {
  const turns = someTurns()
  turns.add(inSteps('waits', 3, 20))
  await endTask()
  turns.add(inSteps('in view', 2, 20))
  await endTask()
  runTask()
  expect(seen).toEqual(['waits', 'in view', 'in view', 'waits'])
})

it('runs an action when nothing waits to be painted, one in a task', async () => {
  const turns = someTurns()
  turns.add(inSteps('answer', 3, 20))
  turns.afterPainting(() => {
    seen.push('action')
    turns.add(inSteps('next', 2, 20))
    turns.afterPainting(() => seen.push('last action'))
  })
  await endTask()
  while (tasks.length > 0) {
    runTask()
    await endTask()
  }
  expect(seen).toEqual(['answer', 'answer', 'answer', 'action', 'next', 'next', 'last action'])
})

it('forgets an answer that has left, whether it had a turn or not', async () => {
  const turns = someTurns()
  const leave = turns.add(inSteps('left at once', 1, 1))
  const leaveLater = turns.add(inSteps('left later', 9, 20))
  leave()
  await endTask()
  leaveLater()
  while (tasks.length > 0) runTask()
  expect(seen).toEqual(['left later'])
})

it('goes on with the others when one fails, and tells its owner', async () => {
  const turns = someTurns()
  const error = new Error('fails')
  const bad = () => {
    throw error
  }
  turns.add(inSteps('good', 1, 1))
  turns.add(inSteps('slow', 2, 20))
  turns.add({ step: bad, onFail })
  turns.flush()
  expect(failures).toEqual([error])
  while (tasks.length > 0) runTask()
  await endTask()
  expect(seen).toEqual(['slow', 'slow', 'good'])
  expect(failures).toHaveLength(1)
})

it('paints all of it at once for those who look at the whole', async () => {
  const turns = someTurns()
  turns.add(inSteps('waits', 5, 20))
  await endTask()
  turns.add(inSteps('just came', 5, 20))
  turns.finish()
  expect(seen).toHaveLength(10)
  await endTask()
  while (tasks.length > 0) runTask()
  expect(seen).toHaveLength(10)
})
