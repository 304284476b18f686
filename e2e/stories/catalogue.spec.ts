import { chooseBeforehand, openPlayground } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { expect, expectAccessible, test } from '../support/test.ts'

/** As OpenRouter lists them; every third takes images. */
const list = {
  data: Array.from({ length: 500 }, (_, index) => ({
    id: `vendor/model-${index}`,
    name: `Vendor: Model ${String(index).padStart(3, '0')}`,
    context_length: index % 2 === 0 ? 131_072 : 8192,
    architecture: { input_modalities: index % 3 === 0 ? ['text', 'image'] : ['text'] },
    pricing: { prompt: '0.0000001', completion: '0.0000004' },
    supported_parameters: ['tools'],
  })),
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('all models that ship can be read, and lead on', async ({ page }) => {
    await page.goto('/models')
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(19)
    await expect(page.getByText('by Moonshot AI · at ModelsLab').first()).toBeVisible()
    const document = page.getByRole('link', { name: 'API of MoonshotAI: Kimi K2 0905' })
    await expect(document).toHaveAttribute('href', /^\/models\/moonshotai\/[^/]+\/api$/)
  })
})

test('[S52] five hundred models are narrowed, walked through by key, and one of them is opened', async ({
  page,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith(() => ({
    headers: { 'content-type': 'application/json' },
    steps: [{ do: 'write', text: JSON.stringify(list) }],
  }))
  const server = await startServerWith(providerAt('openrouter', upstream.url))
  await page.goto(`${server.url}/models`)
  await page.mouse.move(200, 200) // it wakes
  const count = page.getByRole('status').filter({ hasText: /^\d+ (of \d+ )?models/ })
  await expect(count).toHaveText('519 models.')
  await expectAccessible(page)

  await page.getByRole('checkbox', { name: 'Images' }).check()
  await page
    .getByRole('combobox', { name: 'Context', exact: true })
    .selectOption('At least 128K tokens')
  await page.getByRole('searchbox').fill('vendor model')
  await expect(count).toHaveText(/^84 of 519 models match\./)
  const rows = page.getByRole('listitem')
  expect(await rows.count()).toBeLessThan(40)

  await page.getByRole('searchbox').press('ArrowDown')
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowDown')
  const opener = page.getByRole('link', { name: 'Open Vendor: Model 180' })
  await expect(opener).toBeFocused()
  await expect(opener).toBeInViewport()
  await expect(page).toHaveURL(/\?q=vendor\+model&input=image&context=128k$/)

  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(page.getByRole('button', { name: 'Filters' })).toBeVisible()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  await opener.click()
  await expect(page.getByRole('button', { name: /^Model: Model 180/ })).toBeVisible()
  await page.goBack()
  await expect(count).toHaveText(/^84 of 519 models match\./)
  await page.goBack()
  await expect(page).toHaveURL(/\?input=image$/)
})

test('[S25] the provider’s own count stands beside a message in the Anthropic format', async ({
  page,
}) => {
  await chooseBeforehand(page, {
    providerId: 'demo',
    modelId: 'demo',
    dialectId: 'anthropic-messages',
  })
  const { composer } = await openPlayground(page)
  await composer.fill('How many tokens is this?')
  const figure = page.getByRole('button', { name: /tokens are sent/ })
  await expect(figure).toHaveText(/^\d+ \/ 32K$/)
  await figure.click()
  const facts = page.getByRole('dialog', { name: 'Context' })
  await expect(facts.getByRole('row', { name: /^This message ≈ \d+$/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(figure).toBeFocused()

  // More is kept for the answer than there is: it says so, and what would fit.
  await page.getByRole('spinbutton', { name: 'Max Tokens' }).fill('32768')
  await page.keyboard.press('Tab')
  await expect(page.getByText(/^Too long by/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Lower Max Tokens to 32,/ }).click()
  await expect(page.getByText(/^Too long by/)).toBeHidden()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
})
