/**
 * The longest task that a hostile or huge answer causes in the page's main thread, in the thread's own
 * time, when it is there at once, when it streams in pieces of 1,000 characters (200 of them at most), and when its words are
 * taken to be read aloud: `node e2e/bench/hostile/run.mjs [--all] [--only NAME]`. The page has the
 * painter of answers alone. `--all` takes the whole corpus of the tests. Ends with 1 when a task is
 * longer than its limit. Half a minute.
 */
import { parseArgs } from 'node:util'

import { inRoot } from '../../../src/boot/scripts/repository.mjs'
import { findChromium } from '../rig/chromium.mjs'
import { longestTaskMs, traceCategories } from '../rig/longest-task.mjs'
import { serveFolder } from '../rig/static-server.mjs'

const limitMs = 200
const patienceMs = 60_000
const ways = ['at once', 'streaming', 'read aloud']

const { values: options } = parseArgs({
  options: { all: { type: 'boolean', default: false }, only: { type: 'string' } },
})

/** Builds with the root's own Vite: as our page is built. */
async function buildPage() {
  process.env.NODE_ENV = 'production'
  const { build } = await import('vite')
  const { default: tailwind } = await import('@tailwindcss/vite')
  const folder = inRoot('dist', 'bench-hostile')
  await build({
    root: inRoot('e2e/bench/hostile/page'),
    configFile: false,
    logLevel: 'error',
    plugins: [tailwind()],
    build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 10_000 },
  })
  return folder
}

async function measure(browser, page, way, group, name) {
  await browser.startTracing(page, { categories: traceCategories })
  const isWhole = await Promise.race([
    page.evaluate(
      ([call, ...text]) => globalThis.benchHostile[call](...text).then(() => true),
      [way, group, name],
    ),
    new Promise((done) => setTimeout(done, patienceMs, false).unref()),
  ])
  const trace = JSON.parse(String(await browser.stopTracing()))
  if (!isWhole) throw new Error(`${name}, ${way}: not whole after ${patienceMs / 1000} s`)
  return longestTaskMs(trace)
}

const server = await serveFolder(await buildPage())
const { launch } = await findChromium()
const browser = await launch()
const beyond = []
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.on('pageerror', ({ message }) => beyond.push(message))
  await page.goto(server.url)
  await page.waitForFunction(() => globalThis.benchHostile !== undefined)
  console.log(`longest task, ms of the main thread (limit ${limitMs})`)
  console.log(['', ...ways].map((title, at) => title.padEnd(at === 0 ? 36 : 12)).join(''))
  for (const group of options.all ? ['sizes', 'corpus'] : ['sizes']) {
    const names = await page.evaluate((of) => globalThis.benchHostile.namesOf(of), group)
    for (const name of names.filter((each) => each.includes(options.only ?? ''))) {
      const figures = []
      for (const way of ways) figures.push(await measure(browser, page, way, group, name))
      if (Math.max(...figures) > limitMs) beyond.push(name)
      console.log(
        `${name.padEnd(36)}${figures.map((ms) => ms.toFixed(0).padEnd(12)).join('')}` +
          (Math.max(...figures) > limitMs ? 'BAD' : 'ok'),
      )
    }
  }
} finally {
  await browser.close()
  await server.close()
}
if (beyond.length > 0) {
  console.error(`Beyond the limit: ${beyond.join(', ')}`)
  process.exitCode = 1
}
