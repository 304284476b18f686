import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { expect, test } from 'vitest'

import { routes } from '../core/protocol/protocol.ts'
import { createNodeListener } from './node-listener.ts'
import { ask, runId } from './testing/ask.ts'

test('a log that cannot be sent costs its own connection, and not the server', async () => {
  const listener = createNodeListener({
    answer: () => new Response('the page'),
    openLog: async () => ({
      headers: {},
      begin: () => {
        throw new Error('a fault of ours')
      },
    }),
  })
  const results: Promise<void>[] = []
  const server = createServer((incoming, outgoing) => {
    results.push(listener(incoming, outgoing))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has one
  await expect(ask({ port }, routes.run(runId))).rejects.toThrow('socket hang up')
  expect((await ask({ port }, '/')).text).toBe('the page')
  await Promise.all(results) // none is rejected
  server.close()
})
