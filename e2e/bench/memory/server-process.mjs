import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

import { startBuiltServer } from '../../support/built-server.mjs'

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
export async function startServer(upstreamUrl, app) {
  const env = { OPENAI_API_KEY: 'sk-bench-0123456789', OPENAI_BASE_URL: upstreamUrl }
  const { url, pid, end } = await startBuiltServer(env, app)
  return {
    url,
    rss: () => readRss(pid),
    watchMemory: () => watchMemory(pid),
    stop: () => end('SIGKILL'),
  }
}
