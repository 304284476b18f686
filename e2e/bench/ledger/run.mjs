/**
 * 5,000 runs in the browser's database, in 500 conversations and in 5,000: how long the list takes and
 * a search for a word that is everywhere, in one place, and nowhere.
 *   node e2e/bench/ledger/run.mjs
 * The page has the database alone. Figures are medians of five pages: of the first call in each, and of
 * the one after it. A minute.
 */
import { inRoot } from '../../../src/boot/scripts/repository.mjs'
import { findChromium } from '../rig/chromium.mjs'
import { median } from '../rig/figures.mjs'
import { serveFolder } from '../rig/static-server.mjs'

const runs = 5000
const shapes = [500, runs]
const repetitions = 5
const goalsMs = { list: 500, search: 200 }
const searches = { everywhere: 'cafe', once: 'number4321 alpha', nowhere: 'nothing of the kind' }

/** Builds with the root's own Vite: as our page is built. */
async function buildPage() {
  process.env.NODE_ENV = 'production'
  const { build } = await import('vite')
  const folder = inRoot('dist', 'bench-ledger')
  await build({
    root: inRoot('e2e/bench/ledger/page'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'esnext' },
  })
  return folder
}

async function openPage(context, url) {
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForFunction(() => globalThis.benchLedger !== undefined)
  return page
}

/**
 * Of so many pages: nothing of the last one is in the next one's memory. The first call in a page
 * reads what those after it know.
 */
async function measure(context, url, call, ...args) {
  const found = { first: [], next: [] }
  for (let round = 0; round < repetitions; round += 1) {
    const page = await openPage(context, url)
    for (const turn of ['first', 'next'])
      found[turn].push(
        await page.evaluate(
          ([name, ...words]) => globalThis.benchLedger[name](...words),
          [call, ...args],
        ),
      )
    await page.close()
  }
  const msOf = (turn) => median(found[turn].map(({ ms }) => ms))
  return { firstMs: msOf('first'), nextMs: msOf('next'), count: found.first[0].count }
}

function report(title, { firstMs, nextMs, count }, goalMs) {
  const verdict = (ms) => `${ms.toFixed(0).padStart(5)} ms (${ms <= goalMs ? 'met' : 'not met'})`
  console.log(
    `${title.padEnd(48)} first ${verdict(firstMs)}, next ${verdict(nextMs)}; ${count} found, goal ${goalMs} ms`,
  )
}

const server = await serveFolder(await buildPage())
const { launch } = await findChromium()
try {
  for (const conversations of shapes) {
    const browser = await launch()
    const context = await browser.newContext()
    const page = await openPage(context, server.url)
    await page.evaluate(
      ([count, each]) => globalThis.benchLedger.fill(count, each),
      [conversations, runs / conversations],
    )
    await page.close()
    const title = `${runs} runs in ${conversations} conversations:`
    report(`${title} list`, await measure(context, server.url, 'list'), goalsMs.list)
    for (const [place, words] of Object.entries(searches)) {
      const found = await measure(context, server.url, 'search', words)
      report(`${title} ${place}`, found, goalsMs.search)
    }
    await browser.close()
  }
} finally {
  await server.close()
}
