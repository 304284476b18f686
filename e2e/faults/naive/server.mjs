import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

const page = readFileSync(join(import.meta.dirname, 'page.html'))

/**
 * The control: a chat as it is written in an afternoon. The stream goes through as it comes, no log is
 * kept, and when the page goes the request to the provider goes too. The rig must find fault with it.
 */
export async function startNaive(upstreamUrl) {
  async function pass(request, response) {
    if (request.method !== 'POST') {
      response.writeHead(200, { 'content-type': 'text/html' })
      return void response.end(request.url === '/' ? page : '')
    }
    const parts = []
    for await (const part of request) parts.push(part)
    const left = new AbortController()
    response.once('close', () => left.abort())
    try {
      const answer = await fetch(`${upstreamUrl}/chat/completions`, {
        method: 'POST',
        body: Buffer.concat(parts),
        signal: left.signal,
      })
      response.writeHead(answer.status, { 'content-type': 'text/event-stream' })
      for await (const piece of answer.body) response.write(piece)
    } catch {
      // as such code does: whatever went wrong, the answer is over
    }
    response.end()
  }

  const server = createServer((request, response) => void pass(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    kill: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
