import { expect, test, vi } from 'vitest'

import { createFiller } from './filler.ts'

/** Tasks that run when the test says so. */
function createTasks() {
  const tasks: (() => void)[] = []
  return {
    inNextTask: (action: () => void) => void tasks.push(action),
    runOne: () => tasks.shift()?.(),
    runAll: () => {
      while (tasks.length > 0) tasks.shift()?.()
    },
  }
}

const filledOf = (filler: ReturnType<typeof createFiller>, count: number) =>
  Array.from({ length: count }, (_, i) => i).filter((i) => filler.isFilled(i))

function aFiller(turns: readonly number[]) {
  const tasks = createTasks()
  return { ...tasks, filler: createFiller({ turns, inNextTask: tasks.inNextTask }) }
}

test('who has no turn is there from the start, and nothing happens before it is begun', () => {
  const { filler, runAll } = aFiller([2, 1, 0])
  runAll()
  expect(filledOf(filler, 5)).toEqual([3, 4])
  expect(filler.isDone()).toBe(false)
})

test('the rest follow one per task, in their turn, until all are there', () => {
  const { filler, runOne, runAll } = aFiller([2, 1, 0])
  const listener = vi.fn<() => void>()
  filler.subscribe(listener)
  filler.start()
  runOne()
  expect(filledOf(filler, 5)).toEqual([2, 3, 4])
  expect(listener).toHaveBeenCalledTimes(1)
  runOne()
  expect(filledOf(filler, 5)).toEqual([1, 2, 3, 4])
  runAll()
  expect(filledOf(filler, 5)).toEqual([0, 1, 2, 3, 4])
  expect(filler.isDone()).toBe(true)
  expect(listener).toHaveBeenCalledTimes(3)
})

test('one that comes into view is filled at once, and takes no turn later', () => {
  const { filler, runOne, runAll } = aFiller([3, 2, 1, 0])
  filler.start()
  filler.demand(2)
  expect(filledOf(filler, 5)).toEqual([2, 4])
  runOne()
  expect(filledOf(filler, 5)).toEqual([2, 3, 4])
  runOne()
  expect(filledOf(filler, 5)).toEqual([1, 2, 3, 4])
  runAll()
  expect(filler.isDone()).toBe(true)
})

test('all that is left can be filled at once; what waits then does nothing', () => {
  const { filler, runAll } = aFiller([3, 2, 1, 0])
  filler.start()
  const listener = vi.fn<() => void>()
  filler.subscribe(listener)
  filler.finish()
  expect(filledOf(filler, 5)).toEqual([0, 1, 2, 3, 4])
  runAll()
  filler.finish()
  expect(listener).toHaveBeenCalledTimes(1)
})

test('it stops when told to, and goes on from there', () => {
  const { filler, runOne, runAll } = aFiller([3, 2, 1, 0])
  const stop = filler.start()
  runOne()
  stop()
  runAll()
  expect(filledOf(filler, 5)).toEqual([3, 4])
  filler.start()
  runAll()
  expect(filler.isDone()).toBe(true)
})

test('what is new has its group at once', () => {
  const { filler } = aFiller([3, 2, 1, 0])
  expect(filler.isFilled(5)).toBe(true)
})

test('where nobody waits all is there', () => {
  expect(aFiller([]).filler.isDone()).toBe(true)
})
