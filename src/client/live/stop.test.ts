import { expect, test } from 'vitest'

import { createHand, createTestHouse, spoken } from '../testing/test-house.ts'

function setUp() {
  const house = createTestHouse()
  return { ...house, ...createHand(house, house.client), at: house }
}

type SetUp = ReturnType<typeof setUp>

/** Every phase a run can be stopped in, and the text that must be kept. */
const phases: readonly (readonly [string, (house: SetUp) => Promise<void>, string])[] = [
  ['before the headers', async () => {}, ''],
  ['before the first token', (house) => house.open(), ''],
  [
    'in mid-answer',
    async (house) => {
      await house.open()
      await house.say('Half ')
    },
    'Half ',
  ],
  [
    'while reconnecting',
    async (house) => {
      await house.open()
      await house.say('Half ')
      house.proxy.cut()
      await house.clock.settle()
    },
    'Half ',
  ],
]

test.each(phases)('stop %s is final at once, and reaches the server', async (_, reach, text) => {
  const house = setUp()
  const { client, proxy, clock } = house
  await house.send('Hello')
  await reach(house)
  const runId = house.lastId()
  await client.commands.stop()
  // Within this very frame: no time has passed.
  expect(client.runs.getState().live).toEqual({})
  expect(await house.run(runId)).toMatchObject({ status: 'stopped', text, error: null })
  await clock.settle()
  expect(proxy.runs.get(runId)?.records.at(-1)).toMatchObject({ type: 'end', cause: 'stopped' })
  expect(proxy.runs.get(runId)?.readers.size).toBe(0)
  await clock.advance(60_000)
  expect(
    (await house.house.disk.read((await house.document()).conversation.id))?.runs,
  ).toMatchObject({
    [runId]: { status: 'stopped', text },
  })
})

test('text that had arrived and waited for its frame is kept', async () => {
  const house = setUp()
  const { client, proxy, clock } = house
  await house.send('Hello')
  await house.open()
  await house.say('Half ')
  proxy.append(house.lastId(), proxy.runs.get(house.lastId())?.records[1] ?? never())
  await clock.settle() // it is here, and its frame is not
  await client.commands.stop()
  expect((await house.lastRun()).text).toBe('Half Half ')
})

test('a late chunk attaches neither to the stopped answer nor to the next one', async () => {
  const house = setUp()
  const { client, proxy, clock } = house
  await house.send('One')
  await house.open()
  const first = house.lastId()
  const stopping = client.commands.stop()
  proxy.append(first, { type: 'chunk', atMs: 50, text: 'data: late\n\n' })
  await stopping
  await house.send('Two')
  await house.open()
  await house.say('Second.')
  await clock.settle()
  expect((await house.run(first)).text).toBe('')
  expect((await house.lastRun()).text).toBe('Second.')
})

test('a stop whose server is away is said again when it is back', async () => {
  const house = setUp()
  const { client, proxy, clock } = house
  await house.send('Hello')
  await house.open()
  const runId = house.lastId()
  proxy.faults.isDown = true
  await client.commands.stop()
  expect((await house.run(runId)).status).toBe('stopped')
  await clock.advance(300)
  proxy.faults.isDown = false
  await clock.advance(500)
  expect(proxy.runs.get(runId)?.records.at(-1)).toMatchObject({ cause: 'stopped' })
})

test('an upstream that stays open after the last word does not keep the answer open', async () => {
  const house = setUp()
  const { client, clock } = house
  await house.send('Hello')
  await house.open()
  await house.say('Hi.')
  const last = await finishWithoutEnd(house)
  expect(last.status).toBe('complete')
  await clock.advance(1000)
  expect(client.runs.getState().live).toEqual({})
  expect((await house.lastRun()).status).toBe('complete')
})

async function finishWithoutEnd(house: SetUp) {
  const text = spoken([{ type: 'finish', reason: 'stop', rawReason: 'stop' }])
  await house.append({ type: 'chunk', atMs: 20, text })
  return house.lastRun()
}

function never(): never {
  throw new Error('the log has that record')
}
