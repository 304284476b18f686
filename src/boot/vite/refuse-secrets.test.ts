import { expect, test } from 'vitest'

import { findPublishedSecrets } from './refuse-secrets.ts'

test('[K1] a variable that would publish a key, token or secret is found whatever its case', () => {
  const environment = {
    VITE_OPENAI_API_KEY: '1',
    VITE_access_token: '2',
    VITE_CLIENT_SECRET: '3',
  }
  expect(findPublishedSecrets(environment)).toEqual(Object.keys(environment))
})

test('a key for the proxy and a public setting are left alone', () => {
  expect(findPublishedSecrets({ OPENAI_API_KEY: '1', VITE_PUBLIC_ORIGIN: '2', MODE: '3' })).toEqual(
    [],
  )
})
