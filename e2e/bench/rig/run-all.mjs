import { writeFileSync } from 'node:fs'
import os from 'node:os'

import { inRoot, say } from '../../../src/boot/scripts/repository.mjs'
import { measureHistory, measureRelay, runJudges } from './parts.mjs'
import { buildRelayRows } from './relay-rows.mjs'
import { formatTable, formatVerdict } from './report.mjs'
import { buildRows } from './rows.mjs'
import { runScenarios } from './run-scenarios.mjs'
import { fullScenarios, quickScenarios } from './scenarios.mjs'
import { openStage } from './stage.mjs'

/**
 * Seconds: for everything, and of these for what is measured without the scenarios' clock, which
 * comes last. A scenario that would not be over in time is left out, and named.
 */
const budgets = {
  quick: { all: 115, last: 35 },
  full: { all: 14 * 60, last: 4 * 60 },
}
/** So long after its time is over the benchmark is ended with what it has. */
const graceS = 60

const listPages = (scenarios) => [
  ...new Set(scenarios.flatMap(({ repetitions }) => Object.keys(repetitions))),
]

function describeMachine(browserVersion, startedAt) {
  const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1)
  const load = os.loadavg()[0].toFixed(1)
  return (
    `${os.cpus().length} cores, Node ${process.versions.node}, Chromium ${browserVersion}, ` +
    `${new Date().toISOString().slice(0, 10)}. It took ${minutes} minutes; at the end the load was ${load}.`
  )
}

const head = `# What the benchmark found

Written by \`npm run bench\`; what is measured, and how, is in [README.md](README.md). Figures of one run
on one machine: the ratios travel, the rest does not. \`CPU\` is the main thread's, as a multiple of the
page \`limit-text\`, which appends plain text once per frame; in brackets what was measured.
`

/** All of it, within its time. Writes results.md when it was the whole. */
export async function runAll({ quick, app }) {
  const startedAt = Date.now()
  const [mode, scenarios] = quick ? ['quick', quickScenarios] : ['full', fullScenarios]
  const { all, last } = budgets[mode]
  const secondsLeft = () => all - last - (Date.now() - startedAt) / 1000
  const guard = setTimeout(
    () => {
      say(`bench: given up after ${all + graceS} s; the lines above are what there is`)
      process.exit(0)
    },
    (all + graceS) * 1000,
  )
  const stage = await openStage(listPages(scenarios), app)
  const { runs, failures, leftOut } = await runScenarios(stage, scenarios, secondsLeft)
  const { browserVersion } = stage
  await stage.close()
  const relay = await measureRelay(`--${mode}`)
  const history = quick ? [] : await measureHistory(`--${mode}`)
  const judgements = quick ? [] : await runJudges()
  clearTimeout(guard)

  const rows = [...buildRows(runs), ...(history ?? []), ...buildRelayRows(relay ?? [])]
  const notes = [
    formatVerdict(rows),
    ...judgements,
    ...failures,
    ...(relay === null ? ['relaying: failed, see above'] : []),
    ...(history === null ? ['a conversation of 1,000 messages: failed, see above'] : []),
    ...(leftOut.length > 0 ? [`No time was left for all of: ${leftOut.join('; ')}.`] : []),
  ]
  const text = [head, describeMachine(browserVersion, startedAt), '', formatTable(rows), ''].join(
    '\n',
  )
  const report = `${text}\n${notes.map((note) => `- ${note}`).join('\n')}\n`
  console.log(`\n${report}`)
  if (!quick && app === undefined) writeFileSync(inRoot('e2e/bench/results.md'), report)
  return runs
}
