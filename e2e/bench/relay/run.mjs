/**
 * What relaying costs: the built server beside a bare pipe and http-proxy, one at a time, in turn.
 *   node e2e/bench/relay/run.mjs --quick|--full [--rounds N] [--json FILE]
 * Prints one table of ratios against http-proxy. `--json` writes the rows behind it.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { ensureBuilt } from '../../../src/boot/scripts/build.mjs'
import { say } from '../../../src/boot/scripts/repository.mjs'
import { ensurePackages } from '../rig/baseline-pages.mjs'
import { measure } from './load.mjs'
import { peersWith, startUpstream } from './peers.mjs'
import { scenariosFor } from './scenarios.mjs'
import { medianRows, printTable } from './table.mjs'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    json: { type: 'string' },
    rounds: { type: 'string' },
  },
})

const isFull = values.full && !values.quick
const rounds = Number(values.rounds ?? (isFull ? 3 : 1))
const scenarios = scenariosFor(isFull)
await ensureBuilt()
const packages = await ensurePackages()
if (packages === null) say('bench: http-proxy cannot be installed here: no ratios')
const peers = peersWith(packages)

/** A process of its own for each figure: what one scenario leaves behind is not counted in the next. */
async function measureFresh(upstream, scenario, name) {
  const peer = peers[name]
  const running = peer.start === null ? null : await peer.start(upstream.url)
  try {
    return await measure({ name, peer, running, upstream, scenario })
  } finally {
    await running?.stop()
  }
}

const upstream = await startUpstream()
const rows = []
for (let round = 0; round < rounds; round += 1)
  for (const scenario of scenarios)
    for (const name of Object.keys(peers))
      if (scenario.peers.includes(name)) rows.push(await measureFresh(upstream, scenario, name))
await upstream.stop()

const medians = medianRows(rows)
printTable(medians)
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(medians, null, 2)}\n`)
