import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'

import { createServer } from './server.ts'

// The young generation stays at 1 MB instead of growing to 16: the buffers of a fast answer are let
// go sooner. Measured with `e2e/bench/memory`: a 1 GB flood costs 12 to 25 MB instead of 38 to 44,
// and 200 streams at once cost the same processor time within the noise.
setFlagsFromString('--semi-space-growth-factor=1')
// Nor is there work for two in so little: to wake a second thread for it costs more than it saves.
setFlagsFromString('--no-parallel-scavenge')

// Code of a server that is asked now and then never gets hot: machine code at the first call, and not
// after some hundred slow ones, is a tenth of the time that the relay adds to a first byte.
setFlagsFromString('--always-sparkplug')

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

// Whoever read our lines may go (`npm start | head`): no reason to take the answers down.
process.stdout.on('error', () => {})

/** A fault of ours: its kind and place. Its message may hold what a user or an upstream sent. */
function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return 'Verbatim stopped: unknown fault'
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [`Verbatim stopped: ${fault.name}`, ...frames].join('\n')
}

function fallOver(fault: unknown): never {
  process.stderr.write(`${describeFault(fault)}\n`)
  process.exit(1)
}

process.on('uncaughtException', fallOver)
process.on('unhandledRejection', fallOver)

// Node would open a debugger, and with it every key, to whoever may send us this signal.
process.on('SIGUSR1', () => {})

const server = await createServer({
  env: process.env,
  folder: process.cwd(),
  clientFolder: join(import.meta.dirname, '../client'),
  print,
})

if (!server.ok) {
  process.stderr.write(`${server.error}\n`)
  process.exit(1)
}

let isClosing = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second Ctrl+C does not wait.
    if (isClosing) process.exit(1)
    isClosing = true
    server.value.close().then(() => process.exit(0), fallOver)
  })
}
