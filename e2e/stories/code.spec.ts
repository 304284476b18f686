import { execFile, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

import { openPlayground } from '../support/playground.ts'
import { mockKey, providerAt } from '../support/provider-env.ts'
import { expect, expectAccessible, test } from '../support/test.ts'

const run = promisify(execFile)
const hasBash = spawnSync('bash', ['-c', 'curl --version']).status === 0
const nasty = "It's \"quoted\" \\ `whoami` $HOME $(id) %s !x 🙂 \u2028 שלום\n'''\nJSON\nend"

test('S1, 51: the cURL that is shown, run in a real shell, sends the very bytes that Send sends', async ({
  page,
  upstream,
  startServerWith,
}) => {
  test.skip(!hasBash, 'bash or curl is missing: not run')
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { composer, settled } = await openPlayground(page, server.url)
  await composer.fill(nasty)
  await page.getByRole('tab', { name: 'Code' }).click()
  const code = page.getByRole('tabpanel').locator('pre')
  await expect(code).toContainText('end')
  const snippet = await code.evaluate((element) => element.textContent ?? '')
  expect(snippet).not.toContain(mockKey('modelslab'))
  // Not the synchronous form: the upstream that answers lives in this very process.
  const ran = await run('bash', ['-c', snippet], {
    env: { PATH: process.env['PATH'], MODELSLAB_API_KEY: mockKey('modelslab') },
    timeout: 10_000,
  })
  expect(ran.stdout).toContain('Hello')
  await composer.press('Enter')
  await expect(composer).toHaveValue('') // until then it is not on its way
  await settled()
  const [fromShell, fromSend] = upstream.requests
  expect(fromShell?.body).toBe(fromSend?.body)
  expect(fromShell?.path).toBe(fromSend?.path)
  expect(fromShell?.headers.authorization).toBe(fromSend?.headers.authorization)
})

test('while the demo stands in, the code can be run against this server with no key', async ({
  page,
  server,
}) => {
  test.skip(!hasBash, 'bash or curl is missing: not run')
  const { composer } = await openPlayground(page)
  await composer.fill('hi')
  await page.getByRole('tab', { name: 'Code' }).click()
  const code = page.getByRole('tabpanel').locator('pre')
  await expect(code).toContainText('https://modelslab.com/api/v7/llm/chat/completions')
  await page.getByRole('radio', { name: /demo/i }).click()
  await expect(code).toContainText(`${server.url}/demo/v1/chat/completions`)
  const snippet = await code.evaluate((element) => element.textContent ?? '')
  const ran = await run('bash', ['-c', snippet], { timeout: 20_000 })
  expect(ran.stdout).toContain('data: [DONE]')
})

test('the code follows every turn of a knob', async ({ page }) => {
  const { composer } = await openPlayground(page)
  await composer.fill('hi')
  const temperature = page.getByRole('spinbutton', { name: 'Temperature', exact: true })
  await temperature.fill('1.1')
  await page.getByRole('checkbox', { name: 'Send Presence Penalty' }).click()
  await page.getByRole('tab', { name: 'Code' }).click()
  const panel = page.getByRole('tabpanel')
  await expect(panel.locator('pre')).toContainText('"temperature": 1.1')
  await expect(panel.locator('pre')).not.toContainText('presence_penalty')
  await expect(panel).toContainText(/4 parameters sent, 1 left out/)
})

test('54: language, client and messages are as they were after a reload', async ({ page }) => {
  const { composer } = await openPlayground(page)
  await composer.fill('hi')
  await page.getByRole('tab', { name: 'Code' }).click()
  await page.getByRole('radio', { name: 'JavaScript' }).check()
  await page.getByRole('radio', { name: 'openai', exact: true }).check()
  await page.getByRole('radio', { name: 'Last message only' }).check()
  await page.reload()
  await expect(page.getByRole('region', { name: 'JavaScript' })).toContainText('from "openai"')
  await expect(page.getByRole('radio', { name: 'Last message only' })).toBeChecked()
  await page.getByRole('tab', { name: 'Model' }).click()
  await expect(page.getByRole('region', { name: 'JavaScript' })).toContainText('from "openai"')
})

test('Download gives the file that is shown', async ({ page }) => {
  const { composer } = await openPlayground(page)
  await composer.fill('שלום "x" \\ 🙂')
  await page.getByRole('tab', { name: 'Code' }).click()
  await page.getByRole('radio', { name: 'Python' }).check()
  const code = page.getByRole('region', { name: 'Python' })
  await expect(code).toContainText('🙂')
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download request.py' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('request.py')
  expect(await readFile(await download.path(), 'utf8')).toBe(await code.textContent())
})

test('what is selected by hand is copied byte for byte', async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener('copy', (event) => {
      const text = event.clipboardData?.getData('text/plain')
      Object.assign(window, { copied: text })
    })
  })
  const { composer } = await openPlayground(page)
  await composer.fill('hi')
  await page.getByRole('tab', { name: 'Code' }).click()
  const code = page.getByRole('region', { name: 'cURL' })
  await expect(code).toContainText('hi')
  await code.evaluate((element) => getSelection()?.selectAllChildren(element))
  await page.keyboard.press('ControlOrMeta+c')
  const copied = await page.evaluate(() => (window as unknown as { copied?: string }).copied)
  expect(copied).toBe(await code.textContent())
})

test('K1: a key of the server is in no program, and nowhere in the page', async ({
  page,
  upstream,
  startServerWith,
}) => {
  const heard: string[] = []
  page.on('response', (response) => {
    if (response.ok())
      void response.text().then(
        (text) => heard.push(text),
        () => {},
      )
  })
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, settled, composer } = await openPlayground(page, server.url)
  await ask('hello')
  await settled()
  await composer.fill('and again')
  await page.getByRole('tab', { name: 'Code' }).click()
  for (const language of ['cURL', 'Python', 'JavaScript', 'PHP']) {
    await page.getByRole('radio', { name: language, exact: true }).check()
    const clients = page.getByRole('radiogroup', { name: 'Client' }).getByRole('radio')
    for (const client of language === 'PHP' ? [] : await clients.all()) await client.check()
    await expect(page.getByRole('region', { name: language })).toContainText('MODELSLAB_API_KEY')
    heard.push(await page.content())
  }
  await page.getByRole('tab', { name: 'Model' }).click()
  await expect(page.getByRole('region', { name: 'PHP' })).toBeVisible()
  heard.push(
    await page.content(),
    page.url(),
    JSON.stringify(await page.context().storageState({ indexedDB: true })),
  )
  expect(heard.join('\n')).toContain('MODELSLAB_API_KEY')
  expect(heard.join('\n')).not.toContain(mockKey('modelslab'))
})

test.describe('where the settings are too narrow for code', () => {
  test.use({ viewport: { width: 1024, height: 768 } })

  test('it lies over the page at full height, and Back leads to where one was', async ({
    page,
  }) => {
    const { composer } = await openPlayground(page)
    await composer.fill('hi')
    await page.getByRole('tab', { name: 'Code' }).click()
    const sheet = page.getByRole('dialog', { name: 'Code' })
    await expect(sheet.getByRole('region', { name: 'cURL' })).toContainText('hi')
    expect(await sheet.boundingBox()).toMatchObject({ x: 384, y: 0, width: 640, height: 768 })
    await expectAccessible(page)
    await page.goBack()
    await expect(sheet).toBeHidden()
    await expect(page.getByRole('tab', { name: 'Parameters' })).toHaveAttribute(
      'aria-selected',
      'true',
    )
  })
})

test('55: Copy works where the clipboard interface is missing, as on plain http', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.addEventListener('copy', () => {
      const field = document.activeElement
      const text = field instanceof HTMLTextAreaElement ? field.value : String(getSelection())
      Object.assign(window, { copied: text })
    })
  })
  await openPlayground(page)
  await page.getByRole('tab', { name: 'Model' }).click()
  await page.getByRole('button', { name: 'Copy model ID' }).click()
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { copied?: string }).copied))
    .toBe('moonshotai-kimi-k2-0905')
})

test('S14, S20–S27: the model pane has the one price, the endpoints and Claude Code', async ({
  page,
}) => {
  await openPlayground(page)
  await page.getByRole('tab', { name: 'Model' }).click()
  const panel = page.getByRole('tabpanel')
  await expect(panel).toContainText('$0.40')
  await expect(panel).toContainText('$2.00')
  for (const path of ['chat/completions', 'v1/messages', 'v1/messages/count_tokens', 'v1/models'])
    await expect(panel).toContainText(`https://modelslab.com/api/v7/llm/${path}`)
  await page.getByRole('button', { name: 'Use with Claude Code' }).click()
  await expect(panel).toContainText('ANTHROPIC_BASE_URL="https://modelslab.com/api/v7/llm"')
})
