import { measureLoad } from './measure-load.mjs'
import { measureStream } from './measure-stream.mjs'
import { expectMs } from './scenarios.mjs'

/** The figures of a run as they are printed: name, unit, digits. */
export const shownFigures = [
  ['cpuS', 's CPU', 2],
  ['renderersCpuS', 's all threads', 2],
  ['fps', 'fps', 1],
  ['longestGapMs', 'ms gap', 0],
  ['longTasks', 'long tasks', 0],
  ['longestTaskMs', 'ms longest', 0],
  ['lagMs', 'ms lag', 0],
  ['shownMs', 'ms in all', 0],
  ['heapMb', 'MB heap', 1],
  ['domMb', 'MB of elements', 1],
  ['domNodes', 'nodes', 0],
  ['composerMs', 'ms to composer', 0],
  ['scriptKb', 'kB of scripts', 1],
]

const formatRun = (figures) =>
  shownFigures
    .filter(([name]) => figures[name] !== undefined)
    .map(([name, unit, digits]) => `${figures[name].toFixed(digits)} ${unit}`)
    .join(', ')

const measure = (stage, page, { wish }) =>
  wish === undefined ? measureLoad(stage, page) : measureStream(stage, page, wish)

/**
 * All scenarios once, then all of them again, the pages in turn: what disturbs the machine for a
 * while disturbs all alike, and when time runs out everything has been measured at least once.
 * A page that fails is not asked again in that scenario.
 *
 * @param secondsLeft until the measurements have to be over
 * @returns `{runs, failures, leftOut}`: `runs` by scenario and page, the other two as lines of text
 */
export async function runScenarios(stage, scenarios, secondsLeft = () => Infinity) {
  const runs = new Map(scenarios.map(({ id }) => [id, new Map()]))
  const failures = new Map()
  const leftOut = new Set()
  const rounds = Math.max(...scenarios.flatMap(({ repetitions }) => Object.values(repetitions)))
  for (let round = 0; round < rounds; round += 1) {
    for (const scenario of scenarios) {
      for (const page of stage.pages.values()) {
        const key = `${scenario.id}, ${page.name}`
        if ((scenario.repetitions[page.name] ?? 0) <= round || failures.has(key)) continue
        if (secondsLeft() * 1000 < expectMs(scenario)) {
          leftOut.add(key)
          continue
        }
        try {
          const figures = await measure(stage, page, scenario)
          const ofPage = runs.get(scenario.id)
          ofPage.set(page.name, [...(ofPage.get(page.name) ?? []), figures])
          console.log(`${key}: ${formatRun(figures)}`)
        } catch (error) {
          const reason = String(error.message).split('\n')[0]
          failures.set(key, `${key}: failed, ${reason}`)
          console.log(failures.get(key))
        }
      }
    }
  }
  return { runs, failures: [...failures.values()], leftOut: [...leftOut] }
}
