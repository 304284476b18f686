import { Agent, request as openRequest } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

import { now } from './clock.mjs'
import { readCost, watchRss } from './process-cost.mjs'

/** In a record the chunk is JSON within JSON: quotes are escaped there, so what follows varies. */
const sentAt = /sentAt\D{1,3}([\d.]+),/g

const giveUpMs = 120_000
let asked = 0

/** One answer, read to its end. The delay of each of its chunks is added to `delays`, in ms. */
function readStream({ url, peer, agent, order, delays }) {
  const { path, headers, body } = peer.request(JSON.stringify(order), (asked += 1))
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

/** One after another, each relay in turn: what disturbs the machine for a while disturbs all alike. */
async function inTurn(targets, { requests }, order) {
  for (let count = 0; count < requests; count += 1)
    for (const target of targets) {
      await target.open(order)
      await wait(5)
    }
}

/** Spread over the time between two chunks of one stream, so that they do not beat as one. */
async function atOnce([target], { streams, perSecond }, order) {
  const seen = []
  const betweenMs = perSecond === 0 ? 0 : 10_000 / perSecond / streams
  for (let count = 0; count < streams; count += 1) {
    seen.push(target.open(order))
    if (betweenMs > 0 && count % 10 === 9) await wait(Math.max(1, betweenMs * 10))
  }
  await Promise.all(seen)
}

/** A relay, or the upstream itself, and what is found out about it. */
function openTarget({ name, peer, running }, upstream) {
  const url = running?.url ?? upstream.url
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 2000 })
  const target = { name, pid: running?.pid ?? null, seen: [], delays: [] }
  const open = async (order) => {
    target.seen.push(await readStream({ url, peer, agent, order, delays: target.delays }))
  }
  return Object.assign(target, { open, close: () => agent.destroy() })
}

async function warmUp(target, { warmUps, streams }) {
  const order = { chunks: 50, perSecond: 0 }
  for (let count = 0; count < warmUps; count += 1)
    await Promise.all(Array.from({ length: Math.min(streams, 50) }, () => target.open(order)))
  target.seen.length = 0
  target.delays.length = 0
}

/** @returns tells the processor time since now, in seconds, and the most memory since now. */
function startMeter(pid) {
  if (pid === null) return () => ({ cpuSeconds: 0, rssBytes: 0 })
  const before = readCost(pid)
  const stopWatching = watchRss(pid)
  return () => ({
    cpuSeconds: readCost(pid).cpuSeconds - before.cpuSeconds,
    rssBytes: stopWatching(),
  })
}

/**
 * Loads relays with one scenario: one relay with streams at once, any number with single requests.
 * @param relays `{name, peer, running}` of each; `running` is null for the upstream itself
 * @returns a row for each; processor time is per million chunks, in seconds
 */
export async function measure(relays, upstream, scenario) {
  const targets = relays.map((relay) => openTarget(relay, upstream))
  for (const target of targets) await warmUp(target, scenario)
  await wait(300)
  const meters = targets.map(({ pid }) => startMeter(pid))
  const order = { chunks: scenario.chunks, perSecond: scenario.perSecond }
  await (scenario.requests === undefined ? atOnce : inTurn)(targets, scenario, order)
  await wait(50)
  const costs = meters.map((stop) => stop())
  return targets.map((target, index) => {
    target.close()
    return buildRow(target, costs[index], scenario)
  })
}

function buildRow({ name, pid, seen, delays }, { cpuSeconds, rssBytes }, scenario) {
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
