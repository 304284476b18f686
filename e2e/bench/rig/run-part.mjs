import { median, medianOf } from './figures.mjs'
import { limit, ours } from './page-names.mjs'
import { formatGrid } from './report.mjs'
import { findDisturbance } from './rows.mjs'
import { runScenarios, shownFigures } from './run-scenarios.mjs'
import { buildStream, fullScenarios } from './scenarios.mjs'
import { openStage } from './stage.mjs'

const groups = new Set(fullScenarios.map(({ group }) => group))
export const isPart = (name) => groups.has(name)

const choose = (part, { doc, tokens, tps }) =>
  part === 'stream'
    ? [buildStream(doc, Number(tokens), {}, Number(tps))]
    : fullScenarios.filter(({ group }) => group === part)

const format = (value, digits) => (value === undefined ? '–' : value.toFixed(digits))

/** The medians of one scenario: a line for each figure, a column for each page. */
function formatMedians(id, byPage) {
  const pages = [...byPage.keys()]
  const base = medianOf(byPage.get(limit) ?? [], 'cpuS')
  const ratios = pages.map((name) => medianOf(byPage.get(name), 'cpuS') / base)
  const keys = pages.map((name) => byPage.get(name).flatMap(({ keyMs = [] }) => keyMs))
  const lines = [
    ['× CPU of plain text', ...ratios.map((ratio) => (base ? format(ratio, 2) : '–'))],
    ...shownFigures.map(([figure, unit, digits]) => [
      unit,
      ...pages.map((name) => format(medianOf(byPage.get(name), figure), digits)),
    ]),
    ['ms from key to paint', ...keys.map((all) => format(median(all), 1))],
    ['ms at worst', ...keys.map((all) => format(all.length > 0 ? Math.max(...all) : undefined, 1))],
  ]
  const measured = lines.filter(([, ...cells]) => cells.some((cell) => cell !== '–'))
  return formatGrid([[id, ...pages], ...measured])
}

/**
 * One group of scenarios, with the pages and as often as the command line says: for whoever is working
 * on what it measures. Prints each run and the medians.
 * @returns the runs, by scenario and page
 */
export async function runPart(part, options) {
  const names = options.pages?.split(',') ?? [limit, ours]
  const stage = await openStage(names, options.app)
  const repetitions = Object.fromEntries(
    [...stage.pages.keys()].map((name) => [name, Number(options.reps)]),
  )
  const scenarios = choose(part, options).map((scenario) => ({ ...scenario, repetitions }))
  const { runs } = await runScenarios(stage, scenarios)
  await stage.close()
  for (const [id, byPage] of runs) console.log(`\n${formatMedians(id, byPage)}`)
  const disturbance = findDisturbance(runs)
  if (disturbance !== null) console.log(`\n${disturbance}`)
  return runs
}
