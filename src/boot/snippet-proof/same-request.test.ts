import { expect, test } from 'vitest'

import { essence, meaningOf } from './testing/same-request.ts'

const meaning = (text: string) => meaningOf(Buffer.from(text))

test('two spellings of one value are the same, two values never are', () => {
  expect(meaning('{"a": 1e2, "b": "\\u00e9"}')).toBe(meaning('{"b":"é","a":100.0}'))
  for (const [one, other] of [
    ['{"a":0}', '{"a":-0}'],
    ['{"a":1}', '{"a":"1"}'],
    ['{"a":[]}', '{"a":{}}'],
    ['{"__proto__":{}}', '{}'],
    ['{"0":1}', '[1]'],
    ['{"a":null}', '{}'],
    ['[1,2]', '[2,1]'],
    ['"\\u0000"', '""'],
  ] as const)
    expect(meaning(one)).not.toBe(meaning(other))
})

test('what is no JSON in UTF-8 has no meaning', () => {
  expect(() => meaningOf(Buffer.from([0x22, 0xff, 0x22]))).toThrow('encoded data')
  expect(() => meaning('\ufeff{}')).toThrow('JSON')
  expect(() => meaning('{}{}')).toThrow('JSON')
})

test('headers of the transport are left out, all others count', () => {
  const headers = { host: 'a', 'user-agent': 'b', 'x-stainless-lang': 'js', 'x-api-key': 'c' }
  const heard = { method: 'POST', path: '/', headers, body: Buffer.from('{}') }
  expect(essence(heard).headers).toEqual({ 'x-api-key': 'c' })
})
