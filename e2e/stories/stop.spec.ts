import { openAiEnd, openAiFrames } from '../support/answers.ts'
import type { Step } from '../support/mock-upstream.ts'
import { openPlayground } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { expect, test } from '../support/test.ts'

const endless = Array.from({ length: 400 }, (_, i) => `word${i} `)
const toStep = (text: string): Step => ({ do: 'write', text })

test('S19, 14: Stop closes the upstream socket and keeps what came', async ({
  page,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith({
    steps: openAiFrames(endless).flatMap((text) => [
      { do: 'write', text },
      { do: 'wait', ms: 20 },
    ]),
  })
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, stop, send, lastAnswer, composer } = await openPlayground(page, server.url)
  await ask('Count for ever')
  await expect(lastAnswer).toContainText('word5')
  const pressedAt = performance.now()
  await stop.click()
  await expect(send).toBeVisible()
  const { byClient, atMs } = await upstream.requests[0]!.closed // the answer above came from it
  expect(byClient).toBe(true)
  expect(atMs).toBeGreaterThan(pressedAt)
  await expect(lastAnswer).toContainText('word5')
  await expect(lastAnswer).toContainText(/stopped/i)
  await expect(composer).toBeEnabled()
  expect(upstream.requests).toHaveLength(1)
})

test('Stop before the first byte ends the request, and no late word joins the next answer', async ({
  page,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith({ headersAfterMs: 60_000, steps: [] })
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, stop, messages, settled } = await openPlayground(page, server.url)
  await ask('Never answered')
  await expect.poll(() => upstream.requests.length).toBe(1)
  await stop.click()
  await settled()
  expect((await upstream.requests[0]!.closed).byClient).toBe(true)
  upstream.answerWith({ steps: [{ do: 'write', text: openAiFrames(['second']).join('') }] })
  await ask('Another')
  await expect(messages.last()).toContainText('second')
})

test('9, 12: Esc stops, the focus stays in the composer, the answer stays', async ({ page }) => {
  const { ask, composer, send, lastAnswer } = await openPlayground(page)
  await ask('Explain quantum computing in simple terms')
  await expect(lastAnswer).toContainText(/\w+ \w+ \w+ \w+/)
  await expect(composer).toBeFocused()
  await composer.press('Escape')
  await expect(send).toBeVisible()
  await expect(composer).toBeFocused()
  await expect(lastAnswer).toContainText(/stopped/i)
})

test('Send and Stop are one button: the focus on it is not lost', async ({ page }) => {
  const { composer, send, stop } = await openPlayground(page)
  await composer.fill('Compare REST vs GraphQL APIs')
  await send.focus()
  await page.keyboard.press('Enter')
  await expect(stop).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(send).toBeFocused()
})

test('an answer on another branch is stopped from the one that is shown', async ({
  page,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith({ steps: [...openAiFrames(['Done.']), openAiEnd(1)].map(toStep) })
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const playground = await openPlayground(page, server.url)
  const { ask, stop, send, lastAnswer, settled } = playground
  await ask('Count')
  await settled()
  upstream.answerWith({
    steps: openAiFrames(endless).flatMap((text) => [toStep(text), { do: 'wait', ms: 20 }]),
  })
  await lastAnswer.getByRole('button', { name: 'Run again, answer 1' }).click()
  await expect(lastAnswer).toContainText('word5')
  await page.getByRole('button', { name: 'Previous version of answer 1' }).click()
  await expect(lastAnswer).toContainText('Done.')
  await expect(stop).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(send).toBeVisible()
  const { byClient } = await upstream.requests[1]!.closed // the second run asked for it
  expect(byClient).toBe(true)
})
