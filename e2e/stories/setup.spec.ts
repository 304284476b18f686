import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

import { errorAnswer, openAiStream } from '../support/answers.ts'
import type { Answer } from '../support/mock-upstream.ts'
import { openPlayground } from '../support/playground.ts'
import { mockKey } from '../support/provider-env.ts'
import { expect, expectAccessible, test } from '../support/test.ts'

const answerJson = (value: unknown): Answer => ({
  headers: { 'content-type': 'application/json' },
  steps: [{ do: 'write', text: JSON.stringify(value) }],
})

/** An address where nobody listens. */
async function closedPort(): Promise<string> {
  const server = createServer()
  const url = await new Promise<string>((found) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      found(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`)
    }),
  )
  await new Promise((closed) => server.close(closed))
  return url
}

/** No model server of whoever runs this test is looked at. */
async function withoutRuntimes(): Promise<Record<string, string>> {
  const nobody = await closedPort()
  const names = ['OLLAMA', 'LM_STUDIO', 'LLAMA_CPP', 'VLLM', 'JAN']
  return Object.fromEntries(names.map((name) => [`${name}_BASE_URL`, nobody]))
}

test('who has a key in the clipboard talks to the provider without a restart', async ({
  page,
  upstream,
  startServerWith,
}) => {
  const server = await startServerWith(await withoutRuntimes())
  const nobody = await closedPort()
  const key = mockKey('openai')
  const save = (baseUrl: string) =>
    writeFile(join(server.folder, '.env'), `OPENAI_API_KEY=${key}\nOPENAI_BASE_URL=${baseUrl}\n`)
  const { ask, settled, lastAnswer } = await openPlayground(page, server.url)
  await page.getByRole('button', { name: 'Demo model · add a key' }).click()
  const sheet = page.getByRole('dialog', { name: 'Keys stay on the server' })
  await sheet.getByRole('combobox', { name: 'Provider' }).selectOption('OpenAI')
  await expect(sheet.getByText('OPENAI_API_KEY=your-key')).toBeVisible()
  const verdict = sheet.getByRole('status').first()
  await expect(verdict).toContainText('No OPENAI_API_KEY yet')

  upstream.answerWith(() => errorAnswer(401, `Incorrect API key provided: ${key}`))
  await save(upstream.url)
  await expect(verdict).toContainText('OpenAI refused the key')
  await expect(page.locator('body')).not.toContainText(key)

  const check = sheet.getByRole('button', { name: 'Check again', exact: true })
  const row = sheet.getByRole('listitem').filter({ hasText: 'OPENAI_BASE_URL' })
  upstream.answerWith(() => errorAnswer(402, 'Insufficient credits'))
  await check.click()
  await expect(verdict).toContainText('OpenAI out of credit')
  await expect(row.getByRole('link', { name: 'Open billing of OpenAI' })).toBeVisible()

  upstream.answerWith(() => errorAnswer(429, 'Slow down', { 'retry-after': '30' }))
  await check.click()
  await expect(verdict).toContainText('OpenAI asks to wait')
  await expect(row).toContainText(/asks to wait for \d+ s more.*by all who use this key/)

  await save(nobody)
  await check.click()
  await expect(verdict).toContainText('OpenAI cannot be reached')
  await expect(row.getByRole('link', { name: 'Open status page of OpenAI' })).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })

  const list = { object: 'list', data: [{ id: 'gpt-mock', object: 'model' }] }
  upstream.answerWith(({ path }) =>
    path.endsWith('/models') ? answerJson(list) : openAiStream(['Hello ', 'from ', 'the mock.']),
  )
  await save(upstream.url)
  await check.click()
  await expect(verdict).toContainText(/OpenAI ready, 1 model, \d+ ms/)
  await sheet.getByRole('button', { name: 'Choose a model', exact: true }).click()
  await page.getByRole('combobox').fill('gpt-mock')
  await page
    .getByRole('option', { name: /gpt-mock/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'OpenAI', exact: true })).toBeVisible()
  await ask('hello')
  await settled()
  await expect(lastAnswer).toContainText('Hello from the mock.')
})

test('a stranger with Ollama finds it, waits while it loads the model, and is answered', async ({
  page,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith(({ path }) => {
    if (path === '/api/version') return answerJson({ version: '0.13.5' })
    if (path === '/api/tags')
      return answerJson({ models: [{ name: 'qwen3:8b', model: 'qwen3:8b', details: {} }] })
    return { ...openAiStream(['Local ', 'words.']), headersAfterMs: 3500 }
  })
  const server = await startServerWith({
    ...(await withoutRuntimes()),
    OLLAMA_BASE_URL: upstream.url,
  })
  const { ask, settled, lastAnswer, log } = await openPlayground(page, server.url)
  await ask('Who is there?')
  await settled()
  expect(upstream.requests, 'nobody wanted to see what runs here yet').toEqual([])
  await page.getByRole('button', { name: 'Demo model · add a key' }).click()
  const sheet = page.getByRole('dialog', { name: 'Keys stay on the server' })
  const found = sheet.getByText('Found: Ollama.')
  await expect(async () => {
    // A machine that is busy with tests may take longer than the 400 ms that a runtime has.
    if (!(await found.isVisible())) await sheet.getByRole('button', { name: 'Look again' }).click()
    await expect(found).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 20_000 })
  await expect(sheet.getByText('ready, 1 model')).toBeVisible()
  await sheet.getByRole('button', { name: 'Choose a model of Ollama' }).click()
  await page.getByRole('combobox').fill('qwen3')
  await page
    .getByRole('option', { name: /qwen3:8b/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Ollama', exact: true })).toBeVisible()
  await ask('hello')
  await expect(log.getByText(/Loading qwen3:8b into memory… \d+ s/)).toBeVisible()
  await settled()
  await expect(lastAnswer).toContainText('Local words.')

  await upstream.close()
  await ask('Are you there?')
  await settled()
  await expect(lastAnswer).toContainText('Ollama is not running')
  await expect(lastAnswer.getByRole('button', { name: 'Run again', exact: true })).toBeVisible()
})

test('a key in any field is explained beside it, kept from being sent, and not kept', async ({
  page,
}) => {
  const key = ['sk-or-v1-', '0123456789abcdef'.repeat(3)].join('')
  const { composer, log } = await openPlayground(page)
  const warning = page.getByRole('alert').filter({ hasText: 'That looks like an API key.' })
  const isExplained = async () => {
    await expect(warning).toBeVisible()
    await expect(warning.getByRole('button', { name: 'Set up' })).toBeVisible()
  }
  const paste = async (name: string) => {
    const field = page.getByRole('textbox', { name, exact: true })
    await field.fill(`Use ${key}.`)
    await isExplained()
    return field
  }
  const emptied = async (name: string) => {
    await page.getByRole('textbox', { name, exact: true }).fill('')
    await expect(warning).toHaveCount(0)
  }

  await page.getByRole('button', { name: 'More parameters' }).click()
  await paste('Stop')
  await emptied('Stop')
  await page.getByRole('button', { name: 'Extra body' }).click()
  await paste('Extra body')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await expect(warning).toHaveCount(0)

  await page.keyboard.press('ControlOrMeta+Shift+H')
  await page.getByRole('dialog').getByRole('searchbox').fill(key)
  await isExplained()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(warning).toHaveCount(0)

  await page.getByRole('button', { name: /^Model: / }).click()
  await page.getByRole('dialog').getByRole('combobox').fill(key)
  await isExplained()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Import request…' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill(key)
  await isExplained()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: /^Preset:/ }).click()
  await page.getByRole('menuitem', { name: 'Save as preset…' }).click()
  await paste('Name of the preset')
  await page.keyboard.press('Escape')
  await expect(warning).toHaveCount(0)

  const filter = page.getByRole('searchbox', { name: 'Filter prompts and chats' })
  await filter.fill(key)
  await isExplained()
  await filter.fill('')

  // The system message goes with every request: there the key is held back again.
  const system = await paste('System Message')
  await system.press('Tab')
  await composer.fill('hello')
  await composer.press('Enter')
  await expect(log.getByText('Not sent: there is an API key in it')).toBeVisible()
  const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }))
  await expect.poll(kept).toContain('[key not kept]') // written when it has stood a while
  expect(await kept()).not.toContain(key)
  await log.getByRole('button', { name: 'Set up' }).click()
  await expect(page.getByRole('dialog', { name: 'Keys stay on the server' })).toBeVisible()
})
