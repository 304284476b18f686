import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const main = resolve(import.meta.dirname, '../../../dist/server/main.js')
const startTimeoutMs = 20_000

/** The built server, as `npm start` runs it, with the counting provider as ModelsLab. */
export async function startProduct(upstreamUrl, port = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-faults-'))
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      MODELSLAB_API_KEY: 'sk-faults-0123456789',
      MODELSLAB_BASE_URL: upstreamUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // However the rig ends, the server does not outlive it.
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
  const end = async (signal) => {
    process.removeListener('exit', killNow)
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit')
      child.kill(signal)
      await ended
    }
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    url,
    port: Number(new URL(url).port),
    /** As `kill -9` does, or as Ctrl+C does. */
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}
