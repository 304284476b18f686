import { openAiStream } from '../support/answers.ts'
import { openPlayground } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { expect, test } from '../support/test.ts'

const lines = Array.from({ length: 160 }, (_, i) => `line(${i})\n`)

test('who reads in the middle of code that grows stays at that line', async ({
  page,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith(openAiStream(['```js\n', ...lines], { pauseMs: 25 }))
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, log } = await openPlayground(page, server.url)
  await ask('Write a long program')
  await expect(log).toContainText('line(60)')
  await log.hover()
  await page.mouse.wheel(0, -300)
  await page.waitForTimeout(200) // the wheel has come to rest
  const top = () => log.evaluate((element) => element.scrollTop)
  const before = await top()
  await expect(log).toContainText('line(150)')
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeVisible({
    timeout: 15_000,
  })
  expect(before).toBeGreaterThan(400)
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(4)
})
