import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A request as it arrived, unread. */
export interface HeardRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export type AnswerHeard = (response: ServerResponse, heard: HeardRequest) => void | Promise<void>

/** A provider on a loopback port that keeps what it hears. */
export interface RecordingProvider {
  readonly origin: string
  /** All that came for paths that begin with this text, and forgets it. */
  take(prefix: string): readonly HeardRequest[]
  close(): Promise<void>
}

export async function startRecordingProvider(answer: AnswerHeard): Promise<RecordingProvider> {
  const heard: HeardRequest[] = []
  const server = createServer((request, response) => {
    response.on('error', () => {}) // the other side may go at any time
    const receive = async () => {
      const { method = '', url: path = '', headers } = request
      const one = { method, path, headers, body: await buffer(request) }
      heard.push(one)
      await answer(response, one)
    }
    receive().catch((error: unknown) => response.destroy(error as Error)) // seen by the program
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has one
  return {
    origin: `http://127.0.0.1:${port}`,
    take(prefix) {
      const taken = heard.filter(({ path }) => path.startsWith(prefix))
      for (const one of taken) heard.splice(heard.indexOf(one), 1)
      return taken
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
