import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

import { formats } from './formats.mjs'
import { reset } from './reset.mjs'
import { tokenText } from './tokens.mjs'

/**
 * What the provider does with a question. The question itself says it, as JSON: so one provider
 * serves any number of scenarios at once, and its ledger keeps them apart by `id`.
 * - `tokens`, `gapMs`: how many, and the pause after each
 * - `wide`: with characters of four bytes · `reasoning`: thoughts instead of words
 * - `sliceBytes`: each frame in pieces of so many bytes · `burst`: tokens in one write
 * - `headersAfterMs`, `silentAfter`: silence before the head, or after so many tokens
 * - `cut: { after, bytes, how }`: after so many tokens and so many bytes of the next frame a `reset`,
 *   an orderly `fin`, or a `broken` body; `how: 'error'` is an error event inside the stream
 * - `finish`: `stop`, or `null` (a whole answer whose reason is missing, as Ollama ends it)
 * - `first`: statuses, headers and bodies of the first answers to it, before the real one
 */
const usual = { tokens: 60, gapMs: 12, finish: 'stop', first: [] }

const scriptIn = (body) => {
  const { messages } = JSON.parse(body)
  const said = messages.findLast(({ role }) => role === 'user')?.content
  const text = typeof said === 'string' ? said : said.map((part) => part.text ?? '').join('')
  return { ...usual, ...JSON.parse(text.slice(text.indexOf('{'))) }
}

/** Resolves when the system has the bytes or the other side has left. */
async function write(response, text, sliceBytes = Infinity) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length && !response.destroyed; at += sliceBytes) {
    response.write(bytes.subarray(at, Math.min(bytes.length, at + sliceBytes)))
    if (sliceBytes < bytes.length) await wait(0)
  }
}

function endBadly(response, { how }, format) {
  const { socket } = response
  switch (how) {
    case 'reset':
      return socket && reset(socket)
    case 'fin': // the body has no length: for HTTP this is its proper end
      return response.end()
    case 'broken': // the body has chunks, and the last one never comes
      return socket?.end()
    case 'error':
      return response.end(format.errorEvent)
    default:
      throw new Error(`no such end: ${how}`)
  }
}

async function answer(response, script, format, entry) {
  const { tokens, gapMs, wide, reasoning, sliceBytes, burst = 1, cut, silentAfter } = script
  if (script.headersAfterMs)
    await wait(script.headersAfterMs, null, { signal: entry.left }).catch(() => {})
  if (response.destroyed) return
  if (cut?.how === 'fin') {
    response.useChunkedEncodingByDefault = false
    response.shouldKeepAlive = false
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.flushHeaders()
  await write(response, format.start, sliceBytes)
  for (let n = 1; n <= tokens; n += 1) {
    if (response.destroyed) return
    const frame = format.token(tokenText(n, wide), reasoning)
    if (cut && n > cut.after) {
      const part = Buffer.from(frame).subarray(0, cut.bytes ?? 0)
      if (part.length > 0) response.write(part)
      if (part.length >= Buffer.byteLength(frame)) entry.sent = n
      await wait(1)
      return endBadly(response, cut, format)
    }
    if (silentAfter !== undefined && n > silentAfter) return
    await write(response, frame, sliceBytes)
    entry.sent = n
    if (gapMs > 0 && n % burst === 0) await wait(gapMs)
  }
  if (script.finish === 'none') return response.end()
  await write(response, format.end(tokens, script.finish), sliceBytes)
  response.end()
}

/** A provider on this machine that counts, and keeps a ledger: who asked, and how each answer ended. */
export async function startUpstream() {
  const ledger = new Map()
  async function receive(request, response) {
    const arrivedAt = Date.now()
    const leaving = new AbortController()
    const entry = { arrivedAt, sent: 0, closedAt: null, byClient: false, left: leaving.signal }
    response.on('error', () => {}) // the other side may leave at any time
    response.once('close', () => {
      entry.closedAt = Date.now()
      entry.byClient = !response.writableEnded
      leaving.abort()
    })
    const parts = []
    for await (const part of request) parts.push(part)
    const body = Buffer.concat(parts).toString()
    // A list of models, or a count of tokens: nothing that is answered, or paid.
    if (!/\/(messages|completions)$/.test(request.url)) return void response.writeHead(404).end()
    const script = scriptIn(body)
    const entries = ledger.get(script.id) ?? []
    ledger.set(script.id, [...entries, entry])
    const refusal = script.first[entries.length]
    if (refusal) {
      response.writeHead(refusal.status, { 'content-type': 'application/json', ...refusal.headers })
      return void response.end(
        refusal.body ?? '{"error":{"message":"Not now.","type":"overloaded"}}',
      )
    }
    const format = request.url.endsWith('/messages') ? formats.anthropic : formats.openai
    await answer(response, script, format, entry)
  }

  const server = createServer((request, response) => void receive(request, response))
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    /** The requests of one scenario, the oldest first. */
    requests: (id) => ledger.get(id) ?? [],
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
