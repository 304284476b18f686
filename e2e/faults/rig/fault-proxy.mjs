import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

import { reset } from './reset.mjs'

/**
 * A line that breaks on demand, before a server on this machine. What it does to the bytes that come
 * from the server is said by `set`, for all lines that are open and all to come:
 * - `latencyMs`: before each piece
 * - `sliceBytes`: pieces of so many bytes, each its own write
 * - `bytesPerSecond`: no faster than that
 * - `cut: { after, how, times }`: once a line has carried so many bytes since, a `reset`, an orderly
 *   `fin` or a `hole` (it stays open, and nothing passes); so many lines suffer it, then none
 */
export async function startFaultProxy(targetPort) {
  const lines = new Set()
  /** `gate` is waited for before any byte passes. */
  const state = { toxics: {}, cutsLeft: 0, gate: Promise.resolve() }
  let connections = 0
  const listener = createServer((client) => {
    connections += 1
    const line = createLine(client, connect(targetPort, '127.0.0.1'), state)
    lines.add(line)
    client.once('close', () => lines.delete(line))
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address()

  function cutAll(how) {
    for (const line of lines) line.cut(how)
    lines.clear()
  }

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    connections: () => connections,
    set(toxics) {
      state.toxics = toxics
      state.cutsLeft = toxics.cut?.times ?? 0
      for (const line of lines) line.countAnew()
    },
    /** Cuts every line that is open now. */
    cutAll,
    /** Nothing passes on any line, in no direction, and nobody is told. Resolves when it does again. */
    async blackHole(ms) {
      state.gate = wait(ms)
      await state.gate
    },
    close() {
      cutAll('reset')
      listener.close()
    },
  }
}

/** One connection and its other half. It ends with either. */
function createLine(client, server, state) {
  let passedBytes = 0
  let isCut = false
  client.setNoDelay(true)
  server.setNoDelay(true)

  function destroyBoth() {
    client.destroy()
    server.destroy()
  }

  function cut(how) {
    isCut = true
    if (how === 'hole') return
    if (how === 'reset') reset(client)
    else client.end()
    server.destroy()
  }

  async function pass(piece) {
    const { latencyMs = 0, bytesPerSecond } = state.toxics
    await state.gate
    if (latencyMs > 0) await wait(latencyMs)
    if (bytesPerSecond) await wait((piece.length / bytesPerSecond) * 1000)
    if (isCut || client.destroyed) return
    if (!client.write(piece)) await Promise.race([once(client, 'drain'), once(client, 'close')])
    passedBytes += piece.length
  }

  /** The cut that falls into these bytes, if any: it is this line's from here on. */
  function claimCut(bytes) {
    const due = state.cutsLeft > 0 ? state.toxics.cut : undefined
    if (due === undefined || passedBytes + bytes.length < due.after) return null
    state.cutsLeft -= 1
    return { room: Math.max(0, due.after - passedBytes), how: due.how }
  }

  async function carryDown() {
    for await (const bytes of server) {
      if (isCut) continue
      const claimed = claimCut(bytes)
      const whole = claimed?.room ?? bytes.length
      const { sliceBytes = bytes.length } = state.toxics
      for (let at = 0; at < whole && !isCut; at += sliceBytes)
        await pass(bytes.subarray(at, Math.min(whole, at + sliceBytes)))
      if (claimed && !isCut) cut(claimed.how)
    }
    await state.gate
    if (!isCut) client.end()
  }

  async function carryUp() {
    for await (const bytes of client) {
      await state.gate
      if (!isCut && !server.destroyed) server.write(bytes)
    }
    await state.gate
    server.end()
  }

  client.once('error', destroyBoth)
  server.once('error', destroyBoth)
  carryDown().catch(destroyBoth)
  carryUp().catch(destroyBoth)
  return { cut, countAnew: () => (passedBytes = 0) }
}
