import { join } from 'node:path'

import { createServer } from './server.ts'

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

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
