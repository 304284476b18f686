import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

import type { DialectId } from '../../dialect/dialect.ts'
import { smallRequest } from '../__fixtures__/small-request.ts'
import { printSnippet } from '../clients.ts'
import type { SnippetRequest } from '../snippet.ts'

interface Sent {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** In place of the network: what is sent goes to stderr, and a good answer comes back. */
const network = `
  globalThis.fetch = async (url, { headers, body }) => {
    console.error(JSON.stringify({ url: String(url), headers: Object.fromEntries(headers), body }));
    return Response.json({ choices: [], content: [] });
  };`

/** Other keys that a user may have, which the SDKs look for. */
const others = {
  OPENAI_API_KEY: 'leak-1',
  OPENAI_ADMIN_KEY: 'leak-2',
  ANTHROPIC_API_KEY: 'leak-3',
  ANTHROPIC_AUTH_TOKEN: 'leak-4',
}

const here = fileURLToPath(new URL('.', import.meta.url))

function run(request: SnippetRequest, key: Readonly<Record<string, string>>) {
  const printed = printSnippet('javascript-sdk', request)
  if (!printed.ok) throw new Error(printed.error)
  const { status, stderr } = spawnSync(
    'node',
    ['--import', `data:text/javascript,${encodeURIComponent(network)}`, '--input-type=module', '-'],
    {
      cwd: here,
      input: printed.value,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: '/nowhere', ...others, ...key },
    },
  )
  return { status, stderr }
}

const dialectIds: readonly DialectId[] = ['openai-chat', 'anthropic-messages']

test.each(dialectIds)('the SDK for %s sends the request, and no key but its own', (dialectId) => {
  for (const auth of ['bearer', 'x-api-key', 'none'] as const) {
    const request = smallRequest({ dialectId, stream: false, auth })
    const { status, stderr } = run(request, { EXAMPLE_API_KEY: 'sk-own' })
    expect(status).toBe(0)
    const { url, headers, body } = JSON.parse(stderr) as Sent // what `network` wrote
    expect(url).toBe(request.url)
    expect(JSON.parse(body)).toEqual(JSON.parse(request.body))
    expect(headers).toMatchObject({ 'content-type': 'application/json', ...request.headers })
    expect(stderr).not.toContain('leak-')
    const { authorization, 'x-api-key': key } = headers
    expect({ authorization, key }).toEqual({
      authorization: auth === 'bearer' ? 'Bearer sk-own' : undefined,
      key: auth === 'x-api-key' ? 'sk-own' : undefined,
    })
  }
})

test.each(dialectIds)('without its key the program for %s sends none', (dialectId) => {
  for (const auth of ['bearer', 'x-api-key'] as const) {
    const { status, stderr } = run(smallRequest({ dialectId, stream: false, auth }), {})
    expect(status).toBe(1)
    expect(stderr).toContain('EXAMPLE_API_KEY is not set')
    expect(stderr).not.toContain('leak-')
  }
})

test('a member that the SDK would not send is a failure, in a sentence', () => {
  const request = smallRequest({
    dialectId: 'anthropic-messages',
    stream: false,
    extra: { workspace_id: 'w' },
  })
  expect(printSnippet('javascript-sdk', request)).toEqual({
    ok: false,
    error:
      'The @anthropic-ai/sdk package does not send workspace_id, which this request has. Choose another client.',
  })
})
