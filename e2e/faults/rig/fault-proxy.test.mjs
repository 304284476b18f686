import { once } from 'node:events'
import { connect, createServer } from 'node:net'

import { afterEach, expect, test } from 'vitest'

import { startFaultProxy } from './fault-proxy.mjs'

const cleanups = []
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean()
})

/** A server that says a piece each time it is asked, and then closes, behind a line that breaks. */
async function setUp(...pieces) {
  const server = createServer((socket) => {
    const left = [...pieces]
    socket.on('error', () => {})
    socket.on('data', () => (left.length > 1 ? socket.write(left.shift()) : socket.end(left[0])))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const line = await startFaultProxy(server.address().port)
  cleanups.push(() => server.close(), line.close)
  return line
}

/** What a client gets that asks for piece after piece: the bytes, and how they end. */
function read({ port }, onPiece = (socket) => socket.write('?')) {
  const socket = connect(port, '127.0.0.1')
  const parts = []
  socket.write('?')
  return new Promise((resolve) => {
    const end = (how) => () => resolve({ text: Buffer.concat(parts).toString(), how })
    socket.on('data', (part) => {
      parts.push(part)
      onPiece(socket)
    })
    socket.once('end', end('fin'))
    socket.once('error', end('reset'))
  })
}

const said = 'abcdefghij'.repeat(10)

test('without a fault everything passes, and ends as it ended', async () => {
  expect(await read(await setUp(said))).toMatchObject({ text: said, how: 'fin' })
})

test('a line is cut in the middle of a piece, as often as was said', async () => {
  const line = await setUp(said)
  line.set({ cut: { after: 37, how: 'fin', times: 2 } })
  const [one, two, three] = [await read(line), await read(line), await read(line)]
  for (const cut of [one, two]) expect(cut).toEqual({ text: said.slice(0, 37), how: 'fin' })
  expect(three).toEqual({ text: said, how: 'fin' })
})

test('a reset is no orderly end', async () => {
  // Between two pieces: Node takes a reset that comes with the last bytes for an end.
  const line = await setUp(said, said)
  const heard = await read(line, () => line.cutAll('reset'))
  expect(heard).toEqual({ text: said, how: 'reset' })
})

test('in slices every byte comes, in order', async () => {
  const line = await setUp('é🙂'.repeat(5))
  line.set({ sliceBytes: 1 })
  expect((await read(line)).text).toBe('é🙂'.repeat(5))
})

test('in a hole nobody is told anything', async () => {
  const line = await setUp(said)
  line.set({ cut: { after: 0, how: 'hole', times: 1 } })
  let hasHeard = false
  void read(line).then(() => (hasHeard = true))
  await read(line) // another one, which passes
  expect(hasHeard).toBe(false)
})
