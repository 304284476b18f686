import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const checkout = resolve(import.meta.dirname, '../../..')
const startTimeoutMs = 15_000
const sampleEveryMs = 10

/** Resident memory of a process in bytes. */
function readRss(pid) {
  if (process.platform === 'linux') {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes) * 1024
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024
}

/** Watches memory until told to stop; then the most that was seen. */
function watchMemory(pid) {
  let peak = readRss(pid)
  const timer = setInterval(() => {
    peak = Math.max(peak, readRss(pid))
  }, sampleEveryMs)
  return () => {
    clearInterval(timer)
    return Math.max(peak, readRss(pid))
  }
}

/**
 * The built server, as `npm start` runs it, with the upstream as its only provider.
 * @param app the folder of the checkout whose build is started
 */
export async function startServer(upstreamUrl, app = checkout) {
  const main = join(resolve(app), 'dist/server/main.js')
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'))
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      OPENAI_API_KEY: 'sk-bench-0123456789',
      OPENAI_BASE_URL: upstreamUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // However the benchmark ends, the server does not outlive it.
  const killChild = () => child.kill('SIGKILL')
  process.once('exit', killChild)
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
    rss: () => readRss(child.pid),
    watchMemory: () => watchMemory(child.pid),
    stop: async () => {
      const ended = once(child, 'exit')
      killChild()
      process.removeListener('exit', killChild)
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
