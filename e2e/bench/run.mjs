/**
 * The benchmark: `npm run bench`, `npm run bench -- --quick`, or a part of it. README.md beside this
 * file says what is measured and how. Timings on a shared machine fail nothing.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { ensureBuilt } from '../../src/boot/scripts/build.mjs'
import { ensureInstalled } from '../../src/boot/scripts/install.mjs'
import { giveUp } from '../../src/boot/scripts/repository.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    pages: { type: 'string' },
    reps: { type: 'string', default: '1' },
    app: { type: 'string', multiple: true },
    doc: { type: 'string', default: 'mixed' },
    tokens: { type: 'string', default: '4000' },
    tps: { type: 'string', default: '1000' },
    json: { type: 'string' },
  },
})

await ensureInstalled()
if (options.app === undefined) await ensureBuilt()
// The baselines are built in this process: a development build of React would be no fair rival.
process.env.NODE_ENV = 'production'

// They import packages, which are there only now.
const { runAll } = await import('./rig/run-all.mjs')
const { isPart, runPart } = await import('./rig/run-part.mjs')

const [part] = positionals
if (part !== undefined && !isPart(part)) giveUp(`npm run bench -- ${part}: no such part`)
const runs = await (part === undefined ? runAll(options) : runPart(part, options))
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify(flatten(runs), null, 2)}\n`)

/** One object for each run. */
function flatten(byScenario) {
  return [...byScenario].flatMap(([scenario, byPage]) =>
    [...byPage].flatMap(([page, all]) => all.map((figures) => ({ scenario, page, ...figures }))),
  )
}
