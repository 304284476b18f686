import { rows as allRows } from '../rows/all.mjs'
import { findBrowser } from './browser.mjs'
import { playControl } from './control.mjs'
import { startProduct } from './product.mjs'
import { playScene } from './scene.mjs'
import { formatHead, formatRow } from './table.mjs'
import { startUpstream } from './upstream.mjs'
import { isClean } from './verdict.mjs'

/**
 * Plays each row so many times and prints the table. Rows that would begin after `longestMs` are left
 * out, and named.
 * @returns whether no row has found anything, and none was left out
 */
export async function runFaults({ rows, times, seed, atOnce, longestMs, hasControl }) {
  const startedAt = Date.now()
  const chosen = allRows.filter(({ id }) => rows === null || rows.includes(id))
  const isImpossible = ({ isPossible = () => true }) => !isPossible()
  const stage = await openStage()
  const bad = []
  console.log(formatHead())
  try {
    const blind = hasControl ? await playControl(stage) : []
    if (blind.length > 0) {
      console.log(
        `The rig is blind: it finds nothing wrong with a chat without a log in ${blind.join(', ')}`,
      )
      return false
    }
    for (const row of chosen) {
      if (isImpossible(row)) {
        console.log(`${row.id}: left out, this machine cannot do it`)
        continue
      }
      if (Date.now() - startedAt > longestMs) {
        console.log(`${row.id}: left out, the time is up`)
        bad.push(row.id)
        continue
      }
      const { verdicts, tookMs } = await playRow(stage, row, { times, seed, atOnce })
      console.log(formatRow(row, verdicts, tookMs))
      if (!verdicts.every(({ verdict }) => isClean(verdict))) bad.push(row.id)
    }
  } finally {
    await stage.close()
  }
  console.log(
    bad.length === 0 ? 'No row has found anything.' : `Found something: ${bad.join(', ')}`,
  )
  return bad.length === 0
}

async function openStage() {
  const finder = await findBrowser()
  const upstream = await startUpstream()
  const product = await startProduct(upstream.url)
  const browser = await finder.launch()
  return {
    finder,
    upstream,
    product,
    browser,
    async close() {
      await browser.close()
      await product.kill()
      upstream.close()
    },
  }
}

/** Several scenes at once: most of the time of each is waiting. */
async function playRow(stage, row, { times, seed, atOnce }) {
  const startedAt = Date.now()
  const seeds = Array.from({ length: times }, (_, index) => seed + index)
  const verdicts = []
  const player = async () => {
    for (let next = seeds.shift(); next !== undefined; next = seeds.shift())
      verdicts.push({ seed: next, verdict: await playScene(stage, row, next) })
  }
  await Promise.all(Array.from({ length: row.atOnce ?? atOnce }, player))
  return { verdicts, tookMs: Date.now() - startedAt }
}
