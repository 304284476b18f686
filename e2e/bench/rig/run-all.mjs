import { writeFileSync } from 'node:fs'
import os from 'node:os'

import { inRoot } from '../../../src/boot/scripts/repository.mjs'
import { measureClientPath, measureHistory, measureRelay, runJudges } from './parts.mjs'
import { ours } from './page-names.mjs'
import { buildRelayRows } from './relay-rows.mjs'
import { formatTable, formatVerdict } from './report.mjs'
import { buildRows, findDisturbance } from './rows.mjs'
import { runScenarios } from './run-scenarios.mjs'
import { fullScenarios, quickScenarios } from './scenarios.mjs'
import { openStage } from './stage.mjs'

/**
 * Seconds of each part. Scenarios that would not be over in time are left out and named; the other
 * parts are stopped. Installing what is compared with counts as the scenarios' time.
 */
const budgets = {
  quick: { scenarios: 80, relay: 40 },
  full: { scenarios: 480, relay: 130, history: 90, clientPath: 30, judges: 110 },
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

/** All of it, within its time. Writes results.md when it was the whole. */
export async function runAll({ quick, app }) {
  const startedAt = Date.now()
  const budget = quick ? budgets.quick : budgets.full
  const scenarios = quick ? quickScenarios : fullScenarios
  const secondsLeft = () => budget.scenarios - (Date.now() - startedAt) / 1000
  const stage = await openStage(listPages(scenarios), app)
  const { runs, failures, leftOut } = await runScenarios(stage, scenarios, secondsLeft)
  await stage.close()
  const rows = buildRows(runs)
  const disturbance = findDisturbance(runs)
  const notes = disturbance === null ? failures : [disturbance, ...failures]
  if (leftOut.length > 0) notes.push(`No time was left for all of: ${leftOut.join('; ')}.`)

  const relay = await measureRelay(quick ? ['--quick'] : ['--full', '--rounds', '2'], budget.relay)
  if (relay === null) notes.push('Relaying: not measured, see above.')
  if (!quick) {
    const history = await measureHistory(['--quick'], budget.history)
    if (history === null) notes.push('A conversation of 1,000 messages: not measured, see above.')
    rows.push(...(history ?? []))
    const path = await measureClientPath([], budget.clientPath)
    if (path === null) notes.push('From the socket to the text: not measured, see above.')
    else rows.push(buildPathRow(path))
    notes.push(...(await runJudges(budget.judges)))
  }
  rows.push(...buildRelayRows(relay ?? []))

  const machine = describeMachine(stage.browserVersion, startedAt)
  const list = [formatVerdict(rows), ...notes].map((note) => `- ${note}`)
  const report = [head, machine, '', formatTable(rows), '', ...list, ''].join('\n')
  console.log(`\n${report}`)
  if (!quick && app === undefined) writeFileSync(inRoot('e2e/bench/results.md'), report)
  return runs
}
