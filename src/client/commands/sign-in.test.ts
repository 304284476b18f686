import { QueryClient } from '@tanstack/query-core'
import { expect, test } from 'vitest'

import { createProxyClient } from '../transport/proxy-client.ts'
import { createSignIn } from './sign-in.ts'

/** A server behind a token, as `core/protocol/SPEC.md` rule 5 has it. */
function setUp() {
  let isOpen = false
  const refuse = (message: string) =>
    Response.json({ error: { kind: 'refused', message } }, { status: 401 })
  const proxy = createProxyClient({
    fetch: async (path, init) => {
      if (path !== '/api/session')
        return isOpen ? Response.json({ providers: [], standIn: 'demo' }) : refuse('Token first.')
      isOpen = init?.body === '{"token":"right"}'
      return isOpen ? new Response(null, { status: 204 }) : refuse('That is not the token.')
    },
    page: { isOnline: () => true } as Parameters<typeof createProxyClient>[0]['page'], // all it reads
    setTimer: () => () => {},
  })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return { proxy, queryClient, signIn: createSignIn(proxy, queryClient) }
}

test('the right token opens the server, and what was known is asked again', async () => {
  const { proxy, queryClient, signIn } = setUp()
  expect((await proxy.providers()).ok).toBe(false)
  queryClient.setQueryData(['providers'], 'old')
  expect(await signIn('right')).toBeNull()
  expect((await proxy.providers()).ok).toBe(true)
  expect(queryClient.getQueryState(['providers'])?.isInvalidated).toBe(true)
})

test('a wrong token is answered with the reason', async () => {
  const { proxy, signIn } = setUp()
  expect(await signIn('wrong')).toBe('That is not the token.')
  const refused = await proxy.providers()
  expect(refused).toMatchObject({ ok: false, error: { status: 401, error: { status: 401 } } })
})
