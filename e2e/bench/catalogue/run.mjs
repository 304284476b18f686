/**
 * What a letter in the search and a step of scrolling cost on the page of all models, with 1,000 of
 * them listed.
 *   node src/boot/scripts/build.mjs && node e2e/bench/catalogue/run.mjs [--app DIR] [--models 1000,3000]
 * Counted is all that the page's main thread does, in its own time, and without a trace, which costs as
 * well: a frame has 16 ms. What a browser does for any key in an empty field is some 4 of them, and
 * counted. What else runs on the machine can only add: each letter is typed in three rounds, and the
 * least is its figure. From the event to the paint is said beside it, and belongs to the
 * machine. Ends with 1 when a figure is beyond its limit. Half a minute
 * for each size.
 */
import { parseArgs } from 'node:util'

import { startServer } from '../memory/server-process.mjs'
import { findChromium } from '../rig/chromium.mjs'
import { median } from '../rig/figures.mjs'
import { longestTaskMs, traceCategories } from '../rig/longest-task.mjs'
import { startListUpstream } from './list-upstream.mjs'

const { values } = parseArgs({
  options: { app: { type: 'string' }, models: { type: 'string', default: '1000' } },
})

const sizes = values.models.split(',').map(Number)
/** Each is in the names of the list (`list-upstream.mjs`), and narrows it letter by letter. */
const searches = ['kimi', 'coder 12', 'qwen in', 'large 9']
const rounds = 3
const frames = 90
const pxPerFrame = 480
const quietMs = 110
const limits = { frameMs: 16, taskMs: 50 }

const failures = []
function print(name, value, limit, note = '') {
  const isFine = value <= limit
  if (!isFine) failures.push(name)
  const figure = `${value.toFixed(1).padStart(7)} ms`
  console.log(`${isFine ? 'ok ' : 'BAD'} ${name.padEnd(52)}${figure}  (limit ${limit} ms) ${note}`)
}

/** Notes for each letter how long it took from the event's own time to the end of its frame. */
function watchKeys() {
  globalThis.benchKeys = []
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => globalThis.benchKeys.push(performance.now() - timeStamp)
        port2.postMessage(null)
      })
    },
    true,
  )
}

/** Scrolls down, and up again at the end, a step for each frame. Resolves to the gaps between them. */
const scrollOn = ({ count, step }) =>
  new Promise((resolve) => {
    const gaps = []
    let last = null
    const move = (now) => {
      if (last !== null) gaps.push(now - last)
      last = now
      if (gaps.length === count) resolve(gaps)
      else {
        scrollBy(0, gaps.length < count / 2 ? step : -step)
        requestAnimationFrame(move)
      }
    }
    requestAnimationFrame(move)
  })

async function openCatalogue(browser, url, size) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${url}/models`)
  const listed = new RegExp(`^${size.toLocaleString('en-US').slice(0, 2)}`)
  await page.locator('.catalogue-count').filter({ hasText: listed }).waitFor()
  await page.locator('.entry-list[data-virtual]').waitFor()
  await page.waitForTimeout(500)
  const cdp = await page.context().newCDPSession(page)
  // The thread's own time: what others do on this machine meanwhile is not counted.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const taskMs = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value
  }
  const longestTaskOf = async (act) => {
    await browser.startTracing(page, { categories: traceCategories })
    await act()
    return longestTaskMs(JSON.parse(String(await browser.stopTracing())))
  }
  return { page, taskMs, longestTaskOf }
}

/** What each letter of the searches cost, in their order. */
async function typeAll(page, taskMs) {
  const field = page.getByRole('searchbox')
  const each = []
  for (const words of searches) {
    await field.fill('')
    await field.focus()
    await page.waitForTimeout(quietMs)
    for (const letter of words) {
      const before = await taskMs()
      await page.keyboard.press(letter === ' ' ? 'Space' : letter)
      await page.waitForTimeout(quietMs)
      each.push((await taskMs()) - before)
    }
    if ((await page.locator('.entry').count()) === 0) throw new Error(`“${words}” finds nothing`)
  }
  return each
}

async function measureTyping({ page, taskMs, longestTaskOf }, size) {
  await page.evaluate(watchKeys)
  const byRound = []
  for (let round = 0; round < rounds; round += 1) byRound.push(await typeAll(page, taskMs))
  const letters = byRound[0].map((_, letter) => Math.min(...byRound.map((each) => each[letter])))
  const toPaint = await page.evaluate(() => globalThis.benchKeys)
  const longest = await longestTaskOf(() => typeAll(page, taskMs))
  const name = `${size} models, a letter`
  print(
    `${name}: work, median of ${letters.length}`,
    median(letters),
    limits.frameMs,
    `dearest ${Math.max(...letters).toFixed(1)}; to paint: median ${median(toPaint).toFixed(1)}, worst ${Math.max(...toPaint).toFixed(1)}`,
  )
  print(`${name}: longest task`, longest, limits.taskMs)
}

async function measureScrolling({ page, taskMs, longestTaskOf }, size) {
  const perFrame = []
  const gaps = []
  const scroll = () => page.evaluate(scrollOn, { count: frames, step: pxPerFrame })
  for (let round = 0; round < rounds; round += 1) {
    const before = await taskMs()
    gaps.push(...(await scroll()))
    perFrame.push(((await taskMs()) - before) / frames)
  }
  const longest = await longestTaskOf(scroll)
  const note = `between frames: median ${median(gaps).toFixed(1)}, worst ${Math.max(...gaps).toFixed(1)}`
  const name = `${size} models, a frame of scrolling`
  print(`${name}: work`, Math.min(...perFrame), limits.frameMs, note)
  print(`${name}: longest task`, longest, limits.taskMs)
}

const { launch } = await findChromium()
for (const size of sizes) {
  const upstream = await startListUpstream(size)
  const server = await startServer(upstream.url, values.app)
  const browser = await launch()
  try {
    const opened = await openCatalogue(browser, server.url, size)
    await measureScrolling(opened, size)
    await measureTyping(opened, size)
  } finally {
    await browser.close()
    await server.stop()
    upstream.stop()
  }
}
if (failures.length > 0) {
  console.error(`Beyond the limit: ${failures.join(', ')}`)
  process.exitCode = 1
}
