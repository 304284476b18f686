import { suggestions } from '../../src/core/catalog/suggestions.ts'
import { openPlayground, playgroundOn } from '../support/playground.ts'
import { expect, test } from '../support/test.ts'

test('57: with no key at all the first question is answered, and the answer says by whom', async ({
  page,
}) => {
  const { composer, ask, lastAnswer, settled } = await openPlayground(page)
  await expect(composer).toBeFocused()
  await ask('What can I try here?')
  await settled()
  await expect(lastAnswer).toContainText('Demo model · runs on this server, not a real LLM')
  await expect(lastAnswer).toContainText(/TTFT\s*[\d.]+ m?s/)
  await expect(lastAnswer).toContainText(/tok\/s/)
  await expect(lastAnswer).toContainText(/none/)
})

test('what is typed before the scripts are here stays, with its caret, and can be sent', async ({
  page,
}) => {
  let arrive = (): void => {}
  const scripts = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/assets/*.js', async (route) => {
    await scripts
    await route.continue()
  })
  await page.goto('/', { waitUntil: 'commit' })
  const early = page.getByRole('textbox', { name: 'Message', exact: true })
  await expect(early).toBeFocused()
  const before = await early.boundingBox()
  await page.keyboard.type('Hello there')
  await page.keyboard.press('Home')
  arrive()
  const { composer, messages } = playgroundOn(page)
  await expect(composer).toHaveValue('Hello there')
  await expect(composer).toBeFocused()
  expect(await composer.boundingBox()).toEqual(before)
  await page.keyboard.type('Oh. ')
  await page.keyboard.press('Enter')
  await expect(messages.first()).toContainText('Oh. Hello there')
  await expect(early).toHaveCount(0)
})

for (const suggestion of suggestions) {
  test(`S16: the suggestion “${suggestion}” is one press away from its answer`, async ({
    page,
  }) => {
    const { messages, lastAnswer, settled } = await openPlayground(page)
    await page.getByRole('main').getByRole('button', { name: suggestion, exact: true }).click()
    await expect(messages.first()).toContainText(suggestion)
    await settled()
    await expect(messages).toHaveCount(2)
    expect(((await lastAnswer.textContent()) ?? '').length).toBeGreaterThan(400)
  })
}

test('a suggestion of the left pane is reached and run by the keyboard', async ({ page }) => {
  const { messages } = await openPlayground(page)
  const button = page
    .getByRole('navigation')
    .getByRole('button', { name: suggestions[3] ?? '', exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(messages.first()).toContainText('Compare REST vs GraphQL APIs')
})

test('an unknown address says so, with a way back, and status 404', async ({ page, server }) => {
  const response = await page.request.get(`${server.url}/no/such/page`)
  expect(response.status()).toBe(404)
  expect(await response.text()).toContain('href="/"')
  const api = await page.request.get(`${server.url}/api/no-such-route`)
  expect(api.status()).toBe(404)
})
