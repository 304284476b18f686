import type { Locator, Page } from '@playwright/test'

import { openAiEnd, openAiFrames } from '../support/answers.ts'
import { openPlayground } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { expect, test } from '../support/test.ts'

/** 120 lines, every other one empty: several blocks of their own. */
const code = Array.from({ length: 60 }, (_, i) => `const line${i} = "${i}"\n\n`).join('')

const fence = (text: string): string => `\`\`\`ts\n${text}\n\`\`\`\n\n`

const write = (texts: readonly string[]) => openAiFrames(texts).map(writeStep)
const writeStep = (text: string) => ({ do: 'write', text }) as const

const codesOf = (page: Page): Locator =>
  page.getByRole('log', { name: 'Conversation' }).locator('pre code')
const keywordsIn = (shown: Locator): Locator => shown.locator('.hljs-keyword')

const colourOf = (shown: Locator) => shown.evaluate((element) => getComputedStyle(element).color)

const selectedText = (page: Page) => page.evaluate(() => String(document.getSelection()))

test('a worker colours code while the answer goes on, and it copies as it came', async ({
  page,
  context,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith({ steps: [...write([fence(code), 'More is to come.']), { do: 'silence' }] })
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, stop } = await openPlayground(page, server.url)
  await ask('Write code')
  const shown = codesOf(page)
  await expect(keywordsIn(shown)).toHaveCount(60, { timeout: 15_000 })
  await expect(stop).toBeVisible()
  expect(page.workers()).toHaveLength(1)
  // In a page that has shown no other code: the style sheet came with the answer.
  const plain = await colourOf(shown)
  expect(await colourOf(keywordsIn(shown).first())).not.toBe(plain)
  expect(await colourOf(shown.locator('.hljs-string').first())).not.toBe(plain)
  expect((await shown.evaluate((element) => element.textContent)).trimEnd()).toBe(code.trimEnd())

  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await shown.evaluate((element) => document.getSelection()?.selectAllChildren(element))
  await page.keyboard.press('ControlOrMeta+c')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.trimEnd()).toBe(code.trimEnd())
  await stop.click() // or the page would look for its server after the story
  await expect(stop).toBeHidden()
})

test('colours wait for a selection in the code, and do not move it', async ({
  page,
  upstream,
  startServerWith,
}) => {
  let allow = () => {}
  const allowed = new Promise<void>((resolve) => (allow = resolve))
  await page.route(/colour-worker/, async (route) => {
    await allowed
    await route.continue()
  })
  const texts = [fence(code), fence('let next')]
  upstream.answerWith({ steps: [...write(texts), writeStep(openAiEnd(2))] })
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, settled } = await openPlayground(page, server.url)
  await ask('Write code')
  await settled()
  const [shown, next] = [codesOf(page).first(), codesOf(page).last()]
  await shown.evaluate((element) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
    if (text !== null) document.getSelection()?.setBaseAndExtent(text, 6, text, 30)
  })
  const selected = await selectedText(page)
  expect(selected).toContain('line0')

  allow()
  await expect(keywordsIn(next)).toHaveCount(1, { timeout: 15_000 })
  expect(await selectedText(page)).toBe(selected)
  await expect(keywordsIn(shown)).not.toHaveCount(60)

  await page.evaluate(() => document.getSelection()?.removeAllRanges())
  await expect(keywordsIn(shown)).toHaveCount(60)
})

test('a worker that hangs leaves its code plain, and harms neither the page nor the next code', async ({
  page,
  upstream,
  startServerWith,
}) => {
  const body = `
    onmessage = ({ data }) => {
      while (data.code.includes('hang'));
      postMessage({ classes: ['hljs-keyword'], steps: Int32Array.of(-1, 3, 0) })
    }
    postMessage('ready')`
  await page.route(/colour-worker/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body }),
  )
  const texts = [fence('let hang'), fence('let next')]
  upstream.answerWith({ steps: [...write(texts), writeStep(openAiEnd(2))] })
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, settled, composer } = await openPlayground(page, server.url)
  await ask('Write code')
  await settled()
  await composer.fill('the page still works')
  await expect(keywordsIn(codesOf(page).last())).toHaveText('let', { timeout: 15_000 })
  await expect(keywordsIn(codesOf(page).first())).toHaveCount(0)
})
