import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import { ensureBrowser } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { giveUp, inRoot, runNode, say } from './repository.mjs'
import {
  countPlaywright,
  countVitest,
  formatOutcome,
  outcomeOf,
  playwrightFailures,
  vitestFailures,
} from './test-report.mjs'

const reports = mkdtempSync(path.join(os.tmpdir(), 'verbatim-test-'))

function readReport(name) {
  const file = path.join(reports, name)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

async function runUnit(args) {
  say('unit and property tests')
  const code = await runNode(inRoot('node_modules/vitest/vitest.mjs'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path.join(reports, 'unit.json')}`,
    ...args,
  ])
  return outcomeOf(code, readReport('unit.json'), countVitest, (report) =>
    vitestFailures(report, inRoot('.')),
  )
}

async function runStories(args) {
  await ensureBuilt()
  const browser = await ensureBrowser({ prefersShell: true })
  say('stories in a real browser')
  const code = await runNode(
    inRoot('node_modules/@playwright/test/cli.js'),
    ['test', '--config', 'e2e/playwright.config.ts', '--pass-with-no-tests', ...args],
    { ...browser, VERBATIM_E2E_REPORT: path.join(reports, 'e2e.json') },
  )
  return outcomeOf(code, readReport('e2e.json'), countPlaywright, playwrightFailures)
}

/** `npm test`, `npm test -- unit [vitest's options]`, `npm test -- e2e [playwright's options]`. */
const runs = { unit: [runUnit], e2e: [runStories], all: [runUnit, runStories] }

const [which = 'all', ...args] = process.argv.slice(2)
if (!Object.hasOwn(runs, which)) giveUp(`npm test -- ${which}: say unit, e2e or nothing`)

await ensureInstalled()
const outcomes = []
try {
  for (const run of runs[which]) outcomes.push(await run(args))
} catch (error) {
  giveUp(error instanceof Error ? error.message : String(error))
} finally {
  rmSync(reports, { recursive: true, force: true })
}
if (outcomes.some(({ failed }) => failed > 0)) process.exitCode = 1
console.log(formatOutcome(outcomes))
