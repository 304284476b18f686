import { once } from 'node:events'
import { createServer } from 'node:http'

import { buildDocument } from './documents.mjs'

/** Pages of other origins ask too, and ask first whether they may. */
const anyOrigin = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
}

const encodeChunk = (delta, finishReason = null) =>
  `data: ${JSON.stringify({
    id: 'bench',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'bench',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  })}\n\n`

/** The clock of the wall in ms with fractions: what a page's `performance` can be compared with. */
const wallMs = () => performance.timeOrigin + performance.now()

/** Writes chunks when they are due: `tokensPerSecond` of them, one write each; 0 means all at once. */
function paceChunks(response, chunks, tokensPerSecond) {
  if (tokensPerSecond === 0) {
    response.write(chunks.join(''))
    return Promise.resolve()
  }
  const startedAt = performance.now()
  let sent = 0
  return new Promise((resolve) => {
    const timer = setInterval(
      () => {
        const elapsedMs = performance.now() - startedAt
        const due = Math.min(chunks.length, Math.floor((elapsedMs * tokensPerSecond) / 1000) + 1)
        while (sent < due) {
          response.write(chunks[sent])
          sent += 1
        }
        if (sent < chunks.length && !response.closed) return
        clearInterval(timer)
        resolve()
      },
      Math.max(1, Math.min(50, 1000 / tokensPerSecond)),
    )
  })
}

/**
 * A provider in OpenAI's format that streams a known document at a known pace. `plan` says what the
 * next answers are and returns a promise of when they were sent: `{firstAt, lastAt}` in ms of the
 * wall's clock, over `answers` of them.
 */
export async function startUpstream() {
  let current = null

  async function answer(response) {
    const { chunks, tokensPerSecond, sent } = current
    response.writeHead(200, { ...anyOrigin, 'content-type': 'text/event-stream' })
    response.socket.setNoDelay(true)
    response.write(encodeChunk({ role: 'assistant', content: '' }))
    const firstAt = wallMs()
    await paceChunks(response, chunks, tokensPerSecond)
    sent.push({ firstAt, lastAt: wallMs() })
    response.end(`${encodeChunk({}, 'stop')}data: [DONE]\n\n`)
    current.report()
  }

  const server = createServer((request, response) => {
    response.on('error', () => {}) // a page that is closed in the middle is no fault
    request.resume()
    request.once('end', () => {
      if (request.method === 'POST' && current !== null) void answer(response)
      else response.writeHead(request.method === 'OPTIONS' ? 204 : 404, anyOrigin).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  function plan({ kind, tokens, tokensPerSecond, endMark, answers = 1 }) {
    const sent = []
    const chunks = buildDocument(kind, tokens, endMark).map((content) => encodeChunk({ content }))
    return new Promise((resolve) => {
      const report = () => {
        if (sent.length < answers) return
        resolve({
          firstAt: Math.min(...sent.map(({ firstAt }) => firstAt)),
          lastAt: Math.max(...sent.map(({ lastAt }) => lastAt)),
        })
      }
      current = { chunks, tokensPerSecond, sent, report }
    })
  }

  return {
    url: `http://127.0.0.1:${server.address().port}/v1`,
    plan,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
