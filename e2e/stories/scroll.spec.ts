import { openAiStream } from '../support/answers.ts'
import { openPlayground } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { expect, test } from '../support/test.ts'

const paragraphs = Array.from({ length: 160 }, (_, i) => `Paragraph ${i} of many.\n\n`)

test.beforeEach(async ({ page, upstream, startServerWith }) => {
  upstream.answerWith(openAiStream(paragraphs, { pauseMs: 25 }))
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, lastAnswer } = await openPlayground(page, server.url)
  await ask('Go on and on')
  await expect(lastAnswer).toContainText('Paragraph 40')
})

test('8, 11, 13: scrolling up holds the page still, to the end and beyond, until Jump to latest', async ({
  page,
}) => {
  const log = page.getByRole('log', { name: 'Conversation' })
  const top = () => log.evaluate((element) => element.scrollTop)
  await log.hover()
  await page.mouse.wheel(0, -400)
  await page.waitForTimeout(200) // the wheel has come to rest
  const before = await top()
  await expect(log).toContainText('Paragraph 80')
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(4)
  await expect(log).toHaveCSS('overflow-anchor', 'auto')
  const jump = page.getByRole('button', { name: /Jump to latest/ })
  await expect(jump).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible({
    timeout: 15_000,
  })
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(4)
  await jump.click()
  await expect
    .poll(() => log.evaluate((e) => e.scrollHeight - e.scrollTop - e.clientHeight))
    .toBeLessThanOrEqual(24)
  await expect(jump).toBeHidden()
})

test('the page follows the answer while nobody scrolls', async ({ page }) => {
  const log = page.getByRole('log', { name: 'Conversation' })
  await expect(log).toContainText('Paragraph 60')
  // Or the browser holds what is in view in its place while what is above it is formatted, and the
  // page that was left and come back to takes that for the reader's hand.
  await expect(log).toHaveCSS('overflow-anchor', 'none')
  await expect
    .poll(() => log.evaluate((e) => e.scrollHeight - e.scrollTop - e.clientHeight))
    .toBeLessThanOrEqual(48)
})

test('PageUp by keyboard lets go of the end as well', async ({ page }) => {
  const log = page.getByRole('log', { name: 'Conversation' })
  await log.focus()
  await page.keyboard.press('PageUp')
  await expect
    .poll(() => log.evaluate((e) => e.scrollHeight - e.scrollTop - e.clientHeight))
    .toBeGreaterThan(100)
  await page.waitForTimeout(300) // smooth scrolling, if any
  const before = await log.evaluate((element) => element.scrollTop)
  await expect(log).toContainText('Paragraph 90')
  expect(Math.abs((await log.evaluate((e) => e.scrollTop)) - before)).toBeLessThanOrEqual(4)
})

test('only the conversation scrolls, never the page around it', async ({ page }) => {
  const log = page.getByRole('log', { name: 'Conversation' })
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: /^Message/ }).fill('And on')
  await page.keyboard.press('Enter')
  await expect(log.getByRole('article')).toHaveCount(4)
  await log.evaluate((element) => element.scrollTo(0, 0))
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
})

test('a glide to where the end was when the wheel turned catches the answer that has gone on', async ({
  page,
}) => {
  const log = page.getByRole('log', { name: 'Conversation' })
  await log.hover()
  await page.mouse.wheel(0, -600)
  await expect(page.getByRole('button', { name: /Jump to latest/ })).toBeVisible()
  await log.evaluate((element) => {
    // What a wheel does where wheels glide; without a head the browser goes there in one step.
    element.dispatchEvent(new WheelEvent('wheel', { deltaY: 2000, bubbles: true }))
    element.scrollTo({ top: element.scrollHeight, behavior: 'smooth' })
  })
  await expect
    .poll(() => log.evaluate((e) => e.scrollHeight - e.scrollTop - e.clientHeight))
    .toBeLessThanOrEqual(48)
  await expect(page.getByRole('button', { name: /Jump to latest/ })).toBeHidden()
  await expect(log).toHaveCSS('overflow-anchor', 'none')
})
