import type { Page } from '@playwright/test'

import type { MockUpstream } from '../support/mock-upstream.ts'
import { openPlayground } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { expect, test } from '../support/test.ts'

// The parts of the page that come later are asked for again and again; here in vain for a while, or always.
test.use({ allowedNoise: [/Failed to load resource|dynamically imported module/] })

/** A list of models may be asked for at any time. */
const questions = ({ requests }: MockUpstream) => requests.filter(({ method }) => method === 'POST')

/** Chromium 150 keeps a module that could not be fetched as failed while the page lives; 156 asks again. */
async function asksAgain(page: Page): Promise<boolean> {
  let count = 0
  await page.route('**/asked-twice.js', (route) =>
    count++ === 0 ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: '' }),
  )
  return page.evaluate(async () => {
    const fetchPart = () => import(`${location.origin}/asked-twice.js`)
    return fetchPart()
      .catch(fetchPart)
      .then(
        () => true,
        () => false,
      )
  })
}

test('what keeps chats cannot be fetched: nothing is sent, and the draft is there after a reload', async ({
  page,
  upstream,
  startServerWith,
}) => {
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  await page.route(/\/assets\/safe-repo-/, (route) => route.abort())
  const { composer, ask, settled, lastAnswer } = await openPlayground(page, server.url)
  await composer.fill('a long thought')
  await composer.press('Enter')
  await expect(page.getByText(/could not be loaded, so nothing can be sent/)).toBeVisible()
  await expect(composer).toHaveValue('a long thought')
  expect(questions(upstream)).toHaveLength(0)
  await page.unroute(/\/assets\/safe-repo-/)
  await page.reload()
  await expect(composer).toHaveValue('a long thought')
  await ask('a long thought')
  await settled()
  await expect(lastAnswer).toContainText('Hello from the mock.')
})

test('what reads answers cannot be fetched: the question is kept, and asked again after a reload', async ({
  page,
  upstream,
  startServerWith,
}) => {
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  await page.route(/\/assets\/follow-run-/, (route) => route.abort())
  const { ask, log, lastAnswer } = await openPlayground(page, server.url)
  await ask('a long thought')
  await expect(lastAnswer).toContainText('could not be loaded. Reload the page.', {
    timeout: 20_000,
  })
  expect(questions(upstream)).toHaveLength(0)
  await page.unroute(/\/assets\/follow-run-/)
  await page.reload()
  await expect(log).toContainText('a long thought')
  await lastAnswer.getByRole('button', { name: 'Run again, answer 1' }).click()
  await expect(lastAnswer).toContainText('Hello from the mock.')
  expect(questions(upstream)).toHaveLength(1)
})

test('the line is dead when the first question is asked: nothing is to be done but wait, or reload', async ({
  page,
  upstream,
  startServerWith,
}) => {
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  let isDead = true
  await page.route(/\/assets\/(follow-run|messages|painter)-/, (route) =>
    isDead ? route.abort() : route.continue(),
  )
  const { ask, settled, log, lastAnswer } = await openPlayground(page, server.url)
  await ask('a long thought')
  await expect(log).toContainText('The messages could not be loaded yet.')
  expect(questions(upstream)).toHaveLength(0)
  isDead = false
  if (!(await asksAgain(page))) {
    // The page has said what to do then, and the question is not lost.
    await page.reload()
    await lastAnswer.getByRole('button', { name: 'Run again, answer 1' }).click()
  }
  await settled()
  await expect(lastAnswer).toContainText('Hello from the mock.')
  await expect(log).not.toContainText('could not be loaded')
  expect(questions(upstream)).toHaveLength(1)
})
