import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const startTimeoutMs = 15_000
const here = import.meta.dirname
const builtServer = resolve(here, '../../../dist/server/main.js')

/** Runs a script that prints its address, in an empty folder and with nothing of our environment. */
async function startProcess(script, env) {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-relay-'))
  const child = spawn(process.execPath, [script], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // However the benchmark ends, what it started does not outlive it.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const url = await new Promise((found, failed) => {
    const timer = setTimeout(() => failed(new Error(`${script} did not start`)), startTimeoutMs)
    child.once('exit', () => failed(new Error(`${script} ended`)))
    child.stdout.on('data', (text) => {
      const address = /http:\/\/\S+:\d+/.exec(String(text))?.[0]
      if (address === undefined) return
      clearTimeout(timer)
      found(address)
    })
  })
  return {
    url,
    pid: child.pid,
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const timer = setTimeout(kill, 6_000)
      await ended
      clearTimeout(timer)
      process.removeListener('exit', kill)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const startUpstream = () => startProcess(join(here, 'upstream.mjs'), {})

const plainRequest = (order) => ({ path: '/v1/chat/completions', headers: {}, body: order })

/** A run as the page starts it. A browser has 32 at a time: each stream here is its own browser. */
function runRequest(order, number) {
  const id = number.toString(16).padStart(32, '0')
  const headers = { 'x-verbatim': '1', cookie: `verbatim_owner=${id}` }
  return {
    path: '/api/runs',
    headers,
    body: JSON.stringify({ runId: id, provider: 'openai', operation: 'chat', body: order }),
  }
}

/**
 * Who is measured: how it is started, if it is not the upstream itself, and the request that makes it
 * ask the upstream.
 * @param packages the folder that http-proxy is installed in; null leaves http-proxy out
 */
export function peersWith(packages) {
  const direct = { request: plainRequest }
  const pipe = {
    start: (upstream) => startProcess(join(here, 'peers/pipe.mjs'), { UPSTREAM: upstream }),
    request: plainRequest,
  }
  const httpProxy = {
    start: (upstream) =>
      startProcess(join(here, 'peers/http-proxy.mjs'), { UPSTREAM: upstream, PACKAGES: packages }),
    request: plainRequest,
  }
  const verbatim = {
    start: (upstream) =>
      startProcess(builtServer, {
        PORT: '0',
        OPENAI_API_KEY: 'sk-bench-0123456789abcdef0123456789abcdef',
        OPENAI_BASE_URL: `${upstream}/v1`,
      }),
    request: runRequest,
  }
  return { direct, pipe, ...(packages === null ? {} : { 'http-proxy': httpProxy }), verbatim }
}
