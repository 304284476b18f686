import { expect, test } from 'vitest'

import { createFakeClock } from '../testing/fake-clock.ts'
import { createFakePage } from '../testing/fake-page.ts'
import { createReadPace } from './read-pace.ts'

/** Whoever reads a line at its pace, and when which piece was read, in ms from now. */
function setUp() {
  const clock = createFakeClock()
  const page = createFakePage()
  const pace = createReadPace({ ...clock, page })
  const startedAt = clock.now()
  const line = new TransformStream<Uint8Array, Uint8Array>(
    undefined,
    new CountQueuingStrategy({ highWaterMark: 1000 }),
    new CountQueuingStrategy({ highWaterMark: 1000 }),
  )
  const writer = line.writable.getWriter()
  const reader = line.readable.getReader()
  const read: [atMs: number, piece: string][] = []
  const readOn = async () => {
    for (;;) {
      const value = await pace.next(reader.read().then((result) => result.value ?? null))
      if (value === null) return
      read.push([clock.now() - startedAt, new TextDecoder().decode(value).trim()])
    }
  }
  void readOn()
  /** One piece each so many ms. */
  async function write(pieces: readonly string[], everyMs: number): Promise<void> {
    for (const piece of pieces) {
      void writer.write(new TextEncoder().encode(piece))
      await clock.advance(everyMs)
    }
  }
  return { clock, page, pace, read, write, writer }
}

const pieces = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}`)
const timesOf = (read: readonly [number, string][]): number[] => [
  ...new Set(read.map(([atMs]) => atMs)),
]

test('many pieces are read together, once a frame, in order and all of them', async () => {
  const { clock, read, write } = setUp()
  await write(pieces(200), 1)
  await clock.advance(16)
  expect(read.map(([, piece]) => piece)).toEqual(pieces(200))
  expect(timesOf(read).length).toBeLessThan(20)
  expect(Math.max(...read.map(([atMs, piece]) => atMs - Number(piece)))).toBeLessThanOrEqual(16)
})

test('the first pieces, and those that come one by one, are read as they come', async () => {
  const { read, write } = setUp()
  await write(pieces(4), 1)
  expect(read.map(([atMs]) => atMs)).toEqual([0, 1, 2, 3])
  const slow = setUp()
  await slow.write(pieces(20), 20)
  expect(slow.read.map(([atMs]) => atMs)).toEqual(pieces(20).map((piece) => 20 * Number(piece)))
})

test('an answer that becomes slow is read as it comes again', async () => {
  const { read, write } = setUp()
  await write(pieces(40), 1)
  read.length = 0
  await write(pieces(10), 30)
  const late = read.slice(-5).map(([atMs]) => (atMs - 40) % 30)
  expect(late).toEqual([0, 0, 0, 0, 0])
})

test('a hidden page rests never: its timers may take a minute', async () => {
  const { page, read, write } = setUp()
  page.state.isVisible = false
  await write(pieces(50), 1)
  expect(read.map(([atMs]) => atMs)).toEqual(pieces(50).map(Number))
})

test('the end of the reading ends a rest, and leaves no timer', async () => {
  const { clock, pace, write } = setUp()
  await write(pieces(40), 1)
  expect(clock.pending()).toBe(1)
  pace.end()
  await clock.settle()
  expect(clock.pending()).toBe(0)
})

test('an end that comes while it is looked what lies ready leaves no timer either', async () => {
  const { clock, page } = setUp()
  const pace = createReadPace({ ...clock, page })
  const piece = new Uint8Array(1)
  for (let count = 0; count < 4; count++) await pace.next(Promise.resolve(piece))
  void pace.next(new Promise(() => {}))
  pace.end()
  await clock.settle()
  expect(clock.pending()).toBe(0)
})

test('large pieces are read one after the other: a log that was there already waits for nothing', async () => {
  const { read, write } = setUp()
  const large = pieces(40).map((piece) => piece.padEnd(20_000))
  await write(large, 1)
  expect(read.map(([atMs]) => atMs)).toEqual(pieces(40).map(Number))
})
