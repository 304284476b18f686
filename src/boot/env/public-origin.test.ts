import { expect, test } from 'vitest'

import { likelyOrigin, readPublicOrigin } from './public-origin.ts'

const read = (value: string | undefined) => readPublicOrigin({ read: () => value })

test('[S3] the public origin is one origin, or not set', () => {
  expect(read(undefined)).toEqual({ ok: true, value: null })
  for (const text of ['https://play.example.com', 'https://play.example.com/'])
    expect(read(text)).toEqual({ ok: true, value: 'https://play.example.com' })
  expect(read('http://[::1]:8787')).toEqual({ ok: true, value: 'http://[::1]:8787' })
})

test.each([
  'play.example.com',
  'ftp://play.example.com',
  'https://play.example.com/app',
  'https://play.example.com?a=b',
  'https://user:word@play.example.com',
  'javascript:alert(1)',
])('%s is refused, in a sentence', (text) => {
  expect(read(text)).toEqual({ ok: false, error: expect.stringMatching(/^PUBLIC_ORIGIN must/) })
})

test('[S3] a public server that was not told is where its first name leads', () => {
  expect(likelyOrigin(['play.example.com', 'b.example'])).toBe('https://play.example.com')
  expect(likelyOrigin(['not a name', 'play.example.com:8443'])).toBe(
    'https://play.example.com:8443',
  )
  expect(likelyOrigin([])).toBeNull()
})
