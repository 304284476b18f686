import { anthropicStream, errorAnswer, openAiStream } from '../support/answers.ts'
import { openPlayground } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { expect, expectAccessible, test } from '../support/test.ts'

/** With their values on the page Verbatim starts from (S30–S34). */
const initial = {
  Temperature: '0.7',
  'Max Tokens': '1000',
  'Top P': '0.9',
  'Frequency Penalty': '0',
  'Presence Penalty': '0',
} as const

test('S30–S34, 35: each parameter has a slider and a number box of its name, in step and in bounds', async ({
  page,
}) => {
  await openPlayground(page)
  for (const [name, value] of Object.entries(initial)) {
    await expect(page.getByRole('slider', { name, exact: true })).toHaveCount(1)
    await expect(page.getByRole('spinbutton', { name, exact: true })).toHaveValue(value)
  }
  const box = page.getByRole('spinbutton', { name: 'Temperature', exact: true })
  const slider = page.getByRole('slider', { name: 'Temperature', exact: true })
  await box.fill('1.2')
  await box.press('Tab')
  await expect(slider).toHaveValue('1.2')
  await slider.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(box).toHaveValue('1.19')
  await box.fill('9')
  await box.press('Tab')
  await expect(box).toHaveValue('2')
  await expect(page.getByText(/Limited to 2/)).toBeVisible()
})

test('39, 40: the body holds exactly what the panel shows, and what is not sent is not there', async ({
  page,
  upstream,
  startServerWith,
}) => {
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, settled } = await openPlayground(page, server.url)
  await ask('one')
  await settled()
  expect(JSON.parse(upstream.requests[0]?.body ?? '')).toMatchObject({
    model: 'moonshotai-kimi-k2-0905',
    temperature: 0.7,
    max_tokens: 1000,
    top_p: 0.9,
    frequency_penalty: 0,
    presence_penalty: 0,
    stream: true,
  })
  await page.getByRole('checkbox', { name: 'Send Top P' }).click()
  await page.getByRole('spinbutton', { name: 'Temperature', exact: true }).fill('0.25')
  await page.getByRole('textbox', { name: 'System Message' }).fill('Be brief.')
  await ask('two')
  await settled()
  const second = JSON.parse(upstream.requests[1]?.body ?? '')
  expect(second).not.toHaveProperty('top_p')
  expect(second.temperature).toBe(0.25)
  expect(second.messages).toEqual([
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'one' },
    { role: 'assistant', content: 'Hello from the mock.' },
    { role: 'user', content: 'two' },
  ])
  expect(upstream.requests[1]?.headers.authorization).toMatch(/^Bearer sk-sentinel/)
})

test('38: reset one, reset all, and take the reset back', async ({ page }) => {
  await openPlayground(page)
  const temperature = page.getByRole('spinbutton', { name: 'Temperature', exact: true })
  const topP = page.getByRole('spinbutton', { name: 'Top P', exact: true })
  await temperature.fill('1.5')
  await topP.fill('0.5')
  await topP.press('Tab')
  await expect(page.getByRole('tab', { name: /Parameters.*2 changed/ })).toBeVisible()
  await page.getByRole('button', { name: 'Reset Temperature to 0.7' }).click()
  await expect(temperature).toHaveValue('0.7')
  await temperature.fill('1.5')
  await page.getByRole('button', { name: 'Reset all' }).click()
  await expect(topP).toHaveValue('0.9')
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(topP).toHaveValue('0.5')
  await expect(temperature).toHaveValue('1.5')
})

test('the Anthropic dialect narrows the ranges, names what it lacks, and sends its own shape', async ({
  page,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith(anthropicStream(['Bonjour ', 'from Claude.']))
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, lastAnswer } = await openPlayground(page, server.url)
  await page.getByRole('radio', { name: /Anthropic/ }).click()
  await expect(page.getByRole('slider', { name: 'Frequency Penalty', exact: true })).toBeDisabled()
  await expect(page.getByRole('slider', { name: 'Temperature', exact: true })).toHaveAttribute(
    'max',
    '1',
  )
  await ask('hello')
  await expect(lastAnswer).toContainText('Bonjour from Claude.')
  await expect.poll(() => upstream.requests.length).toBe(1)
  const [request] = upstream.requests
  expect(request?.path).toBe('/v1/messages')
  expect(request?.headers['anthropic-version']).toBe('2023-06-01')
  const body = JSON.parse(request?.body ?? '')
  expect(body.system).toBe(
    'You are a helpful AI assistant specialized in providing accurate and detailed responses.',
  )
  expect(body).not.toHaveProperty('frequency_penalty')
})

test('36: each explanation opens by keyboard and by click', async ({ page }) => {
  await openPlayground(page)
  await page.getByRole('button', { name: 'About Temperature' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('How adventurous each word choice is.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('How adventurous each word choice is.')).toBeHidden()
})

test('the folded parameters and the extra body are sent as they stand, and a refused one goes', async ({
  page,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith(errorAnswer(400, 'Unknown parameter: `top_a`.'))
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, lastAnswer } = await openPlayground(page, server.url)
  await page.getByRole('button', { name: 'More parameters' }).click()
  const stop = page.getByRole('textbox', { name: 'Stop', exact: true })
  await stop.fill('\\n\\n')
  await stop.press('Enter')
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('7')
  await page.getByRole('button', { name: 'Extra body' }).click()
  await page.getByRole('textbox', { name: 'Extra body' }).fill('{"user": "me", "top_a": 0.2}')
  await expect(page.getByRole('button', { name: 'Extra body · 2 sent' })).toBeVisible()
  await expectAccessible(page)
  await ask('hello')
  for (const mark of ['stop 1', 'seed 7', 'extra'])
    await expect(lastAnswer.getByText(mark, { exact: true })).toBeVisible()
  const without = lastAnswer.getByRole('button', { name: 'Run without `top_a`' })
  await expect(without).toBeVisible() // only now has the first request had its answer

  upstream.answerWith(openAiStream(['Fine.']))
  await without.click()
  await expect(lastAnswer).toContainText('Fine.')
  const [refused, taken] = upstream.requests.map(({ body }) => JSON.parse(body))
  expect(refused).toMatchObject({ stop: ['\n\n'], seed: 7, user: 'me', top_a: 0.2 })
  const { top_a: _, ...others } = refused
  expect(taken).toEqual(others)
})
