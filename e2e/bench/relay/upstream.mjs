/**
 * A provider for the relay benchmark, in a process of its own. `POST` with the body
 * `{"chunks": n, "perSecond": r}` gets n chunks, r of them a second; r = 0 is as fast as they are
 * taken. Each chunk says when it was written, in milliseconds of the machine's monotonic clock.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'

import { now } from './clock.mjs'

const start = '{"id":"c1","object":"chat.completion.chunk","created":1,"model":"bench"'
const words = ['The', ' quick', ' brown', ' fox', ' jumps', ' over', ' a', ' lazy', ' dog', '.']

const chunk = (index) =>
  `data: ${start},"sentAt":${now().toFixed(3)},"choices":[{"index":0,"delta":{"content":"${words[index % words.length]}"},"finish_reason":null}]}\n\n`

const last = 'data: [DONE]\n\n'

async function readOrder(request) {
  let body = ''
  for await (const piece of request) body += piece
  return JSON.parse(body)
}

/** Writes what is due, as a model does: a chunk is a write of its own. */
function stream(response, { chunks, perSecond }) {
  const startedAt = now()
  const everyMs = Math.max(1, Math.min(50, 1000 / perSecond))
  let sent = 0
  const step = () => {
    if (response.destroyed) return
    const due = Math.floor(((now() - startedAt) * perSecond) / 1000) + 1
    for (; sent < Math.min(due, chunks); sent += 1) response.write(chunk(sent))
    if (sent < chunks) setTimeout(step, everyMs)
    else response.end(last)
  }
  step()
}

async function flood(response, { chunks }) {
  for (let sent = 0; sent < chunks && !response.destroyed; sent += 1)
    if (!response.write(chunk(sent))) await once(response, 'drain')
  response.end(last)
}

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  response.on('error', () => {}) // whoever reads may go
  response.socket.setNoDelay(true)
  const answer = async () => {
    const order = await readOrder(request)
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    if (order.perSecond > 0) stream(response, order)
    else await flood(response, order)
  }
  answer().catch(() => response.destroy())
})
server.listen(0, '127.0.0.1', 4096, () => {
  console.log(`http://127.0.0.1:${server.address().port}`)
})
