import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const checkout = resolve(import.meta.dirname, '../..')
const startTimeoutMs = 20_000

/**
 * The built server, as `npm start` runs it, in a process and an empty folder of its own. However the
 * program that started it ends, it does not outlive that.
 * @param env all it gets beside PATH
 * @param app the folder of the checkout whose build is started
 */
export async function startBuiltServer(env, app = checkout) {
  const main = join(resolve(app), 'dist/server/main.js')
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-'))
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const killNow = () => child.kill('SIGKILL')
  process.once('exit', killNow)
  const url = await new Promise((found, failed) => {
    const timer = setTimeout(() => failed(new Error('The server did not start')), startTimeoutMs)
    child.once('exit', () => failed(new Error('The server ended: is it built?')))
    child.stdout.on('data', (chunk) => {
      const address = /http:\/\/\S+:\d+/.exec(String(chunk))?.[0]
      if (address === undefined) return
      clearTimeout(timer)
      found(address)
    })
  })
  return {
    url,
    port: Number(new URL(url).port),
    pid: child.pid,
    /** Resolves when the process has gone, with what it left in its folder. */
    async end(signal) {
      process.removeListener('exit', killNow)
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit')
        child.kill(signal)
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
