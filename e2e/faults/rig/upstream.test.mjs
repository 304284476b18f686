import { afterEach, expect, test } from 'vitest'

import { tokensUpTo } from './tokens.mjs'
import { startUpstream } from './upstream.mjs'

let upstream
afterEach(() => upstream.close())

async function ask(script, path = '/chat/completions', options = {}) {
  upstream ??= await startUpstream()
  const messages = [{ role: 'user', content: `Count ${JSON.stringify(script)}` }]
  return fetch(upstream.url + path, {
    method: 'POST',
    body: JSON.stringify({ messages }),
    ...options,
  })
}

const tokensIn = (text) => (text.match(/t\d{6} /g) ?? []).join('')

test.each(['/chat/completions', '/v1/messages'])(
  'it counts over %s, and keeps a ledger',
  async (path) => {
    upstream = await startUpstream()
    const text = await (await ask({ id: 'a', tokens: 5, gapMs: 0 }, path)).text()
    expect(tokensIn(text)).toBe(tokensUpTo(5))
    expect(text).toMatch(/\[DONE\]|message_stop/)
    expect(upstream.requests('a')).toMatchObject([{ sent: 5, byClient: false }])
    expect(upstream.requests('b')).toEqual([])
  },
)

test('it ends in the middle of a frame, in order or broken', async () => {
  upstream = await startUpstream()
  const cut = { after: 2, bytes: 10 }
  const inOrder = await ask({ id: 'a', tokens: 5, gapMs: 0, cut: { ...cut, how: 'fin' } })
  const text = await inOrder.text()
  expect(tokensIn(text)).toBe(tokensUpTo(2))
  expect(text.endsWith('\n\n')).toBe(false)
  for (const how of ['broken', 'reset']) {
    const answer = await ask({ id: how, tokens: 5, gapMs: 0, cut: { ...cut, how } })
    await expect(answer.text()).rejects.toThrow('terminated')
  }
})

test('it refuses first, when it is told to', async () => {
  upstream = await startUpstream()
  const script = {
    id: 'a',
    tokens: 1,
    gapMs: 0,
    first: [{ status: 529, headers: { 'retry-after': '1' } }],
  }
  const [refused, taken] = [await ask(script), await ask(script)]
  expect([refused.status, refused.headers.get('retry-after'), taken.status]).toEqual([
    529,
    '1',
    200,
  ])
})

test('it notes who leaves', async () => {
  upstream = await startUpstream()
  const leaving = new AbortController()
  await ask({ id: 'a', tokens: 5, headersAfterMs: 0, silentAfter: 1 }, undefined, {
    signal: leaving.signal,
  })
  leaving.abort()
  await expect.poll(() => upstream.requests('a')[0].byClient).toBe(true)
})
