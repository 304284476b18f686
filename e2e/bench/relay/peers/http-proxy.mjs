/** The package most Node programs relay with, as its README sets it up, with connections kept. */
import { Agent, createServer } from 'node:http'
import { createRequire } from 'node:module'

// Installed by the benchmark, with a lock of its own: the project itself does not stand on it.
const require = createRequire(`${process.env.PACKAGES}/`)
const httpProxy = require('http-proxy')

const proxy = httpProxy.createProxyServer({
  target: process.env.UPSTREAM,
  agent: new Agent({ keepAlive: true, maxSockets: Infinity }),
})
proxy.on('error', (_error, _request, response) => response.destroy())
const server = createServer((request, response) => proxy.web(request, response))
server.listen(0, '127.0.0.1', 4096, () => {
  console.log(`http://127.0.0.1:${server.address().port}`)
})
