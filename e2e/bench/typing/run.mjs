/**
 * What one key costs the page's main thread in a conversation of 100 messages and 200 kB, while the
 * code of the next request stands beside it and follows every letter.
 *   node src/boot/scripts/build.mjs && node e2e/bench/typing/run.mjs
 * Counted is everything that a key causes, scripts, layout and colours, until the code has the new
 * letter and the page is quiet, in the thread's own time, so that a busy machine changes little. The
 * same with the model's facts instead of the code says how much of it is the code's. Ends with 1 when
 * a figure is beyond its limit. About a minute.
 */
import { chromium } from 'playwright-core'

import { ensureBrowser } from '../../../src/boot/scripts/browser.mjs'
import { startServer } from '../memory/server-process.mjs'
import { longestTaskMs, traceCategories } from '../rig/longest-task.mjs'
import { buildConversation, putConversation } from './long-conversation.mjs'

const keys = 40
const quietMs = 200
const limits = { medianMs: 16, taskMs: 50 }

const clients = {
  curl: 'curl-bash',
  python: 'python-requests',
  javascript: 'javascript-fetch',
  php: 'php-curl',
}
const views = [
  { name: 'without code', rightTab: 'model', language: 'curl' },
  { name: 'cURL', rightTab: 'code', language: 'curl' },
  { name: 'Python', rightTab: 'code', language: 'python' },
]

const failures = []
function print(name, value, limit, note = '') {
  const isFine = value <= limit
  if (!isFine) failures.push(name)
  const figure = `${value.toFixed(1).padStart(7)} ms`
  console.log(`${isFine ? 'ok ' : 'BAD'} ${name.padEnd(52)}${figure}  (limit ${limit} ms) ${note}`)
}

const quantile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)]

/** Opens the conversation with this view beside it. */
async function openView(browser, url, { rightTab, language }) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(url)
  const composer = page.getByRole('textbox', { name: /^Message / })
  await composer.waitFor()
  await page.evaluate(putConversation, {
    conversation: buildConversation(),
    code: { language, clients, messages: 'exact' },
    rightTab,
  })
  // Not a reload: leaving, the page would write its own session over ours.
  await page.goto('about:blank')
  await page.goto(url)
  await composer.waitFor()
  return { page, composer }
}

const codeOf = (page) =>
  page.evaluate(() => document.querySelector('.code-view')?.textContent ?? '')

async function measure(browser, url, view) {
  const { page, composer } = await openView(browser, url, view)
  await page.getByText('Message 99').first().waitFor()
  if (view.rightTab === 'code')
    await page.waitForFunction(() => document.querySelector('.code-view'))
  await composer.fill('A new question ')
  await page.waitForTimeout(3000) // the colours of the whole code
  const cdp = await page.context().newCDPSession(page)
  // The thread's own time: what others do on this machine meanwhile is not counted.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const taskMs = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value
  }
  await browser.startTracing(page, { categories: traceCategories })
  const each = []
  for (let index = 0; index < keys; index += 1) {
    const before = await taskMs()
    await page.keyboard.press('abcdefghij'[index % 10])
    await page.waitForTimeout(quietMs)
    each.push((await taskMs()) - before)
  }
  const longest = longestTaskMs(JSON.parse(String(await browser.stopTracing())))
  const typed = await composer.inputValue()
  const code = await codeOf(page)
  await page.close()
  if (view.rightTab === 'code' && !code.includes(typed)) failures.push(`${view.name} fell behind`)
  return { each, longest, kilobytes: code.length / 1000 }
}

const server = await startServer('http://127.0.0.1:9') // nobody is asked anything
const { VERBATIM_CHROMIUM: executablePath, ...variables } = await ensureBrowser()
const browser = await chromium.launch({
  executablePath,
  env: { ...process.env, ...variables },
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  for (const view of views) {
    const { each, longest, kilobytes } = await measure(browser, server.url, view)
    const note = `p95 ${quantile(each, 0.95).toFixed(1)}, ${kilobytes.toFixed(0)} kB of code`
    print(
      `a key, ${view.name}: work, median of ${keys}`,
      quantile(each, 0.5),
      limits.medianMs,
      note,
    )
    print(`a key, ${view.name}: longest task`, longest, limits.taskMs)
  }
} finally {
  await browser.close()
  await server.stop()
}
if (failures.length > 0) {
  console.error(`Beyond the limit: ${failures.join(', ')}`)
  process.exitCode = 1
}
