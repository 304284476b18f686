/**
 * What relaying costs: the built server beside http-proxy, with `--pipe` beside a bare pipe too.
 *   node e2e/bench/relay/run.mjs --quick|--full [--rounds N] [--seconds N] [--pipe] [--json FILE]
 * Prints one table of ratios against http-proxy. No round is begun that would not be over within the
 * seconds, if the longest before is a measure. `--json` writes the rows behind the table.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { ensureBuilt } from '../../../src/boot/scripts/build.mjs'
import { say } from '../../../src/boot/scripts/repository.mjs'
import { ensurePackages } from '../rig/baseline-pages.mjs'
import { now } from './clock.mjs'
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
    seconds: { type: 'string', default: 'Infinity' },
    pipe: { type: 'boolean', default: false },
  },
})

const isFull = values.full && !values.quick
const rounds = Number(values.rounds ?? (isFull ? 3 : 1))
const scenarios = scenariosFor(isFull, values.pipe)
const startedAt = now()
const secondsSince = (begin) => (now() - begin) / 1000
await ensureBuilt()
const packages = await ensurePackages()
if (packages === null) say('bench: http-proxy cannot be installed here: no ratios')
const peers = peersWith(packages)

/** Processes of their own for each figure: what one scenario leaves behind is not counted in the next. */
async function measureFresh(upstream, scenario, names) {
  const relays = []
  try {
    for (const name of names) {
      const peer = peers[name]
      relays.push({ name, peer, running: await peer.start?.(upstream.url) })
    }
    return await measure(relays, upstream, scenario)
  } finally {
    for (const { running } of relays) await running?.stop()
  }
}

async function measureRound(upstream) {
  const rows = []
  for (const scenario of scenarios) {
    const names = scenario.peers.filter((name) => name in peers)
    const turns = scenario.requests === undefined ? names.map((name) => [name]) : [names]
    for (const turn of turns) rows.push(...(await measureFresh(upstream, scenario, turn)))
  }
  return rows
}

const upstream = await startUpstream()
const rows = []
let longest = 0
for (let round = 0; round < rounds; round += 1) {
  if (secondsSince(startedAt) + longest > Number(values.seconds)) {
    say(`bench: time for ${round} of ${rounds} rounds of the relay`)
    break
  }
  const begunAt = now()
  rows.push(...(await measureRound(upstream)))
  longest = Math.max(longest, secondsSince(begunAt))
}
await upstream.stop()

const medians = medianRows(rows)
printTable(medians)
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(medians, null, 2)}\n`)
