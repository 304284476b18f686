import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import {
  createServer as createHttpServer,
  request as openRequest,
  type ClientRequest,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { expect, test } from 'vitest'

import { routes } from '../core/protocol/protocol.ts'
import { createServer } from './server.ts'
import { json } from './testing/ask.ts'

const megabyte = 1024 * 1024
const bodyBytes = 4 * megabyte
const runs = 6

/** One text for all requests, so that the sender's memory is not what is measured. */
const longText = Buffer.alloc(bodyBytes, 'a')

// A function that is there only after the flag, and only in a context made after it.
setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** In use after everything that nobody holds was collected, in megabytes. */
function heldMb(): number {
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage() // array buffers are a part of `external`
  return (heapUsed + external) / megabyte
}

/** A provider that reads requests without keeping them, begins every answer, and ends none. */
async function startOpenEnded() {
  const server = createHttpServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
      outgoing.write('data: {}\n\n')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has one
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}`, close }
}

/** Resolves when the first piece of the answer is here; the answer goes on. */
async function startRun(port: number, runId: string): Promise<ClientRequest> {
  const start = { runId, provider: 'openai', operation: 'chat', body: '{"text":"@"}' }
  const [head = '', tail = ''] = JSON.stringify(start).split('@')
  const length = Buffer.byteLength(head) + bodyBytes + Buffer.byteLength(tail)
  const headers = { ...json, 'content-length': length }
  const address = { host: '127.0.0.1', port, path: routes.runs, method: 'POST', agent: false }
  const request = openRequest({ ...address, headers })
  request.write(head)
  request.write(longText)
  request.end(tail)
  const [response] = await once(request, 'response')
  let text = ''
  while (!text.includes('"chunk"')) {
    const [piece] = await once(response, 'data')
    text += String(piece)
  }
  return request
}

test('while answers go on, nobody holds the requests they belong to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-held-'))
  mkdirSync(join(folder, 'client'))
  writeFileSync(join(folder, 'client/index.html'), '<!doctype html><title>App</title>')
  const provider = await startOpenEnded()
  const env = { PORT: '0', OPENAI_API_KEY: 'sk-0123456789', OPENAI_BASE_URL: provider.url }
  const server = await createServer({
    env,
    folder,
    clientFolder: join(folder, 'client'),
    print: () => {},
  })
  if (!server.ok) throw new Error(server.error)
  const { port, close } = server.value
  const open = [await startRun(port, 'f'.repeat(32))] // compiled code and pools are there now
  const before = heldMb()
  for (let run = 0; run < runs; run += 1) open.push(await startRun(port, `${run}`.repeat(32)))
  const growthMb = heldMb() - before
  for (const request of open) request.destroy()
  provider.close()
  await close()
  rmSync(folder, { recursive: true })
  // Held, they would be 24 MB, and 48 MB where the bytes are held beside the text.
  expect(growthMb).toBeLessThan(12)
})
