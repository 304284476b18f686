import { expect, test } from 'vitest'

import { createHand, createTestHouse } from '../testing/test-house.ts'
import { longestAheadMs, readAhead } from './read-ahead.ts'

test('the end of a conversation is there before the page asks for it, and is not read twice', async () => {
  const house = createTestHouse()
  const { client, clock } = house
  await createHand(house, client).send('Hello')
  const id = client.workspace.getState().conversationId ?? ''
  const { disk } = house.house
  let reads = 0
  house.house.disk = {
    ...disk,
    readEnd: (...args) => {
      reads++
      return disk.readEnd(...args)
    },
  }
  client.queryClient.clear()
  await readAhead(clock, client.queryClient, client.queries, id)
  expect(reads).toBe(1)
  const end = await client.queryClient.fetchQuery(client.queries.conversationEnd(id))
  expect(end).toMatchObject({ conversation: { id } })
  expect(reads).toBe(1)
  client.dispose()
})

test('of all that is read at the start, what is to be seen is read first', async () => {
  const first = createTestHouse()
  await createHand(first, first.client).send('Hello')
  first.client.dispose()
  const reads: string[] = []
  const { disk } = first.house
  first.house.disk = {
    ...disk,
    readEnd: async (...args) => {
      const end = await disk.readEnd(...args)
      await new Promise((resolve) => setTimeout(resolve, 5))
      reads.push('end is here')
      return end
    },
    unfinishedRuns: () => {
      reads.push('unfinished runs are asked for')
      return disk.unfinishedRuns()
    },
  }
  const { client } = first.openPage()
  await client.readAhead()
  await first.clock.settle()
  expect(reads).toEqual(['end is here', 'unfinished runs are asked for'])
  client.dispose()
})

test('a disk that does not answer holds the page up for a moment only', async () => {
  const { client, clock } = createTestHouse()
  let isDone = false
  const conversationEnd = () => ({
    queryKey: ['never'],
    queryFn: () => new Promise<never>(() => {}),
    staleTime: 0,
  })
  void readAhead(clock, client.queryClient, { conversationEnd }, 'id').then(() => {
    isDone = true
  })
  await clock.advance(longestAheadMs - 1)
  expect(isDone).toBe(false)
  await clock.advance(1)
  expect(isDone).toBe(true)
  client.dispose()
})
