import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import { join, resolve } from 'node:path'

/** The built server, as `npm start` runs it. */
const main = resolve(import.meta.dirname, '../../dist/server/main.js')

const startTimeoutMs = 15_000
const stopTimeoutMs = 5_000

export interface RunningServer {
  /** `http://127.0.0.1:41234`, without a slash at the end. */
  readonly url: string
  /** Its working folder: `.env` is read from here. */
  readonly folder: string
  /** Everything it has printed so far. */
  readonly output: () => string
  /** Ends as Ctrl+C does. */
  readonly stop: () => Promise<void>
}

/**
 * Variables a program needs to run at all. Nothing else of ours reaches the server: a developer's
 * own key must not turn the demo off, and must not be spent by a test.
 */
const needed = ['PATH', 'HOME', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR']

const bareEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    needed.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )

/** Starts the built server on a free port, in an empty folder. Throws with its output when it ends. */
export async function startServer(
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const folder = await mkdtemp(join(os.tmpdir(), 'verbatim-server-'))
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { ...bareEnvironment(), NODE_ENV: 'production', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const collect = (chunk: Buffer) => {
    printed += chunk.toString()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const stop = async () => {
    await endChild(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const url = await waitForAddress(child, () => printed)
    return { url, folder, output: () => printed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function waitForAddress(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((found, failed) => {
    const timer = setTimeout(() => {
      failed(new Error(`The server printed no address in ${startTimeoutMs} ms:\n${output()}`))
    }, startTimeoutMs)
    child.stdout?.on('data', () => {
      const address = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(output())?.[0]
      if (address === undefined) return
      clearTimeout(timer)
      found(address)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      failed(new Error(`The server ended with ${code}:\n${output()}`))
    })
  })
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGINT')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
  await ended
  clearTimeout(timer)
}
