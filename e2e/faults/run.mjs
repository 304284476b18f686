/**
 * The fault rig: `npm run faults`, or a part of it. README.md beside this file says what is tried.
 *   npm run faults -- --rows 1,3,46 --times 5 --seed 7 --at-once 2
 * Ends with 1 when a row has found something.
 */
import { parseArgs } from 'node:util'

import { ensureBuilt } from '../../src/boot/scripts/build.mjs'
import { ensureInstalled } from '../../src/boot/scripts/install.mjs'

const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    rows: { type: 'string' },
    times: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '4' },
    minutes: { type: 'string', default: '45' },
    control: { type: 'boolean', default: true },
    'second-look': { type: 'boolean', default: false },
  },
})

// Servers and browsers of the rig end when this process exits, and a signal alone is no exit.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

await ensureInstalled()
await ensureBuilt()

// It imports packages, which are there only now.
const { runFaults } = await import('./rig/run-faults.mjs')
const isClean = await runFaults({
  rows: options.rows?.split(',') ?? null,
  times: Number(options.times),
  seed: Number(options.seed),
  atOnce: Number(options['at-once']),
  hasControl: options.control,
  hasSecondLook: options['second-look'],
  longestMs: Number(options.minutes) * 60_000,
})
process.exit(isClean ? 0 : 1)
