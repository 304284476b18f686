import { newRunId, startRun, stopRun } from './page.mjs'

const percentile = (sorted, share) => sorted[Math.ceil(sorted.length * share) - 1]

/**
 * From the click on Stop (DELETE leaves) to the close of the provider's socket. Every second run is
 * stopped before its first byte. Milliseconds.
 */
export async function measureStops(server, upstream, count) {
  const latencies = []
  for (let index = 0; index < count; index += 1) {
    const runId = newRunId()
    const arrived = new Promise((resolve) => {
      upstream.state.arrived = resolve
    })
    const leave = await startRun(server.url, runId, index % 2 === 0 ? 'silence' : 'one byte')
    await arrived
    const { closed } = upstream.state
    const stoppedAt = performance.now()
    await stopRun(server.url, runId)
    latencies.push((await closed) - stoppedAt)
    await leave()
  }
  const sorted = latencies.toSorted((a, b) => a - b)
  return { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), max: sorted.at(-1) }
}
