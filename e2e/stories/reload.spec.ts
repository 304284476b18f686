import { openAiStream } from '../support/answers.ts'
import { openPlayground, playgroundOn } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { expect, test } from '../support/test.ts'

const words = Array.from({ length: 120 }, (_, i) => `t${String(i).padStart(4, '0')} `)

test('P3: a reload in the middle of an answer goes on streaming it, paid once', async ({
  page,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith(openAiStream(words, { pauseMs: 30 }))
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, lastAnswer } = await openPlayground(page, server.url)
  await ask('Count')
  await expect(lastAnswer).toContainText('t0010')
  await page.reload()
  const again = playgroundOn(page)
  await expect(again.lastAnswer).toContainText('t0020')
  await again.settled()
  await expect(again.lastAnswer).toContainText(words.join('').trim())
  expect(upstream.requests).toHaveLength(1)
  await page.reload()
  await expect(again.lastAnswer).toContainText('t0119')
  expect(upstream.requests).toHaveLength(1)
})

test('5: the draft, the parameters and the theme survive a reload', async ({ page }) => {
  const { composer } = await openPlayground(page)
  await composer.fill('half a thought\nand more')
  const box = page.getByRole('spinbutton', { name: 'Temperature' })
  await box.fill('1.2')
  await box.press('Enter')
  await page.waitForTimeout(600) // the draft is written 300 ms after the last key
  await page.reload()
  await expect(composer).toHaveValue('half a thought\nand more')
  await expect(page.getByRole('spinbutton', { name: 'Temperature' })).toHaveValue('1.2')
})

test('a message that is half changed is so after a reload, and gone when it was run', async ({
  page,
}) => {
  const { ask, messages, settled } = await openPlayground(page)
  await ask('hi')
  await settled()
  await page.getByRole('button', { name: 'Edit and run message 1' }).click()
  const box = page.getByRole('textbox', { name: 'Edited message' })
  await box.fill('hi, and what is your na')
  await page.waitForTimeout(600) // written 300 ms after the last key
  await page.reload()
  await expect(box).toHaveValue('hi, and what is your na')
  await box.fill('hi, and what is your name?')
  await box.press('Enter')
  await expect(messages.first()).toContainText('your name?')
  await settled()
  await page.reload()
  await expect(messages.first()).toContainText('your name?')
  await expect(box).toHaveCount(0)
})

test('6: each conversation keeps its own draft', async ({ page }) => {
  const { ask, composer, settled } = await openPlayground(page)
  await ask('hi')
  await settled()
  await composer.fill('draft of the first')
  await page.getByRole('button', { name: 'New chat' }).first().click()
  await expect(composer).toHaveValue('')
  await composer.fill('draft of the second')
  await page.getByRole('navigation').getByRole('button', { name: 'hi', exact: true }).click()
  await expect(composer).toHaveValue('draft of the first')
})

test('the answer is on the page of a second tab too', async ({ page, context }) => {
  const { ask, settled } = await openPlayground(page)
  await ask('hi')
  await settled()
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(playgroundOn(second).messages).toHaveCount(2)
})
