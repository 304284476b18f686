import { setTimeout as wait } from 'node:timers/promises'

import { openPage } from '../rig/open-page.mjs'

const moveEveryMs = 16
const movesEach = 120
/** It is to last longer than both take. */
const wish = { kind: 'mixed', tokens: 12_000, tokensPerSecond: 1000, answers: 1 }
const begunMs = 700
const endMark = 'ZZREADER'

/** Runs in the page: the longest time between two frames since it was last asked. */
function countGaps() {
  let last = performance.now()
  let longest = 0
  const count = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    requestAnimationFrame(count)
  }
  requestAnimationFrame(count)
  globalThis.benchTakeGap = () => {
    const taken = Math.max(longest, performance.now() - last)
    longest = 0
    return taken
  }
}

/** Moves so often, and tells the longest time between two frames meanwhile, in ms. */
async function longestGapWhile(tab, moves, move) {
  await tab.evaluate(() => globalThis.benchTakeGap())
  for (let index = 0; index < moves; index += 1) {
    await move(index)
    await wait(moveEveryMs)
  }
  return tab.evaluate(() => globalThis.benchTakeGap())
}

const topOfLast = (tab, selector) =>
  tab.evaluate(
    (all) => [...document.querySelectorAll(all)].at(-1).getBoundingClientRect().top,
    selector,
  )

const isShown = (tab, mark) =>
  tab.evaluate((text) => document.body.textContent.includes(text), mark)

/**
 * What somebody sees who scrolls up and down, and then selects, while an answer comes at 1,000 tokens a
 * second: `{scrollGapMs, selectGapMs}`, the longest times between two frames.
 * @param page with the conversation in it
 */
export async function measureReader(stage, page) {
  const browser = await stage.launch()
  try {
    const { tab, frames, faults } = await openPage(browser, page, 0)
    await tab.evaluate(countGaps)
    void stage.upstream.plan({ ...wish, endMark })
    await frames[0].locator(page.composer).fill('A question')
    await frames[0].locator(page.composer).press('Enter')
    await wait(begunMs)
    const { width, height } = tab.viewportSize()
    const [x, y] = [width / 2, height / 2]
    await tab.mouse.move(x, y)
    const before = await topOfLast(tab, page.answer)
    const up = await longestGapWhile(tab, movesEach / 2, () => tab.mouse.wheel(0, -120))
    if ((await topOfLast(tab, page.answer)) <= before)
      throw new Error('the wheel did not scroll the conversation')
    const down = await longestGapWhile(tab, movesEach / 2, () => tab.mouse.wheel(0, 100))
    await tab.mouse.down()
    const selectGapMs = await longestGapWhile(tab, movesEach, (index) =>
      tab.mouse.move(x - 150 + ((index * 7) % 300), y - 150 + ((index * 3) % 300)),
    )
    const selected = await tab.evaluate(() => String(getSelection()).length)
    await tab.mouse.up()
    if (selected === 0) throw new Error('the mouse selected nothing')
    if (await isShown(tab, endMark)) throw new Error('the answer was over before the reader was')
    const scrollGapMs = Math.max(up, down)
    if (faults.length > 0) throw new Error(faults[0])
    return { scrollGapMs, selectGapMs }
  } finally {
    await browser.close()
  }
}
