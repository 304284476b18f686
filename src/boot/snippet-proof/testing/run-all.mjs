/**
 * Imports each program, as `node program.mjs` would, one after the other in this process. Reads one
 * path per line; writes one line of JSON per program: exit code, stdout, stderr.
 */
import { createInterface } from 'node:readline/promises'
import { pathToFileURL } from 'node:url'

const report = process.stdout.write.bind(process.stdout)

function capture(stream) {
  const parts = []
  const write = stream.write
  stream.write = (part, ...rest) => {
    parts.push(Buffer.from(part))
    rest.find((argument) => typeof argument === 'function')?.()
    return true
  }
  return () => {
    stream.write = write
    return Buffer.concat(parts).toString()
  }
}

async function run(file) {
  process.exitCode = 0
  const endStdout = capture(process.stdout)
  const endStderr = capture(process.stderr)
  let thrown = ''
  try {
    await import(pathToFileURL(file).href)
  } catch (error) {
    process.exitCode = 1
    thrown = String(error?.stack ?? error)
  }
  const outcome = {
    exitCode: process.exitCode,
    stdout: endStdout(),
    stderr: `${endStderr()}${thrown}`,
  }
  process.exitCode = 0
  return outcome
}

for await (const file of createInterface({ input: process.stdin }))
  report(`${JSON.stringify(await run(file))}\n`)
