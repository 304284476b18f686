import { writeFileSync } from 'node:fs'
import os from 'node:os'

import { inRoot } from '../../../src/boot/scripts/repository.mjs'
import { ensurePackages } from './baseline-pages.mjs'
import { measureClientPath, measureHistory, measureRelay, runJudges } from './parts.mjs'
import { ours } from './page-names.mjs'
import { buildRelayRows } from './relay-rows.mjs'
import { formatTable, formatVerdict } from './report.mjs'
import { buildRows, findDisturbance } from './rows.mjs'
import { runScenarios } from './run-scenarios.mjs'
import { fullScenarios, quickScenarios } from './scenarios.mjs'
import { openStage } from './stage.mjs'

/**
 * Seconds: for all of it, and what a part may take of them before it is stopped. The scenarios come
 * last and have the rest; those that would not be over in time are left out and named.
 */
const budgets = {
  quick: { all: 115, relay: 50 },
  full: { all: 830, relay: 130, history: 90, clientPath: 30, judges: 210 },
}

const buildPathRow = ({ exponent }) => ({
  title: 'socket to text, exponent from 1k to 64k',
  goal: { atMost: 1.05, unit: '' },
  cells: { [ours]: { value: exponent, text: exponent.toFixed(2) } },
})

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

const listMissing = (parts) =>
  Object.entries(parts)
    .filter(([, figures]) => figures === null)
    .map(([name]) => `Not measured, see above: ${name}.`)

/** The parts that are programs of their own. Rows for the table, and sentences to stand below it. */
async function runQuickParts(budget) {
  const relay = await measureRelay(
    ['--quick', '--seconds', String(budget.relay - 10)],
    budget.relay,
  )
  return { rows: buildRelayRows(relay ?? []), notes: listMissing({ relay }) }
}

async function runFullParts(budget) {
  const history = await measureHistory(['--quick'], budget.history)
  const path = await measureClientPath([], budget.clientPath)
  const relay = await measureRelay(['--full', '--seconds', String(budget.relay - 10)], budget.relay)
  const pathRows = path === null ? [] : [buildPathRow(path)]
  return {
    rows: [...(history ?? []), ...pathRows, ...buildRelayRows(relay ?? [])],
    notes: [...listMissing({ history, path, relay }), ...(await runJudges(budget.judges))],
  }
}

/** All of it, within its time. Writes results.md when it was the whole. */
export async function runAll({ quick, app }) {
  const startedAt = Date.now()
  const scenarios = quick ? quickScenarios : fullScenarios
  const budget = quick ? budgets.quick : budgets.full
  const secondsLeft = () => budget.all - (Date.now() - startedAt) / 1000
  await ensurePackages() // or the first part that wants them would do it in its own time
  const parts = await (quick ? runQuickParts(budget) : runFullParts(budget))
  const stage = await openStage(listPages(scenarios), app)
  const { runs, failures, leftOut } = await runScenarios(stage, scenarios, secondsLeft)
  await stage.close()

  const rows = [...buildRows(runs), ...parts.rows]
  const notes = [formatVerdict(rows), ...parts.notes, ...failures]
  const disturbance = findDisturbance(runs)
  if (disturbance !== null) notes.unshift(disturbance)
  if (leftOut.length > 0) notes.push(`No time was left for all of: ${leftOut.join('; ')}.`)
  const machine = describeMachine(stage.browserVersion, startedAt)
  const list = notes.map((note) => `- ${note}`)
  const report = [head, machine, '', formatTable(rows), '', ...list, ''].join('\n')
  console.log(`\n${report}`)
  if (!quick && app === undefined) writeFileSync(inRoot('e2e/bench/results.md'), report)
  return runs
}
