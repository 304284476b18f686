import { expect, test } from 'vitest'

import { checkKey } from './check-key.ts'

const secret = 'sk-live-0123456789abcdef0123456789'

test('white space and quotes around a key are taken off', () => {
  for (const raw of [secret, `  ${secret}\r\n`, `"${secret}"`, `'${secret}'\n`, `" ${secret} "`])
    expect(checkKey('OPENAI_API_KEY', raw)).toEqual({ ok: true, value: secret })
  expect(checkKey('OPENAI_API_KEY', ' ""\n')).toEqual({ ok: true, value: '' })
})

test.each([
  ['a line break', `${secret}\n${secret}`],
  ['a carriage return', `${secret}\r\nx-evil: 1`],
  ['NUL', `${secret}\0`],
  ['a curly quote', `\u201c${secret}\u201d`],
  ['a letter outside ASCII', `${secret}é`],
  ['a space', `Bearer ${secret}`],
  ['no-break space inside', `${secret}\u00a0${secret}`],
  ['too many characters', secret.repeat(700)],
])('[K1] a key with %s is refused, and at most four of its characters are shown', (_what, raw) => {
  const checked = checkKey('OPENAI_API_KEY', raw)
  if (checked.ok) throw new Error('it was accepted')
  expect(checked.error).toMatch(/^OPENAI_API_KEY( \(\S{4}…\))? /)
  for (let at = 0; at + 5 <= raw.length && at < 200; at += 1)
    expect(checked.error).not.toContain(raw.slice(at, at + 5))
})

test('[K1] of a short key nothing is shown', () => {
  const checked = checkKey('X_API_KEY', 'ab cd')
  expect(checked).toEqual({ ok: false, error: 'X_API_KEY contains a space. Copy the key again.' })
})
