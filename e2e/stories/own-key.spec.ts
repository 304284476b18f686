import { openAiStream } from '../support/answers.ts'
import { openPlayground } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { expect, test } from '../support/test.ts'

test('who has a key for another provider is led to its models, and is answered by one', async ({
  page,
  upstream,
  startServerWith,
}) => {
  const list = { object: 'list', data: [{ id: 'listed-model', object: 'model' }] }
  upstream.answerWith(({ path }) =>
    path.endsWith('/models')
      ? {
          headers: { 'content-type': 'application/json' },
          steps: [{ do: 'write', text: JSON.stringify(list) }],
        }
      : openAiStream(['Hello ', 'from ', 'the mock.']),
  )
  const server = await startServerWith(providerAt('openai', upstream.url))
  const { ask, settled, lastAnswer } = await openPlayground(page, server.url)
  await page.getByRole('button', { name: 'Demo model · OpenAI is ready' }).click()
  await page.getByRole('combobox').fill('my-fine-tune')
  await page.getByRole('option', { name: 'Use “my-fine-tune” on OpenAI' }).click()
  await ask('hello')
  await settled()
  await expect(lastAnswer).toContainText('Hello from the mock.')
  const body = upstream.requests.find(({ method }) => method === 'POST')?.body ?? ''
  expect(JSON.parse(body)).toMatchObject({ model: 'my-fine-tune', max_completion_tokens: 1000 })
})
