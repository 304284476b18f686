import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

const headers = {
  cookie: `verbatim_owner=${'a'.repeat(32)}`,
  'x-verbatim': '1',
  'content-type': 'application/json',
}

export const newRunId = () => randomBytes(16).toString('hex')

const startBody = (runId, prompt) =>
  JSON.stringify({ runId, provider: 'openai', operation: 'chat', body: JSON.stringify(prompt) })

/** Starts a run and reads its log to the end, keeping nothing. Returns how it ended and its bytes. */
export async function readRun(url, runId, prompt) {
  const response = await fetch(`${url}/api/runs`, {
    method: 'POST',
    headers,
    body: startBody(runId, prompt),
  })
  let tail = ''
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.length
    tail = (tail + Buffer.from(chunk.subarray(-400)).toString()).slice(-400)
  }
  return { bytes, cause: /"cause":"([a-z-]+)"/.exec(tail)?.[1] ?? 'none' }
}

/** Starts a run and leaves its log unread. */
export async function startRun(url, runId, prompt) {
  const response = await fetch(`${url}/api/runs`, {
    method: 'POST',
    headers,
    body: startBody(runId, prompt),
  })
  return () => response.body.cancel()
}

export const stopRun = (url, runId) =>
  fetch(`${url}/api/runs/${runId}`, { method: 'DELETE', headers })

/** A reader that asks for a log and never takes a byte of it from its socket. */
export function openDeafReader(url, runId, prompt) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.pause()
  const body = prompt === undefined ? '' : startBody(runId, prompt)
  const target = prompt === undefined ? `GET /api/runs/${runId}` : 'POST /api/runs'
  const lines = Object.entries({
    host: `${hostname}:${port}`,
    ...headers,
    'content-length': body.length,
  })
  socket.write(
    `${target} HTTP/1.1\r\n${lines.map((line) => line.join(': ')).join('\r\n')}\r\n\r\n${body}`,
  )
  return () => socket.destroy()
}
