import { openAiStream } from '../support/answers.ts'
import { createMockUpstream } from '../support/mock-upstream.ts'
import { openPlayground } from '../support/playground.ts'
import { mockKey, providerAt } from '../support/provider-env.ts'
import { expect, test } from '../support/test.ts'

test('38: nothing a model writes causes a request', async ({ page, upstream, startServerWith }) => {
  const canary = await createMockUpstream({ steps: [] })
  const hostile = [
    `![x](${canary.url}/a.png)`,
    `[![x](${canary.url}/b.png)](${canary.url}/c)`,
    `<img src="${canary.url}/d.png" onerror="window.__xss = 1">`,
    `<script>window.__xss = 1</script>`,
    `<svg onload="window.__xss = 1"><image href="${canary.url}/e.svg"/></svg>`,
    `$\\includegraphics{${canary.url}/f.png}$`,
    `[click](javascript:window.__xss=1) [rel](/api/providers) [proto](//127.0.0.1/x)`,
    '>'.repeat(2500) + ' deep',
  ].join('\n\n')
  upstream.answerWith(openAiStream([...hostile.match(/[\s\S]{1,40}/g)!])) // the pattern always matches
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const { ask, settled, lastAnswer, composer } = await openPlayground(page, server.url)
  await ask('attack me')
  await settled()
  await page.reload()
  await expect(lastAnswer).toContainText('deep')
  expect(await page.evaluate(() => '__xss' in window)).toBe(false)
  expect(canary.requests).toHaveLength(0)
  expect(await lastAnswer.locator('script, iframe, svg image, object, form').count()).toBe(0)
  expect(await lastAnswer.locator('a[href^="javascript"], a[href^="/"]').count()).toBe(0)
  await composer.fill('the page still works')
  await canary.close()
})

test('R4: a page of another origin can neither read nor act', async ({ page, server }) => {
  const body = JSON.stringify({
    runId: '0'.repeat(32),
    provider: 'demo',
    operation: 'chat',
    body: '{}',
  })
  const post = (headers: Record<string, string>) =>
    page.request.post(`${server.url}/api/runs`, { headers, data: body })
  const ours = { 'content-type': 'application/json', 'x-verbatim': '1' }
  expect((await post({ ...ours, origin: 'http://evil.test' })).status()).toBe(403)
  expect((await post({ ...ours, 'sec-fetch-site': 'cross-site' })).status()).toBe(403)
  expect((await post({ 'content-type': 'application/json' })).status()).toBe(403)
  expect((await post({ ...ours, 'content-type': 'text/plain' })).status()).toBe(415)
  expect((await post({ ...ours, host: 'evil.test' })).status()).toBe(421)
})

test('every answer carries the strict policy', async ({ page, server }) => {
  for (const path of ['/', '/api/providers', '/no/such/page', '/theme.js']) {
    const headers = (await page.request.get(server.url + path)).headers()
    const policy = headers['content-security-policy'] ?? ''
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).toContain("require-trusted-types-for 'script'")
    expect(policy, path).not.toContain('unsafe')
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin')
    expect(headers['referrer-policy'], path).toBe('no-referrer')
  }
})

test('K1, 53: the key is in no response, store or log', async ({
  page,
  upstream,
  startServerWith,
}) => {
  upstream.answerWith(openAiStream([`your key is ${mockKey('modelslab')}, is it not`]))
  const server = await startServerWith(providerAt('modelslab', upstream.url))
  const bodies: string[] = []
  page.on('response', (response) => {
    void response.text().then(
      (text) => bodies.push(text),
      () => {}, // a stream that was left has no body to read
    )
  })
  const { ask, settled, lastAnswer } = await openPlayground(page, server.url)
  await ask('say my key')
  await settled()
  await expect(lastAnswer).toContainText('[key removed]')
  const stores = await page.evaluate(async () => {
    const found: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? '')
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll()
        found.push(
          await new Promise((resolve) => {
            all.onsuccess = () => resolve(JSON.stringify(all.result))
          }),
        )
      }
      database.close()
    }
    return found.join('\n')
  })
  const everything = [stores, ...bodies, server.output(), await page.content()].join('\n')
  expect(everything).not.toContain(mockKey('modelslab'))
  expect(everything).toContain('say my key')
})
