import { startNaive } from '../naive/server.mjs'
import { rows } from '../rows/all.mjs'
import { playScene } from './scene.mjs'
import { formatRow } from './table.mjs'
import { isClean } from './verdict.mjs'

/** Faults that a chat without a log cannot survive. */
const deadly = new Set(['1', '3', '8', '9', '13', '44'])
const times = 2

/**
 * Plays some rows against the naive chat. A rig that finds nothing there finds nothing anywhere.
 * @returns the rows in which nothing was found
 */
export async function playControl(stage) {
  const product = await startNaive(stage.upstream.url)
  const blind = []
  try {
    for (const row of rows.filter(({ id }) => deadly.has(id))) {
      const startedAt = Date.now()
      const seeds = Array.from({ length: times }, (_, seed) => seed)
      // A name of its own: what the provider was asked here is not to be counted when the row is played.
      const control = { ...row, id: `control-${row.id}`, longestMs: 8000 }
      const play = async (seed) => ({
        seed,
        verdict: await playScene({ ...stage, product }, control, seed),
      })
      const verdicts = await Promise.all(seeds.map(play))
      console.log(
        formatRow({ id: row.id, what: `control: ${row.what}` }, verdicts, Date.now() - startedAt),
      )
      if (verdicts.every(({ verdict }) => isClean(verdict))) blind.push(row.id)
    }
  } finally {
    await product.kill()
  }
  return blind
}
