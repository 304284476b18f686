import { expect, test } from 'vitest'

import { kimiK20905 } from '../catalog/data/kimi-k2-0905.ts'
import { createConversation } from '../history/conversation.ts'
import { createRun } from '../run/run.ts'
import { collect, sourceOf, type Holdings } from './__fixtures__/exchanges.ts'
import { contentOfRun } from './content.ts'
import { writeExchange } from './write-exchange.ts'

const id = 'a'.repeat(32)
const goingOn = createRun({
  id,
  providerId: 'modelslab',
  dialectId: 'openai-chat',
  model: 'm',
  outline: '{}',
  startedAt: 1,
})
const chunk = (seq: number, text: string) =>
  ({ seq, record: { type: 'chunk', atMs: 1, text } }) as const

const aHolding = (change: Partial<Holdings['conversations'][number]['runs'][number]>) => ({
  conversations: [
    {
      conversation: createConversation(id, 0),
      runs: [{ run: goingOn, body: '{}', model: null, log: [], ...change }],
    },
  ],
})

const linesOf = async (holdings: Holdings): Promise<readonly unknown[]> =>
  (await collect(writeExchange(sourceOf(holdings), { exportedAt: 5, hasLogs: true }))).map(
    (line) => JSON.parse(line) as unknown,
  )

test('what is going on is interrupted in the file, and has one content before and after', async () => {
  const [, , run] = await linesOf(aHolding({}))
  expect(run).toMatchObject({ type: 'run', run: { status: 'interrupted' } })
  const ended = { ...goingOn, status: 'interrupted' as const }
  const rest = { body: '{}', model: null }
  expect(contentOfRun({ run: goingOn, ...rest }, null)).toBe(
    contentOfRun({ run: ended, ...rest }, null),
  )
})

test('what it cost is said, at the price of the model as it was', async () => {
  const usage = { inputTokens: 1_000_000, outputTokens: 500_000 }
  const [, , run] = await linesOf(
    aHolding({ run: { ...goingOn, usage }, model: { ...kimiK20905, params: {} } as never }),
  )
  const { params: _, ...model } = kimiK20905
  expect(run).toMatchObject({ costUsd: 1.4 })
  expect(run).toHaveProperty('model', model)
})

test('a log is written in stretches: they end at a gap, and before they grow long', async () => {
  const long = 'x'.repeat(70_000)
  const lines = await linesOf(
    aHolding({ log: [chunk(0, 'a'), chunk(1, long), chunk(2, 'b'), chunk(5, 'c')] }),
  )
  const logs = lines.slice(3, -1) as { firstSeq: number; records: unknown[] }[]
  expect(logs.map(({ firstSeq, records }) => [firstSeq, records.length])).toEqual([
    [0, 2],
    [2, 1],
    [5, 1],
  ])
  expect(lines.at(-1)).toEqual({ type: 'end', conversations: 1, runs: 1, records: 4 })
})

test('nothing is asked for before the line at hand was taken', async () => {
  const asked: string[] = []
  const lines = writeExchange(
    {
      *conversations() {
        for (const name of ['first', 'second']) {
          asked.push(name)
          yield createConversation(name, 0)
        }
      },
      runs: () => [],
      log: () => [],
    },
    { exportedAt: 5, hasLogs: false },
  )
  await lines.next()
  expect(asked).toEqual([])
  await lines.next()
  expect(asked).toEqual(['first'])
})
