import { rows as allRows } from '../rows/all.mjs'
import { findBrowser } from './browser.mjs'
import { playControl } from './control.mjs'
import { playTogether } from './play-together.mjs'
import { startProduct } from './product.mjs'
import { playScene } from './scene.mjs'
import { formatHead, formatRow, formatSecondLook } from './table.mjs'
import { startUpstream } from './upstream.mjs'
import { isClean, isNeverLoad } from './verdict.mjs'

/**
 * Plays each row so many times and prints the table. Rows that would begin after `longestMs` are left
 * out, and named.
 * @param options `hasSecondLook`: what found something is played once more with nothing beside it, and
 *   only what is found then counts, unless no busy machine can be the reason of it
 * @returns whether no row has found anything, and none was left out
 */
export async function runFaults({
  rows,
  times,
  seed,
  atOnce,
  longestMs,
  hasControl,
  hasSecondLook,
}) {
  const chosen = allRows.filter(({ id }) => rows === null || rows.includes(id))
  const stage = await openStage()
  console.log(formatHead())
  try {
    const blind = hasControl ? await playControl(stage) : []
    if (blind.length > 0) {
      console.log(
        `The rig is blind: it finds nothing wrong with a chat without a log in ${blind.join(', ')}`,
      )
      return false
    }
    const seeds = Array.from({ length: times }, (_, index) => seed + index)
    const bad = await playRows(stage, chosen, { seeds, atOnce, longestMs, hasSecondLook })
    console.log(
      bad.length === 0 ? 'No row has found anything.' : `Found something: ${bad.join(', ')}`,
    )
    return bad.length === 0
  } finally {
    await stage.close()
  }
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

/** @returns the rows that have found something, or were left out because the time was up */
async function playRows(stage, chosen, { seeds, atOnce, longestMs, hasSecondLook }) {
  const endsAt = Date.now() + longestMs
  const bad = []
  const suspects = []
  const print = inOrder()
  const possible = chosen.filter(({ id, isPossible = () => true }) => {
    if (!isPossible()) console.log(`${id}: left out, this machine cannot do it`)
    return isPossible()
  })
  const jobs = possible.flatMap((row, place) => {
    const played = []
    let startedAt = null
    const play = async (seed) => {
      startedAt ??= Date.now()
      if (startedAt < endsAt) played.push({ seed, verdict: await playScene(stage, row, seed) })
      else played.push(null)
      if (played.length === seeds.length) tell()
    }
    const tell = () => {
      if (played.includes(null)) {
        print(place, `${row.id}: left out, the time is up`)
        bad.push(row.id)
        return
      }
      print(place, formatRow(row, played, Date.now() - startedAt))
      const found = played.filter(({ verdict }) => !isClean(verdict))
      suspects.push(...found.map(({ seed, verdict }) => ({ row, seed, verdict })))
    }
    const share = 1 / (row.atOnce ?? atOnce)
    return seeds.map((seed) => ({ share, play: () => play(seed) }))
  })
  await playTogether(jobs)
  for (const { row, seed, verdict } of suspects) {
    const isFound =
      !hasSecondLook || isNeverLoad(verdict) || !(await isCleanAlone(stage, row, seed))
    if (isFound && !bad.includes(row.id)) bad.push(row.id)
  }
  return bad
}

/** Prints what is said of each place as soon as all is said of those before it. */
function inOrder() {
  const said = []
  let next = 0
  return (place, text) => {
    said[place] = text
    for (; said[next] !== undefined; next += 1) console.log(said[next])
  }
}

async function isCleanAlone(stage, row, seed) {
  // A name of its own in the ledger: the requests of the first time are not to be counted again.
  const again = { ...row, name: `alone-${row.id}` }
  const verdict = await playScene(stage, again, seed)
  console.log(formatSecondLook(row, seed, verdict))
  return isClean(verdict)
}
