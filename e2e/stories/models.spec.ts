import type { Page } from '@playwright/test'

import { anthropicStream, openAiStream } from '../support/answers.ts'
import type { Answer, ReceivedRequest } from '../support/mock-upstream.ts'
import { openPlayground } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { expect, expectAccessible, test } from '../support/test.ts'

const json = (body: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  steps: [{ do: 'write', text: JSON.stringify(body) }],
})

/** A long list, as OpenRouter gives one. */
const longList = {
  data: [
    {
      id: 'moonshotai/kimi-k2-0905',
      name: 'MoonshotAI: Kimi K2 0905',
      context_length: 262_144,
      pricing: { prompt: '0.00000039', completion: '0.0000019' },
    },
    ...Array.from({ length: 999 }, (_, i) => ({ id: `vendor/model-${i}`, name: `Model ${i}` })),
  ],
}

const isList = ({ path }: ReceivedRequest): boolean => /\/models(\?|$)/.test(path)

const finder = (page: Page) => page.getByRole('combobox', { name: /^Find a model/ })
const marked = (page: Page) => page.locator('[role=option][data-active-item]')

test('20, S10–S12: by keyboard alone a model is found among a thousand, asked, and left again', async ({
  page,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith((request) =>
    isList(request) ? json(longList) : openAiStream(['Hello ', 'there.']),
  )
  const server = await startServerWith(providerAt('openrouter', upstream.url))
  const { ask, composer, messages, settled } = await openPlayground(page, server.url)
  await ask('Before')
  await settled()

  await page.getByRole('button', { name: /^Model: Kimi K2 0905/ }).press('Enter')
  await expect(finder(page)).toBeFocused()
  await expect(page.getByRole('group', { name: 'OpenRouter' }).getByRole('option')).toHaveCount(40)
  await page.keyboard.press('End')
  await expect(marked(page)).toContainText('Demo')
  await page.keyboard.press('Home')
  await expect(marked(page)).toContainText('MoonshotAI: Kimi K2 0905')
  await page.keyboard.type('model 777')
  await expect(page.getByRole('option')).toHaveText([/^Model 777/])
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Model: Model 777/ })).toBeFocused()
  await expect(page).toHaveTitle('Model 777 · Verbatim')
  await expect(messages).toHaveCount(2) // the conversation is kept

  await composer.focus()
  await ask('After')
  await settled()
  const asked = upstream.requests.findLast((request) => !isList(request))
  expect(JSON.parse(asked?.body ?? '')).toMatchObject({ model: 'vendor/model-777' })

  // What was used last is the way back.
  await page.getByRole('button', { name: /^Model: Model 777/ }).press('Enter')
  await page.getByRole('group', { name: 'Recent' }).getByRole('option').last().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Model: Kimi K2 0905/ })).toBeVisible()
  await expect(page).toHaveURL(/\/models\/moonshotai\/moonshotai-kimi-k2-0905$/)
  await page.reload()
  await expect(page.getByRole('button', { name: /^Model: Kimi K2 0905/ })).toBeVisible()
})

test('a slip names the closest model; Escape closes and changes nothing', async ({ page }) => {
  await openPlayground(page)
  await page.getByRole('button', { name: /^Model: / }).click()
  await finder(page).fill('kimk')
  const group = page.getByRole('group', { name: 'No model matches “kimk”. Closest:' })
  await expect(group.getByRole('option').first()).toContainText('Kimi K2 0905')
  await page.keyboard.press('Escape')
  await expect(finder(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Model: Kimi K2 0905/ })).toBeFocused()
})

test('another model says what it does not take of the settings, and undo takes it back', async ({
  page,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith((request) =>
    isList(request)
      ? json({ data: [{ type: 'model', id: 'claude-opus-4-7', display_name: 'Claude Opus 4.7' }] })
      : json({ type: 'error', error: { type: 'not_found_error', message: 'model: x' } }, 404),
  )
  const server = await startServerWith(providerAt('anthropic', upstream.url))
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await openPlayground(page, server.url)
  await page.getByRole('button', { name: /^Model: / }).click()
  await page.getByRole('option', { name: /Claude Opus 4\.7/ }).click()
  const notice = page.getByRole('main').locator('.dock-undo')
  await expect(notice.getByRole('listitem')).toHaveText([
    'The request format is “Anthropic compatible” now: Anthropic does not offer “OpenAI compatible”.',
    'Temperature and Top P are not sent: Claude 4.7 and later refuse any value.',
    'Frequency Penalty is not sent: The Anthropic format has no frequency penalty.',
    'Presence Penalty is not sent: The Anthropic format has no presence penalty.',
  ])
  await expectAccessible(page)
  await notice.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: /^Model: Kimi K2 0905/ })).toBeVisible()
  await expect(notice).toHaveCount(0)
})

const gone = [
  {
    providerId: 'moonshot',
    listed: 'kimi-k2.6',
    error: {
      error: {
        message: 'Not found the model kimi-k2-0905-preview or Permission denied',
        type: 'resource_not_found_error',
      },
    },
  },
  {
    providerId: 'openrouter',
    listed: 'moonshotai/kimi-k2.6',
    error: { error: { message: 'No endpoints found for moonshotai/kimi-k2-0905.', code: 404 } },
  },
  {
    providerId: 'openai',
    listed: 'kimi-k2.6',
    error: {
      error: {
        message: 'The model `kimi-k2-0905` does not exist or you do not have access to it.',
        type: 'invalid_request_error',
        param: null,
        code: 'model_not_found',
      },
    },
  },
  {
    providerId: 'anthropic',
    listed: 'kimi-k2.6',
    error: {
      type: 'error',
      error: { type: 'not_found_error', message: 'model: kimi-k2-0905' },
    },
  },
] as const

for (const { providerId, listed, error } of gone)
  test(`a model that ${providerId} no longer has leads to the nearest one, and that answers`, async ({
    page,
    upstream,
    startServerWith,
  }) => {
    let isGone = true
    upstream.answerWith((request) => {
      if (isList(request)) return json({ data: [{ id: listed, name: listed }, { id: 'other' }] })
      if (isGone) return json(error, 404)
      if (request.path.includes('count_tokens')) return json({ input_tokens: 3 })
      return providerId === 'anthropic' ? anthropicStream(['Here.']) : openAiStream(['Here.'])
    })
    const server = await startServerWith(providerAt(providerId, upstream.url))
    const { ask, lastAnswer } = await openPlayground(page, server.url)
    await page.getByRole('button', { name: /^Model: / }).click()
    await finder(page).fill('kimi-k2-0905')
    await page.getByRole('option', { name: /^Use “kimi-k2-0905” on / }).click()
    await ask('Are you there?')
    await expect(lastAnswer).toContainText('is not available here')
    isGone = false
    await lastAnswer.getByRole('button', { name: `Run with ${listed}` }).click()
    await expect(lastAnswer).toContainText('Here.')
  })

test('Ctrl+K finds commands and models from anywhere, by words in any order', async ({ page }) => {
  const { composer } = await openPlayground(page)
  await composer.fill('A draft')
  await page.keyboard.press('ControlOrMeta+k')
  await expect(finder(page)).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.type('dark theme')
  await expect(page.getByRole('option')).toHaveText([/^Theme: Dark/])
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(composer).toBeFocused()
  await expect(composer).toHaveValue('A draft')

  await page.keyboard.press('ControlOrMeta+/')
  await expect(page.getByRole('option').first()).toHaveText(/^Theme: Dark/) // what was run last
  await page.keyboard.type('qwen 32b')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/models\/together_ai\/Qwen-Qwen2\.5-32B$/)

  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('shortcuts')
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toContainText('Find a model or a command')
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
})
