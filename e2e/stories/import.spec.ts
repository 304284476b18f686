import type { Locator, Page } from '@playwright/test'

import { openPlayground, type Playground } from '../support/playground.ts'
import { providerAt } from '../support/provider-env.ts'
import { expect, expectAccessible, test } from '../support/test.ts'

const nasty =
  "It's \"quoted\" \\ `whoami` $HOME $(id) %PATH% !x 🙂 \u2028 שלום\n'''\nJSON\n\"@\nend"
const aKey = 'sk-or-v1-0123456789abcdef0123456789abcdef'
const elsewhere = 'https://elsewhere.example/v1/chat/completions'
const aBody = (messages: readonly object[] = [{ role: 'user', content: 'Hello there' }]) => ({
  model: 'my-model',
  messages,
  temperature: 0.2,
})
const aCommand = `curl ${elsewhere} \\
  -H 'Authorization: Bearer ${aKey}' \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(aBody())}'`

/** Through the real clipboard and the real key: what the browser itself does with it is the point. */
async function paste({ page, composer }: Playground, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await composer.press('Control+V')
}

async function drop(place: Locator, name: string, text: string): Promise<void> {
  const dataTransfer = await place.page().evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content ?? ''], fileName ?? ''))
      return transfer
    },
    [name, text],
  )
  for (const event of ['dragenter', 'dragover', 'drop'])
    await place.dispatchEvent(event, { dataTransfer })
}

const offer = (page: Page) => page.getByRole('region', { name: 'Request in the text' })
const loadIt = (page: Page) => page.getByRole('button', { name: 'Load it' })

async function openCode(page: Page, language: string, client: string): Promise<void> {
  await page.getByRole('tab', { name: 'Code' }).click()
  await page.getByRole('radio', { name: language, exact: true }).click()
  await page.getByRole('radio', { name: client, exact: true }).click()
}

const codeIn = async (page: Page): Promise<string> =>
  (await page.getByRole('tabpanel').locator('pre').first().textContent()) ?? ''

/** What nothing but this client prints. */
const clients = [
  ['cURL', 'bash, zsh', "<<'JSON"],
  ['cURL', 'PowerShell', 'curl.exe'],
  ['Python', 'requests', 'requests.post('],
  ['Python', 'openai', 'openai'],
  ['JavaScript', 'fetch', 'fetch('],
  ['JavaScript', 'openai', 'openai'],
] as const

for (const [language, client, sign] of clients)
  test(`S3: the code for ${language} (${client}), pasted, loads what it was printed from`, async ({
    page,
  }) => {
    const playground = await openPlayground(page)
    await playground.composer.fill(nasty)
    await page.getByRole('spinbutton', { name: 'Temperature', exact: true }).fill('1.1')
    await page.getByRole('checkbox', { name: 'Send Presence Penalty' }).click()
    await openCode(page, language, client)
    await expect.poll(() => codeIn(page)).toContain(sign)
    await expect.poll(() => codeIn(page)).toContain('whoami')
    const printed = await codeIn(page)
    await playground.composer.fill('')
    await page.getByRole('tab', { name: 'Parameters' }).click()
    await page.getByRole('spinbutton', { name: 'Temperature', exact: true }).fill('0.3')
    await paste(playground, printed)
    await expect(offer(page)).toContainText('moonshotai-kimi-k2-0905 with 2 messages')
    await loadIt(page).click()
    await expect(playground.composer).toHaveValue(nasty)
    await page.getByRole('tab', { name: 'Code' }).click()
    await expect.poll(() => codeIn(page)).toBe(printed)
  })

test('a body that we made is sent again byte for byte', async ({
  page,
  upstream,
  startServerWith,
}) => {
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const playground = await openPlayground(page, server.url)
  await playground.composer.fill(nasty)
  await playground.composer.press('Enter')
  await expect.poll(() => upstream.requests).toHaveLength(1)
  await playground.settled()
  const sent = upstream.requests[0]?.body ?? ''
  await page.getByRole('banner').getByRole('button', { name: 'New chat' }).click()
  await paste(playground, sent)
  await loadIt(page).click()
  await expect(playground.composer).toHaveValue(nasty)
  await playground.composer.press('Enter')
  await expect.poll(() => upstream.requests[1]?.body).toBe(sent)
  await playground.settled()
})

test('a command as cmd prints it loads', async ({ page }) => {
  const playground = await openPlayground(page)
  await paste(
    playground,
    `curl -X POST "${elsewhere}" ^\r\n  -H "Content-Type: application/json" ^\r\n  -d "{\\"model\\":\\"my-model\\",\\"messages\\":[{\\"role\\":\\"user\\",\\"content\\":\\"Hello there\\"}]}"`,
  )
  await expect(offer(page)).toContainText('my-model with 1 message.')
  await loadIt(page).click()
  await expect(playground.composer).toHaveValue('Hello there')
})

test('the key of a pasted command is nowhere: not stored, not shown, not in the address', async ({
  page,
}) => {
  const playground = await openPlayground(page)
  await paste(playground, aCommand)
  await expect(offer(page)).toContainText('The key in this text was not kept.')
  await loadIt(page).click()
  await expect(playground.composer).toHaveValue('Hello there')
  await playground.ask('Hello there')
  await playground.settled()
  const kept = await page.evaluate(async () => {
    const opened = await Promise.all(
      (await indexedDB.databases()).map(
        ({ name = '' }) =>
          new Promise<IDBDatabase>((resolve, reject) => {
            const request = indexedDB.open(name)
            request.addEventListener('success', () => resolve(request.result))
            request.addEventListener('error', () => reject(new Error(name)))
          }),
      ),
    )
    const rows = opened.flatMap((database) =>
      [...database.objectStoreNames].map(
        (store) =>
          new Promise<unknown[]>((resolve) => {
            const request = database.transaction(store).objectStore(store).getAll()
            request.addEventListener('success', () => resolve(request.result))
          }),
      ),
    )
    return {
      disk: JSON.stringify(await Promise.all(rows)),
      local: JSON.stringify({ ...localStorage, ...sessionStorage }),
      page: document.documentElement.outerHTML,
      address: location.href,
    }
  })
  expect(kept.disk).toContain('Hello there')
  expect(kept.local).toContain('my-model')
  expect(JSON.stringify(kept)).not.toContain(aKey.slice(12))
})

test('an address that is not ours is said, and never called', async ({ page, server }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const playground = await openPlayground(page)
  await paste(playground, aCommand)
  await expect(offer(page)).toContainText(
    `Goes to ${elsewhere} in the text. Here the demo answers; that address is never called.`,
  )
  await loadIt(page).click()
  await expect(playground.composer).toHaveValue('Hello there')
  await playground.ask('Hello there')
  await playground.settled()
  const strangers = asked.filter((url) => !url.startsWith(server.url) && !url.startsWith('data:'))
  expect(strangers).toEqual([])
})

test('Undo restores what was there, a message that was begun included', async ({ page }) => {
  const playground = await openPlayground(page)
  await playground.ask('first words')
  await playground.settled()
  await paste(playground, JSON.stringify(aBody()))
  await playground.composer.pressSequentially('half a thought')
  await loadIt(page).click()
  await expect(playground.composer).toHaveValue('Hello there')
  await expect(playground.messages).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(playground.composer).toHaveValue('half a thought')
  await expect(playground.composer).toBeFocused()
  await expect(playground.messages).toHaveCount(2)
  await expect(page.getByRole('spinbutton', { name: 'Temperature', exact: true })).toHaveValue(
    '0.7',
  )
})

test('keyboard alone: the offer is before the field, and Escape keeps the text', async ({
  page,
}) => {
  const playground = await openPlayground(page)
  await paste(playground, aCommand)
  await expect(loadIt(page)).toBeVisible()
  await expect(playground.composer).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await expect(page.getByRole('button', { name: 'Keep as text' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(loadIt(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(playground.composer).toHaveValue(aCommand)
  await expect(playground.composer).toBeFocused()
  await expect(page.getByText(/looks like an API key/)).toBeVisible()
})

test('a file dropped on the conversation is offered', async ({ page }) => {
  const playground = await openPlayground(page)
  await drop(playground.log, 'ask.sh', aCommand)
  await expect(offer(page)).toContainText('ask.sh: This looks like a request for my-model')
  await loadIt(page).click()
  await expect(playground.composer).toHaveValue('Hello there')
  await drop(playground.log, 'notes.txt', 'Buy milk.')
  await expect(offer(page)).toContainText('notes.txt: There is no request in this text.')
})

test('a broken command names the place and shows it, but never a key', async ({ page }) => {
  const playground = await openPlayground(page)
  await paste(
    playground,
    `curl ${elsewhere} \\\n  -H 'Authorization: Bearer ${aKey}' \\\n  -d '{"model": "m",\n  "messages": [{"role": "user" "content": "x"}]}'`,
  )
  await expect(offer(page)).toContainText(/cannot be read\. Line 4, column \d+: /)
  await expect(offer(page).locator('mark')).toBeVisible()
  await expect(offer(page)).not.toContainText(aKey.slice(0, 12))
  await expectAccessible(page)
})

for (const text of [
  'Please use curl to fetch the page and tell me what it says.',
  'import os\nfrom pathlib import Path\n\nprint(Path.cwd())',
  '{ "name": "verbatim", "version": "1.0.0" }',
  'Try: curl -I https://example.org',
])
  test(`an ordinary paste is untouched: ${text.slice(0, 30).trim()}`, async ({ page }) => {
    const playground = await openPlayground(page)
    await paste(playground, text)
    await expect(playground.composer).toHaveValue(text)
    await page.keyboard.press('Control+Z')
    await expect(playground.composer).toHaveValue('')
  })

test('Import request in the menu does the same, and a conversation that waits is answered by Send', async ({
  page,
}) => {
  const playground = await openPlayground(page)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Import request…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import request' })
  const messages = [
    { role: 'user', content: 'What is the weather?' },
    {
      role: 'assistant',
      content: 'I will **look**.',
      tool_calls: [
        { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{}' } },
      ],
    },
    { role: 'tool', tool_call_id: 'call_1', content: '{"celsius":4}' },
  ]
  await dialog.getByRole('textbox').fill(JSON.stringify(aBody(messages), null, 2))
  await expect(dialog).toContainText('my-model with 3 messages')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Load it' }).click()
  await expect(dialog).toBeHidden()
  await expect(playground.composer).toBeFocused()
  await expect(page.getByRole('article', { name: 'Imported answer 1' })).toContainText(
    'I will look.',
  )
  await expect(page.getByRole('article', { name: 'Tool result 1' })).toContainText('{"celsius":4}')
  await expect(page.getByText('Send asks for an answer to the last message')).toBeVisible()
  await expectAccessible(page)
  await playground.composer.press('Enter')
  await expect(playground.messages).toHaveCount(4)
  await playground.settled()
})
