/**
 * What a hostile provider and a deaf reader cost the built server, and how fast Stop is.
 *   node src/boot/scripts/build.mjs && node e2e/bench/memory/run.mjs
 * Prints one line for each figure; ends with 1 when one is beyond its limit. About half a minute.
 */
import { setTimeout as wait } from 'node:timers/promises'

import { floodBytes, startHostileUpstream } from './hostile-upstream.mjs'
import { newRunId, openDeafReader, readRun } from './page.mjs'
import { startServer } from './server-process.mjs'
import { measureStops } from './stop-latency.mjs'

const megabyte = 1024 * 1024
const limits = { floodMb: 32, deafReaderMb: 16, stopP99Ms: 250 }
const tooLongMs = 180_000
const deafReaders = 8
const stops = 200

const failures = []

function print(name, value, limit, unit, note = '') {
  const isFine = value <= limit
  if (!isFine) failures.push(name)
  const figure = `${value.toFixed(1).padStart(7)} ${unit}`
  console.log(
    `${isFine ? 'ok ' : 'BAD'} ${name.padEnd(44)}${figure}  (limit ${limit} ${unit}) ${note}`,
  )
}

/** A fresh server that has answered before, so that compiled code and pools are not counted. */
async function withServer(upstream, measure) {
  const server = await startServer(upstream.url)
  try {
    for (let count = 0; count < 20; count += 1)
      await readRun(server.url, newRunId(), 'small answer')
    await wait(300)
    return await measure(server)
  } finally {
    await server.stop()
  }
}

async function measureFlood(upstream, flood) {
  await withServer(upstream, async (server) => {
    const before = server.rss()
    const stopWatching = server.watchMemory()
    const { cause } = await readRun(server.url, newRunId(), flood)
    await wait(300)
    const growth = (stopWatching() - before) / megabyte
    const offered = `of ${floodBytes / megabyte} MB it took ${(upstream.state.sentBytes / megabyte).toFixed(0)}, ended with "${cause}"`
    print(flood, growth, limits.floodMb, 'MB', offered)
    if (cause !== 'limit' && cause !== 'refused') failures.push(`${flood} ended with ${cause}`)
  })
}

async function measureDeafReaders(upstream) {
  await withServer(upstream, async (server) => {
    const runId = newRunId()
    const before = server.rss()
    const stopWatching = server.watchMemory()
    const leave = openDeafReader(server.url, runId, 'fast stream')
    await wait(2_000)
    print(
      'one reader that never reads, with the log',
      (stopWatching() - before) / megabyte,
      limits.floodMb,
      'MB',
    )
    const withLog = server.rss()
    const stopWatchingMore = server.watchMemory()
    const others = Array.from({ length: deafReaders }, () => openDeafReader(server.url, runId))
    await wait(2_000)
    const each = (stopWatchingMore() - withLog) / megabyte / deafReaders
    print(`a reader that never reads, each of ${deafReaders}`, each, limits.deafReaderMb, 'MB')
    for (const leaveOne of [leave, ...others]) leaveOne()
  })
}

const guard = setTimeout(() => {
  console.error(`Given up after ${tooLongMs / 1000} s`)
  process.exit(1)
}, tooLongMs)

const upstream = await startHostileUpstream()
for (const flood of [
  'line without end',
  'event without end',
  'line without end, 2-byte text',
  'gzip bomb',
])
  await measureFlood(upstream, flood)
await measureDeafReaders(upstream)
await withServer(upstream, async (server) => {
  const { p50, p99, max } = await measureStops(server, upstream, stops)
  const note = `p50 ${p50.toFixed(1)}, longest ${max.toFixed(1)}`
  print(`Stop to closed provider socket, p99 of ${stops}`, p99, limits.stopP99Ms, 'ms', note)
})
upstream.close()
clearTimeout(guard)
if (failures.length > 0) {
  console.error(`Beyond the limit: ${failures.join(', ')}`)
  process.exitCode = 1
}
