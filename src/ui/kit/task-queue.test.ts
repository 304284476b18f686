import { setTimeout as wait } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { createTaskQueue } from './task-queue.ts'

const countPorts = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length

test('actions run in order, one per task, those too that are added by one', async () => {
  const inNextTask = createTaskQueue()
  const seen: string[] = []
  inNextTask(() => {
    seen.push('first')
    void Promise.resolve().then(() => seen.push('what the first left for the end of its task'))
    inNextTask(() => seen.push('third'))
  })
  inNextTask(() => seen.push('second'))
  expect(seen).toEqual([])
  await wait(50)
  expect(seen).toEqual(['first', 'what the first left for the end of its task', 'second', 'third'])
  inNextTask(() => seen.push('later'))
  await wait(50)
  expect(seen.at(-1)).toBe('later')
})

test('a queue with nothing to do holds no port open', async () => {
  const before = countPorts()
  const queues = Array.from({ length: 20 }, () => createTaskQueue())
  const ran: number[] = []
  for (const [index, inNextTask] of queues.entries()) inNextTask(() => ran.push(index))
  expect(countPorts()).toBeGreaterThan(before)
  await wait(50)
  expect(ran).toHaveLength(20)
  expect(countPorts()).toBe(before)
})
