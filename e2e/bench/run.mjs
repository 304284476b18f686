/**
 * The benchmark: `npm run bench`, `npm run bench -- --quick`, or a part of it; README.md beside this
 * file says what is measured and how. Timings on a shared machine fail nothing.
 */
import { parseArgs } from 'node:util'

import { ensureBuilt } from '../../src/boot/scripts/build.mjs'
import { ensureInstalled } from '../../src/boot/scripts/install.mjs'
import { say } from '../../src/boot/scripts/repository.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    pages: { type: 'string' },
    reps: { type: 'string' },
    app: { type: 'string' },
    doc: { type: 'string', default: 'mixed' },
    tokens: { type: 'string', default: '4000' },
    tps: { type: 'string', default: '1000' },
    json: { type: 'string' },
  },
})

await ensureInstalled()
if (options.app === undefined) await ensureBuilt()
process.env.NODE_ENV = 'production'

const { openStage, pageNames, limit, ours } = await import('./rig/stage.mjs')
const { runScenarios } = await import('./rig/run-scenarios.mjs')
const { customStream, scenarios } = await import('./rig/scenarios.mjs')
const { buildRows } = await import('./rig/rows.mjs')
const { formatTable, formatVerdict } = await import('./rig/report.mjs')

const [part] = positionals
const names = options.pages?.split(',') ?? (part === undefined ? pageNames : [limit, ours])
const count = Number(options.reps ?? 1)

function choose() {
  const plan = options.quick ? scenarios.quick : scenarios.full
  if (part === undefined) return plan
  if (part === 'stream') {
    const wish = {
      kind: options.doc,
      tokens: Number(options.tokens),
      tokensPerSecond: Number(options.tps),
    }
    return [customStream(wish, names, count)]
  }
  return plan
    .filter(({ group }) => group === part)
    .map((scenario) => ({
      ...scenario,
      repetitions: Object.fromEntries(names.map((name) => [name, count])),
    }))
}

const stage = await openStage(names, options.app)
const { runs, failures, leftOut } = await runScenarios(stage, choose())
await stage.close()
const rows = buildRows(runs)
console.log(formatTable(rows))
console.log(formatVerdict(rows))
say([...failures, ...leftOut].join('\n'))
