import { expect, test } from 'vitest'

import { isCutJson, parseJson } from './json.ts'

test('every proper beginning of an object or list is cut, and nothing that is whole', () => {
  const text = ' {"a": ["}", "\\\\", "\\"{"], "b": {}}'
  for (let at = text.indexOf('{') + 1; at < text.length; at += 1)
    expect([at, isCutJson(text.slice(0, at))]).toEqual([at, true])
  for (const whole of [
    text,
    `${text}"`,
    `${text} {`.slice(0, -2),
    '',
    'text',
    '"half',
    'x {',
    '{}}',
  ])
    expect([whole, isCutJson(whole)]).toEqual([whole, false])
})

test('white space before JSON is fine, and what is no JSON says why', () => {
  expect(parseJson('\n\n  {"a":1}')).toEqual({ ok: true, value: { a: 1 } })
  expect(parseJson('{"a"')).toMatchObject({ ok: false, error: expect.any(String) })
})
