/** The least that a relay in Node does: `node:http` on both sides and a pipe between them. */
import { Agent, createServer, request as openRequest } from 'node:http'

const upstream = new URL(process.env.UPSTREAM)
const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

const server = createServer((request, response) => {
  response.socket.setNoDelay(true)
  const outgoing = openRequest(
    {
      host: upstream.hostname,
      port: upstream.port,
      path: request.url,
      method: request.method,
      headers: { ...request.headers, host: upstream.host },
      agent,
    },
    (answer) => {
      response.writeHead(answer.statusCode, answer.headers)
      answer.pipe(response)
    },
  )
  outgoing.on('error', () => response.destroy())
  response.on('close', () => outgoing.destroy())
  request.pipe(outgoing)
})
server.listen(0, '127.0.0.1', 4096, () => {
  console.log(`http://127.0.0.1:${server.address().port}`)
})
