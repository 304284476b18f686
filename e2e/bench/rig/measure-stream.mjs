import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

import { openPage } from './open-page.mjs'

const keyEveryMs = 90
/** Long tasks are reported a little later; an answer is written down, and only then let go. */
const reportedMs = 500
const savedMs = 3000
/** What a page may take after the last byte before it counts as failed. */
const patienceMs = 60_000

async function readMetrics(session) {
  const { metrics } = await session.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

async function readHeap(session) {
  await session.send('HeapProfiler.collectGarbage')
  return readMetrics(session)
}

/**
 * MB of the script's heap that the answer's elements take by themselves, each held by a script as any
 * renderer holds it: the same elements, written into an empty page.
 */
async function weighAnswer(context, frame, selector) {
  const html = await frame
    .locator(selector)
    .last()
    .evaluate((element) => element.outerHTML)
  const tab = await context.newPage()
  const session = await context.newCDPSession(tab)
  await session.send('Performance.enable')
  const before = await readHeap(session)
  await tab.evaluate((text) => {
    document.body.innerHTML = text
    const walker = document.createTreeWalker(document.body)
    globalThis.held = []
    while (walker.nextNode() !== null) globalThis.held.push(walker.currentNode)
  }, html)
  const after = await readHeap(session)
  return (after.JSHeapUsedSize - before.JSHeapUsedSize) / 1e6
}

/** CPU seconds of all threads of all renderers: workers are work too. */
async function readRenderersCpu(browserSession) {
  const { processInfo } = await browserSession.send('SystemInfo.getProcessInfo')
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

/** Presses a key again and again for so long. */
async function typeFor(tab, durationMs) {
  const endsAt = performance.now() + durationMs
  for (let index = 0; performance.now() < endsAt; index += 1) {
    // Never in step with the frames, or every key would wait equally long.
    await wait(keyEveryMs + ((index * 7) % 17))
    await tab.keyboard.press('abcdefghij'[index % 10])
  }
}

async function giveUpAfter(ms) {
  await wait(ms, undefined, { ref: false })
  throw new Error('the last token never came to the screen')
}

const newMark = () => `ZZEND${randomBytes(4).toString('hex').toUpperCase()}`

/** Asks in every frame and waits until every answer is on screen. */
async function ask({ tab, frames }, page, { endMark, streamMs, isTyping }) {
  const watches = frames.map((frame) =>
    frame.evaluate((mark) => globalThis.benchProbe.watch(mark), endMark),
  )
  for (const frame of frames) await frame.locator(page.composer).press('Enter')
  const typing = isTyping ? typeFor(tab, streamMs) : null
  const answered = Promise.race([Promise.all(watches), giveUpAfter(streamMs + patienceMs)])
  const [seen] = await Promise.all([answered, typing])
  const typed = await frames[0].locator(page.composer).inputValue()
  if (isTyping && typed === '') throw new Error('the keys did not reach the composer')
  return { ...seen[0], endedAt: Math.max(...seen.map(({ endedAt }) => endedAt)) }
}

async function measureIn(browser, stage, page, wish) {
  const { kind, tokens, tokensPerSecond, isTyping = false, panes = 0, weighsDom = false } = wish
  const opened = await openPage(browser, page, panes)
  const { frames, session, faults } = opened
  const browserSession = await browser.newBrowserCDPSession()
  const endMark = newMark()
  const answers = frames.length
  const sent = stage.upstream.plan({ kind, tokens, tokensPerSecond, endMark, answers })
  for (const frame of frames) await frame.locator(page.composer).fill('A question')
  const idle = await readHeap(session)
  await wait(150)
  const before = await readMetrics(session)
  const cpuBefore = await readRenderersCpu(browserSession)
  const streamMs = tokensPerSecond === 0 ? 0 : (tokens / tokensPerSecond) * 1000
  const seen = await ask(opened, page, { endMark, streamMs, isTyping })
  const { firstAt, lastAt } = await sent
  const after = await readMetrics(session)
  const cpuAfter = await readRenderersCpu(browserSession)
  await wait(weighsDom ? savedMs : reportedMs)
  const longTasks = await frames[0].evaluate(
    (startedAt) => globalThis.benchProbe.longTasksSince(startedAt),
    seen.startedAt,
  )
  const settled = await readHeap(session)
  if (faults.length > 0) throw new Error(faults[0])
  const domMb = weighsDom
    ? await weighAnswer(opened.tab.context(), frames[0], page.answer)
    : undefined
  const spent = (name) => after[name] - before[name]
  const gaps = seen.gaps.slice(1)
  return {
    cpuS: spent('TaskDuration'),
    scriptS: spent('ScriptDuration'),
    layoutS: spent('LayoutDuration') + spent('RecalcStyleDuration'),
    renderersCpuS: cpuAfter - cpuBefore,
    fps: (1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0),
    longestGapMs: Math.max(...gaps),
    longTasks: longTasks.length,
    longestTaskMs: Math.max(0, ...longTasks),
    lagMs: seen.endedAt - lastAt,
    shownMs: seen.endedAt - firstAt,
    heapMb: (settled.JSHeapUsedSize - idle.JSHeapUsedSize) / 1e6,
    domMb,
    domNodes: settled.Nodes - idle.Nodes,
    // The first one is Enter.
    keyMs: isTyping ? seen.keyMs.slice(1) : [],
  }
}

/**
 * What an answer does to a page, in a fresh browser.
 *
 * `wish`: `kind` of document, `tokens`, `tokensPerSecond` (0: all at once), `isTyping` (keys are
 * pressed meanwhile), `panes` (so many at once, each with an answer of that length; 0: the page alone), `weighsDom` (`domMb` is wanted).
 *
 * CPU is the main thread's, in seconds of its own clock, so that others on this machine count little;
 * `renderersCpuS` has all threads. `lagMs` is from the last byte to the last token on screen, `shownMs`
 * from the first byte. `heapMb` is what the script's heap holds more than before, without garbage; the
 * document's own memory is not in it.
 */
export async function measureStream(stage, page, wish) {
  const browser = await stage.launch()
  try {
    return await measureIn(browser, stage, page, wish)
  } finally {
    await browser.close()
  }
}
