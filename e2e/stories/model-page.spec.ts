import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { shippedModels } from '../../src/core/catalog/catalog.ts'
import { pricesIn } from '../support/prices-in.ts'
import { expect, expectAccessible, test } from '../support/test.ts'

const playground = '/models/moonshotai/moonshotai-kimi-k2-0905'
const address = `${playground}/api`

/** Opens the document and wakes it, as the first move of a pointer does. */
async function openDocument(page: Page): Promise<void> {
  await page.goto(address)
  await page.mouse.move(200, 200)
}

const ask = (page: Page) => page.getByRole('textbox', { name: 'Ask Kimi K2 0905' })
const answer = (page: Page) => page.getByRole('article', { name: 'Kimi K2 0905, answer' })

test('[S15] [S17] [S19] a question is answered in place, and the playground goes on with it', async ({
  page,
}) => {
  await openDocument(page)
  await ask(page).fill('Compare REST vs GraphQL APIs')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
  await expect(answer(page)).toContainText('REST')
  await expect(answer(page)).toContainText(/Complete · .* → .* tokens/, { timeout: 30_000 })
  await expect(answer(page)).toContainText('The demo answers')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Continue in the playground' }).click()
  await expect(page).toHaveURL(playground)
  await expect(page.getByRole('article').last()).toContainText('REST')
  await expect(page.getByRole('textbox', { name: /^Message/ })).toHaveValue('')
})

test('[S17] an answer is stopped where it is asked for', async ({ page }) => {
  await openDocument(page)
  await ask(page).fill('Explain quantum computing in simple terms')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(answer(page)).toContainText('Stopped')
  await expect(page.getByRole('button', { name: 'Send' })).toBeVisible()
})

test('[S16] a question to begin with fills the field, and what is typed before scripts stays', async ({
  page,
}) => {
  await page.goto(address)
  await ask(page).fill('typed early')
  await page.mouse.move(200, 200)
  await expect(ask(page)).toHaveValue('typed early')
  await page.getByRole('button', { name: 'Write a Python function to sort a list' }).click()
  await expect(ask(page)).toHaveValue('Write a Python function to sort a list')
  await expect(ask(page)).toBeFocused()
})

test('a key that is pasted instead of a question is not sent', async ({ page }) => {
  await openDocument(page)
  await ask(page).fill('sk-proj-0a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').first()).toContainText('looks like an API key')
  await expect(answer(page)).toHaveCount(0)
})

test('[S12] [S21] [S23] the id, the endpoints and the code are copied as they stand', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openDocument(page)
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('button', { name: 'Copy model ID' }).click()
  await expect.poll(copied).toBe('moonshotai-kimi-k2-0905')
  await page.getByRole('button', { name: 'Copy OpenAI Compatible Endpoint' }).click()
  await expect.poll(copied).toBe('https://modelslab.com/api/v7/llm/chat/completions')
  await page.getByRole('tab', { name: 'Python' }).click()
  await page.getByRole('button', { name: 'Copy Python' }).click()
  await expect.poll(copied).toMatch(/import requests.*MODELSLAB_API_KEY/s)
})

test('the very first click on a page that is not alive yet is not lost', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(address)
  // A tap of a finger: no pointer has moved before.
  await page.getByRole('button', { name: 'Copy model ID' }).dispatchEvent('pointerdown')
  await page.getByRole('button', { name: 'Copy model ID' }).dispatchEvent('click')
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
})

test('[S27] [S48] tabs are chosen by keyboard, and the language is kept for the playground', async ({
  page,
}) => {
  await openDocument(page)
  await page.getByRole('tab', { name: 'bash, zsh' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'PowerShell' })).toBeFocused()
  await expect(page.getByRole('tabpanel', { name: 'PowerShell' })).toBeVisible()
  await page.getByRole('tab', { name: 'cURL' }).focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('tabpanel', { name: 'PHP' })).toContainText('curl_init')
  await page.goto(playground)
  await page.getByRole('tab', { name: 'Code' }).click()
  await expect(page.getByRole('radio', { name: 'PHP' })).toBeChecked()
})

test('[S22] the calculator multiplies the one price', async ({ page }) => {
  await openDocument(page)
  await page.getByRole('textbox', { name: 'Tokens in' }).fill('1000000')
  await page.getByRole('textbox', { name: 'Tokens out' }).fill('0')
  await page.getByRole('textbox', { name: 'Requests' }).fill('1')
  await expect(page.getByRole('status').filter({ hasText: '$' })).toHaveText(
    '$0.40 for 1,000,000 tokens in and 0 out',
  )
  await page.getByRole('textbox', { name: 'Tokens in' }).fill('many')
  await expect(page.getByText('Numbers, 0 or more')).toBeVisible()
})

test('[S57] a link to an answer unfolds it', async ({ page }) => {
  await page.goto(`${address}#faq-cost`)
  await expect(page.locator('#faq-cost')).toBeInViewport()
  await expect(page.locator('#faq-cost')).toContainText('$0.40')
})

test('[S47] [S53] a feature and a use case open the playground set up, and send nothing', async ({
  page,
}) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url())
  })
  await openDocument(page)
  await page.getByRole('link', { name: 'Try it: JSON mode and structured output' }).click()
  await expect(page.getByRole('textbox', { name: /^Message/ })).toHaveValue(/moons of Jupiter/)
  expect(page.url()).not.toContain('#')
  await page.goto(address)
  await page.getByRole('link', { name: /^Open preset: Code generation/ }).click()
  await expect(page.getByRole('textbox', { name: 'System Message' })).toHaveValue(/engineer/)
  expect(sent).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('all of the page can be read, and nothing is there that does nothing', async ({ page }) => {
    await page.goto(address)
    for (const panel of ['#claude-powershell-panel', '#start-curl-panel', '#start-php-panel'])
      await expect(page.locator(panel)).toBeVisible()
    await expect(ask(page)).toBeHidden()
    await expect(page.getByRole('button', { name: /^Copy/ })).toHaveCount(0)
    await page.getByText('How much does MoonshotAI: Kimi K2 0905 cost?').click()
    await expect(page.locator('#faq-cost')).toContainText('$2.00')
  })
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ])
    test(`axe finds nothing, ${colorScheme} at ${viewport.width} px, and nothing is wider`, async ({
      page,
    }) => {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
      await openDocument(page)
      for (const summary of await page.locator('summary').all()) await summary.click()
      await expectAccessible(page)
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBe(0)
    })

test.describe('an address without a page', () => {
  test.use({ allowedNoise: [/status of 404/] })

  test('[S6] [S40] leads to the nearest models and the catalogue', async ({ page }) => {
    const response = await page.goto('/models/moonshotai/kimi-k2-0905')
    expect(response?.status()).toBe(404)
    await expectAccessible(page)
    await page.getByRole('link', { name: 'MoonshotAI: Kimi K2 0905' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('MoonshotAI: Kimi K2 0905')
  })
})

test('[S14] [S22] the built scripts hold the prices of the records once, and no other', () => {
  const folder = join(import.meta.dirname, '../../dist/client/assets')
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const found = scripts.map((name) => pricesIn(readFileSync(join(folder, name), 'utf8')))
  const known = shippedModels.flatMap(({ price }) =>
    price
      ? [
          `inputUsdPerMillionTokens:${price.inputUsdPerMillionTokens}`,
          `outputUsdPerMillionTokens:${price.outputUsdPerMillionTokens}`,
        ]
      : [],
  )
  expect(found.flatMap(({ members }) => members)).toEqual(known)
  expect(found.flatMap(({ amounts }) => amounts)).toEqual([])
})
