import { openAiEnd, openAiFrames } from '../support/answers.ts'
import { openPlayground } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { expect, test } from '../support/test.ts'

test('what was sent and what came are shown byte for byte, after a reload as well', async ({
  page,
  context,
  upstream,
  startServerWith,
}) => {
  // Nothing of this is seen in the answer: a comment, Windows' ends of lines, a field nobody knows.
  const came = [
    ': OPENROUTER PROCESSING\r\n\r\n',
    ...openAiFrames(['Grüße, ', '\\(x^2\\) ', '👩‍🚀']),
    'x-unknown: 1\n\n',
    openAiEnd(3),
  ]
  upstream.answerWith({ steps: came.map((text) => ({ do: 'write', text }) as const) })
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, messages } = await openPlayground(page, server.url)
  await ask('Say hello')
  const look = async () => {
    await messages
      .last()
      .getByRole('button', { name: /^More actions for answer/ })
      .click()
    await page.getByRole('menuitem', { name: 'View request and response' }).click()
    return page.getByRole('dialog', { name: 'Request and response of answer 1' })
  }
  for (const visit of ['at once', 'after a reload']) {
    await test.step(visit, async () => {
      if (visit !== 'at once') await page.reload()
      const dialog = await look()
      const textOf = (name: string) =>
        dialog.getByRole('region', { name }).evaluate((element) => element.textContent)
      expect(await textOf('Response body')).toBe(came.join(''))
      expect(await textOf('Request body')).toBe(upstream.requests[0]?.body)
    })
  }
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy response body' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.replaceAll('\r\n', '\n')).toBe(came.join('').replaceAll('\r\n', '\n'))
})
