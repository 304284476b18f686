import type { Locator, Page } from '@playwright/test'

import { buildHistory, putHistory } from '../bench/history/long-history.mjs'
import { openPlayground } from '../support/playground.ts'
import { expect, test } from '../support/test.ts'

const messages = 300
const choice = { providerId: 'openai', modelId: 'bench', dialectId: 'openai-chat' }
const paragraph = 'Some **bold** words of an answer that goes on for a line or two. '.repeat(4)
/** Each answer has so many paragraphs of 260 characters. */
const saidWith = (paragraphs: number) =>
  Array.from({ length: messages }, (_, i) =>
    i % 2 === 0
      ? { role: 'user', content: `Question number ${i}?` }
      : {
          role: 'assistant',
          content: `### Answer number ${i}\n\n${`${paragraph}\n\n`.repeat(paragraphs)}- one\n- two\n`,
        },
  )
/** Answers of so many paragraphs take turns in being formatted. */
const manyParagraphs = 12
const lastAnswer = `Answer number ${messages - 1}`

/** Opens the page with a long conversation in it, as it was left. */
async function openLong(page: Page, paragraphs = 1) {
  await openPlayground(page)
  await page.evaluate(putHistory, { ...buildHistory(saidWith(paragraphs), choice), choice })
  // Not a reload: leaving, the page would write its own session over ours.
  await page.goto('about:blank')
  const playground = await openPlayground(page)
  await expect(playground.log.getByRole('heading', { name: lastAnswer })).toBeVisible({
    timeout: 20_000,
  })
  return playground
}

/** In the page, before its scripts: notes each height at which the last heading stood, once per frame. */
function watchLastHeading(name: string): void {
  const seen = { tops: [] as number[], wasBusy: false }
  Object.assign(globalThis, { seen })
  const note = () => {
    const heading = [...document.querySelectorAll('#log article h5')].findLast(
      (each) => each.textContent === name,
    )
    if (heading) seen.tops.push(Math.round(heading.getBoundingClientRect().top))
    seen.wasBusy ||= document.querySelector('#log[aria-busy]') !== null
  }
  const atNextFrame = () =>
    requestAnimationFrame(() => {
      // Made last, it is told last, when all is where it will be painted. A task after the frame may
      // come behind another one, which has changed the page again.
      const observer = new ResizeObserver(() => {
        observer.disconnect()
        note()
        atNextFrame()
      })
      observer.observe(document.documentElement)
    })
  atNextFrame()
}

const articles = (log: Locator) => log.locator('article')

test('a long conversation opens at its end and stays there until all of it is in the page', async ({
  page,
}) => {
  await page.addInitScript(watchLastHeading, lastAnswer)
  const { log } = await openLong(page)
  await expect(articles(log)).toHaveCount(messages, { timeout: 20_000 })
  await expect(log).not.toHaveAttribute('aria-busy')
  await expect(log.getByRole('heading', { name: lastAnswer })).toBeInViewport()
  const { tops, wasBusy } = await page.evaluate(
    () => (globalThis as unknown as { seen: { tops: number[]; wasBusy: boolean } }).seen,
  )
  expect(wasBusy).toBe(true)
  const places = new Set(tops.slice(tops.indexOf(tops.at(-1) ?? 0)))
  expect([...places]).toEqual([tops.at(-1)])
})

/**
 * In the page, before its scripts: prints when more than the end of the chat has been read from disk,
 * which shows in the groups of messages that are filled, and counts what is on the paper.
 */
function printEarly(): void {
  const count = (selector: string) => document.querySelectorAll(`#log ${selector}`).length
  const counts = () => ({
    articles: count('article'),
    headings: count('article h5'),
    unread: count('.answer-unread'),
  })
  const look = () => {
    if (count('.message-group:not(:empty)') < 5) return requestAnimationFrame(look)
    const before = counts()
    // As a click on Print does: no microtask runs until the paper is out.
    dispatchEvent(new Event('beforeprint'))
    return Object.assign(globalThis, { printed: { before, after: counts() } })
  }
  requestAnimationFrame(look)
}

test('long answers are formatted in turns: at the end of the chat first, and all of them on paper', async ({
  page,
}) => {
  await page.addInitScript(printEarly)
  const { log } = await openLong(page, manyParagraphs)
  type Counts = Record<'articles' | 'headings' | 'unread', number>
  const printed = await page.waitForFunction(
    () => (globalThis as unknown as { printed?: Record<'before' | 'after', Counts> }).printed,
  )
  const { before, after } = (await printed.jsonValue()) ?? {}
  expect(before?.articles).toBeLessThan(messages)
  expect(after).toEqual({ articles: messages, headings: messages / 2, unread: 0 })
  await expect(log.getByRole('heading', { name: lastAnswer })).toBeAttached()
})

test('Home, before all of it is there, shows the first message', async ({ page }) => {
  const { log } = await openLong(page)
  await log.focus()
  await page.keyboard.press('Home')
  await expect(log.getByText('Question number 0?')).toBeInViewport({ timeout: 10_000 })
  await expect(articles(log)).toHaveCount(messages, { timeout: 20_000 })
  await expect(log.getByText('Question number 0?')).toBeInViewport()
  const first = articles(log).first()
  await expect(first.getByRole('button', { name: 'Edit and run message 1' })).toBeAttached()
})

test("the keys of the browser's search bring all of it into the page at once", async ({ page }) => {
  const { log } = await openLong(page)
  await page.keyboard.press('Control+f')
  await expect(articles(log)).toHaveCount(messages)
  // What is out of sight is passed over in layout, never hidden: the browser's own search sees it.
  await expect(log).toContainText('Question number 0?')
  await expect(log.locator('.message-group').first()).toHaveCSS('content-visibility', 'auto')
})

test('select all and print see all of it, though the screen lays out only what is near', async ({
  page,
}) => {
  const { log } = await openLong(page)
  await expect(articles(log)).toHaveCount(messages, { timeout: 20_000 })
  const isLaidOut = () =>
    articles(log).evaluateAll(
      (all) => all.filter((each) => each.checkVisibility({ contentVisibilityAuto: true })).length,
    )
  expect(await isLaidOut()).toBeLessThan(messages / 2)
  const selected = await log.evaluate((element) => {
    getSelection()?.selectAllChildren(element)
    return getSelection()?.toString() ?? ''
  })
  expect(selected).toContain('Question number 0?')
  expect(selected).toContain(lastAnswer)
  await page.emulateMedia({ media: 'print' })
  expect(await isLaidOut()).toBe(messages)
})

for (const [change, from, to] of [
  ['one more pane beside it', { width: 700, height: 800 }, { width: 1100, height: 800 }],
  ['a phone that is turned', { width: 390, height: 844 }, { width: 844, height: 390 }],
] as const)
  test(`what is read stays in its place with ${change}, and so does the end`, async ({ page }) => {
    await page.setViewportSize(from)
    const { log } = await openLong(page)
    await expect(articles(log)).toHaveCount(messages, { timeout: 20_000 })
    const heading = log.getByRole('heading', { name: 'Answer number 151' })
    /** CSS pixels below the upper edge of what scrolls. */
    const placeOf = () =>
      heading.evaluate((element) => {
        const frame = element.closest('.log')
        const isDocument = frame !== null && getComputedStyle(frame).overflowY === 'visible'
        const edge = isDocument ? 0 : (frame?.getBoundingClientRect().top ?? 0)
        return Math.round(element.getBoundingClientRect().top - edge)
      })
    await heading.evaluate((element) => element.scrollIntoView())
    await expect.poll(placeOf).toBe(16)
    // The page has heard of it: a frame later than the heading is there, and than a script can turn it.
    await expect(page.getByRole('button', { name: /Jump to latest/ })).toBeVisible()
    for (const size of [to, from, to]) {
      await page.setViewportSize(size)
      await expect.poll(placeOf).toBeGreaterThan(0)
      await expect.poll(placeOf).toBeLessThan(40)
    }
    await log.evaluate((element) => element.focus({ preventScroll: true }))
    await page.keyboard.press('End')
    const last = log.getByText('two', { exact: true }).last()
    await expect(last).toBeInViewport()
    await page.setViewportSize(from)
    await expect(last).toBeInViewport()
  })

/** In the page, before its scripts: it holds nothing in its place, as WebKit does not. */
function anchorNothing(): void {
  const { supports } = CSS
  CSS.supports = (property: string, value?: string) => {
    if (property === 'overflow-anchor') return false
    return value === undefined ? supports(property) : supports(property, value)
  }
  addEventListener('DOMContentLoaded', () => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { overflow-anchor: none !important }')
    document.adoptedStyleSheets.push(sheet)
  })
}

/** In the page: goes up by so many steps. @returns by how much more or less than a step what is read moved. */
async function goUp(log: Element, { steps, step }: { steps: number; step: number }) {
  const strays: number[] = []
  for (let i = 0; i < steps; i += 1) {
    const { left, top, width } = log.getBoundingClientRect()
    const seen = document
      .elementsFromPoint(left + width / 2, top + 200)
      .find((each) => each.matches('p, li, h5'))
    const before = seen?.getBoundingClientRect().top ?? 0
    log.scrollTop -= step
    for (let frame = 0; frame < 3; frame += 1)
      await new Promise((resolve) => requestAnimationFrame(resolve))
    const stray = (seen?.getBoundingClientRect().top ?? before + step) - before - step
    if (Math.abs(stray) > 2) strays.push(Math.round(stray))
  }
  return { strays, top: log.scrollTop }
}

test('where the browser anchors nothing, what was never laid out moves nothing on the way up', async ({
  page,
}) => {
  await page.addInitScript(anchorNothing)
  const { log } = await openLong(page, manyParagraphs)
  await expect(articles(log)).toHaveCount(messages, { timeout: 20_000 })
  await expect(log.locator('.answer-unread')).toHaveCount(0, { timeout: 20_000 })
  await log.hover()
  await page.mouse.wheel(0, -20)
  const { strays, top } = await log.evaluate(goUp, { steps: 80, step: 400 })
  expect(top).toBeGreaterThan(0)
  expect(strays).toEqual([])
})

test('another branch shows what is in view first, and the rest of it in turns', async ({
  page,
}) => {
  const { log } = await openLong(page)
  await expect(articles(log)).toHaveCount(messages, { timeout: 20_000 })
  await log.evaluate((element) => element.scrollTo(0, 0))
  await log.getByRole('button', { name: 'Edit and run message 1', exact: true }).click()
  await log.getByRole('textbox').fill('Another question')
  await log.getByRole('textbox').press('Enter')
  await expect(articles(log)).toHaveCount(2)
  await log.evaluate((element) => {
    const counts: number[] = []
    Object.assign(globalThis, { counts })
    new MutationObserver(() => counts.push(element.querySelectorAll('article').length)).observe(
      element,
      { childList: true, subtree: true },
    )
  })
  // The other question may still be answered: that is followed no more.
  await log.getByRole('button', { name: 'Previous version of message 1' }).click()
  await expect(log.getByRole('heading', { name: 'Answer number 1', exact: true })).toBeInViewport()
  await expect(articles(log)).toHaveCount(messages, { timeout: 20_000 })
  await expect(log).not.toHaveAttribute('aria-busy')
  const counts = await page.evaluate(() => (globalThis as unknown as { counts: number[] }).counts)
  expect(counts.find((count) => count > 2)).toBeLessThan(messages / 3)
})
