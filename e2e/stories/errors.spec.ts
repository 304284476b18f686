import { errorAnswer, openAiFrames } from '../support/answers.ts'
import type { Answer } from '../support/mock-upstream.ts'
import { openPlayground } from '../support/playground.ts'
import { mockKey, providerAt } from '../support/provider-env.ts'
import { expect, test } from '../support/test.ts'

interface ErrorCase {
  readonly name: string
  readonly answer: Answer
  readonly title: RegExp
  readonly action: RegExp
}

const cases: readonly ErrorCase[] = [
  {
    name: '401',
    answer: errorAnswer(401, `Incorrect API key provided: ${mockKey('modelslab')}`),
    title: /refused the key/,
    action: /How to fix/,
  },
  {
    name: '402',
    answer: errorAnswer(402, 'Insufficient credits'),
    title: /out of credit/,
    action: /Choose model/,
  },
  {
    name: '404',
    answer: errorAnswer(404, 'The model `moonshotai-kimi-k2-0905` does not exist'),
    title: /is not available here/,
    action: /Choose model/,
  },
  {
    name: '400 that names a parameter',
    answer: errorAnswer(400, '`temperature` and `top_p` cannot both be specified for this model'),
    title: /does not accept/,
    action: /Run without Top P/i,
  },
  {
    name: '400 context overflow',
    answer: errorAnswer(
      400,
      "This model's maximum context length is 2048 tokens. However, you requested 3094 tokens (2070 in the messages, 1024 in the completion).",
    ),
    title: /Too long/,
    action: /Lower Max Tokens|Choose a larger model/i,
  },
  {
    name: '429 with Retry-After',
    answer: errorAnswer(429, 'Rate limit exceeded', { 'retry-after': '40' }),
    title: /Too many requests/,
    action: /Try now/,
  },
  {
    name: '500',
    answer: errorAnswer(500, 'Internal error'),
    title: /had a problem/,
    action: /Retry/,
  },
  {
    name: 'a stream that breaks after 200',
    answer: {
      steps: [{ do: 'write', text: openAiFrames(['Half ', 'an answer']).join('') }, { do: 'cut' }],
    },
    title: /cut off/,
    action: /Continue/,
  },
  {
    name: 'an error inside a 200 stream',
    answer: {
      steps: [
        { do: 'write', text: openAiFrames(['Half ', 'an answer']).join('') },
        { do: 'write', text: 'data: {"error":{"message":"upstream exploded","code":502}}\n\n' },
      ],
    },
    title: /had a problem/,
    action: /Retry/,
  },
  {
    name: 'a web page instead of an answer',
    answer: {
      headers: { 'content-type': 'text/html' },
      steps: [
        { do: 'write', text: '<html><title>502 Bad Gateway</title><script>1</script></html>' },
      ],
    },
    title: /./,
    action: /Retry/,
  },
]

for (const { name, answer, title, action } of cases) {
  test(`58: ${name}: the reason and the way on stay in the transcript, the question too`, async ({
    page,
    upstream,
    startServerWith,
  }) => {
    upstream.answerWith(answer)
    const server = await startServerWith(providerAt('modelslab', upstream.url))
    const { ask, messages, lastAnswer } = await openPlayground(page, server.url)
    await ask('My precious question')
    await expect(
      lastAnswer.getByRole('heading', { name: title }).or(lastAnswer.getByText(title)).first(),
    ).toBeVisible()
    await expect(
      lastAnswer
        .getByRole('button', { name: action })
        .or(lastAnswer.getByRole('link', { name: action }))
        .first(),
    ).toBeVisible()
    await expect(messages.first()).toContainText('My precious question')
    if (name.includes('200')) await expect(lastAnswer).toContainText('Half an answer')
    await page.reload()
    await expect(lastAnswer.getByText(title).first()).toBeVisible()
    expect(await page.content()).not.toContain(mockKey('modelslab'))
    expect(server.output()).not.toContain(mockKey('modelslab'))
  })
}

test('Choose model, in an error, opens the list of models; the new one answers', async ({
  page,
}) => {
  const { composer, ask, lastAnswer, settled } = await openPlayground(page)
  await page.getByRole('button', { name: /^Model: / }).click()
  await page.getByRole('combobox').fill('demo-404')
  await page.keyboard.press('Enter')
  await ask('hello')
  await lastAnswer.getByRole('button', { name: 'Choose model' }).click()
  await page.getByRole('combobox').fill('demo-fast')
  await page.keyboard.press('Enter')
  await expect(composer).toBeVisible()
  await lastAnswer.getByRole('button', { name: 'Run again' }).first().click()
  await settled()
  await expect(lastAnswer).toContainText(/tok\/s/)
})

test('18: an error is said to screen readers, once', async ({
  page,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith(errorAnswer(500, 'Internal error'))
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask } = await openPlayground(page, server.url)
  await ask('hello')
  await expect(page.getByRole('alert').filter({ hasText: /Internal error/ })).toHaveCount(1)
})

test('a parameter the model refuses is left out with one press, and the answer comes', async ({
  page,
  upstream,
  startServerWith,
}) => {
  const refuse = errorAnswer(400, '`temperature` and `top_p` cannot both be specified')
  upstream.answerWith((request) =>
    request.body.includes('top_p')
      ? refuse
      : { steps: [{ do: 'write', text: openAiFrames(['Now it works']).join('') }] },
  )
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, lastAnswer } = await openPlayground(page, server.url)
  await ask('hello')
  await lastAnswer.getByRole('button', { name: /Run without Top P/i }).click()
  await expect(lastAnswer).toContainText('Now it works')
  expect(JSON.parse(upstream.requests.at(-1)?.body ?? '')).not.toHaveProperty('top_p')
})

test.describe('without a server', () => {
  test.use({ allowedNoise: [/ERR_CONNECTION_REFUSED/] })

  test('the server is gone: the page says so, keeps the words, and goes on when it is back', async ({
    page,
    startServerWith,
  }) => {
    const server = await startServerWith({})
    const { composer, ask, lastAnswer } = await openPlayground(page, server.url)
    await ask('hi')
    await expect(lastAnswer).toContainText(/Demo model/)
    await page.getByRole('button', { name: 'Send', exact: true }).waitFor({ timeout: 20_000 })
    await page.route('**/api/runs', (route) => route.abort('connectionrefused'))
    await ask('are you there')
    await expect(page.getByText('are you there').first()).toBeVisible()
    await expect(
      page.getByText(/server is not running|Connection lost|reconnecting/i).first(),
    ).toBeVisible()
    await page.unroute('**/api/runs')
    await expect(lastAnswer).toContainText(/Demo model/, { timeout: 20_000 })
    await expect(composer).toHaveValue('')
  })
})
