import { Agent, request as openRequest } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

import { now } from './clock.mjs'
import { readCost, watchRss } from './process-cost.mjs'

/** In a record the chunk is JSON within JSON: quotes are escaped there, so what follows varies. */
const sentAt = /sentAt\D{1,3}([\d.]+),/g

const giveUpMs = 120_000
let requests = 0

/** One answer, read to its end. The delay of each of its chunks is added to `delays`, in ms. */
function readStream({ url, peer, agent, order, delays }) {
  const { path, headers, body } = peer.request(JSON.stringify(order), (requests += 1))
  const startedAt = now()
  return new Promise((resolve) => {
    const seen = { isWhole: false, chunks: 0, firstByteMs: null }
    const request = openRequest(
      new URL(path, url),
      { method: 'POST', agent, headers: { ...headers, 'content-type': 'application/json' } },
      (response) => {
        let tail = ''
        response.setEncoding('latin1')
        response.on('data', (piece) => {
          const at = now()
          const text = tail + piece
          let read = 0
          for (const found of text.matchAll(sentAt)) {
            seen.firstByteMs ??= at - startedAt
            seen.chunks += 1
            delays.push(at - Number(found[1]))
            read = found.index + found[0].length
          }
          tail = text.slice(Math.max(read, text.length - 400))
          if (text.includes('[DONE]')) seen.isWhole = response.statusCode === 200
        })
        response.on('close', () => resolve(seen))
      },
    )
    request.setNoDelay(true)
    request.on('error', () => resolve(seen))
    request.setTimeout(giveUpMs, () => request.destroy())
    request.end(body)
  })
}

const percentile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null

async function oneAfterAnother(scenario, open) {
  const seen = []
  for (let count = 0; count < scenario.requests; count += 1) {
    seen.push(await open())
    await wait(5)
  }
  return seen
}

/** Spread over the time between two chunks of one stream, so that they do not beat as one. */
async function atOnce(scenario, open) {
  const seen = []
  const betweenMs = scenario.perSecond === 0 ? 0 : 10_000 / scenario.perSecond / scenario.streams
  for (let count = 0; count < scenario.streams; count += 1) {
    seen.push(open())
    if (betweenMs > 0 && count % 10 === 9) await wait(Math.max(1, betweenMs * 10))
  }
  return Promise.all(seen)
}

/** Loads one peer with one scenario. Processor time is per million chunks, in seconds. */
export async function measure({ name, peer, running, upstream, scenario }) {
  const url = running?.url ?? upstream.url
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 2000 })
  const open = (order, delays) => readStream({ url, peer, agent, order, delays })
  const warmUp = { chunks: 50, perSecond: 0 }
  for (let count = 0; count < scenario.warmUps; count += 1)
    await Promise.all(
      Array.from({ length: Math.min(scenario.streams, 50) }, () => open(warmUp, [])),
    )
  await wait(300)

  const pid = running?.pid ?? null
  const before = pid === null ? null : readCost(pid)
  const stopWatching = pid === null ? () => 0 : watchRss(pid)
  const delays = []
  const order = { chunks: scenario.chunks, perSecond: scenario.perSecond }
  const run = scenario.requests === undefined ? atOnce : oneAfterAnother
  const seen = await run(scenario, () => open(order, delays))
  await wait(50)
  const rssBytes = stopWatching()
  const cpuSeconds = pid === null ? 0 : readCost(pid).cpuSeconds - before.cpuSeconds
  agent.destroy()

  const broken = seen.filter(({ isWhole, chunks }) => !isWhole || chunks !== scenario.chunks)
  if (broken.length > 0) throw new Error(`${name}, ${scenario.name}: ${broken.length} not whole`)
  const firstBytes = seen.map(({ firstByteMs }) => firstByteMs).toSorted((a, b) => a - b)
  return {
    scenario: scenario.name,
    peer: name,
    cpuPerMillion: pid === null ? null : (cpuSeconds / delays.length) * 1e6,
    ttftP50: percentile(firstBytes, 0.5),
    chunkP99: percentile(
      delays.toSorted((a, b) => a - b),
      0.99,
    ),
    rssMb: pid === null ? null : rssBytes / 1e6,
  }
}
