import { expect, test } from 'vitest'

import { hasApiKey, mayHoldKey, withoutApiKeys } from './api-key-in-text.ts'

// Put together here, so that no scanner takes this file for a leak.
const random = 'Zk3v9QmW2x8LrT5bYc7N'
const aKey = (beginning: string) => `${beginning}${random}`

test.each(['sk-', 'sk-ant-api03-', 'sk-or-v1-', 'sk-proj-', 'gsk_', 'xai-', 'hf_', 'AIza'])(
  'a key that begins with %s is seen, alone and inside a text',
  (beginning) => {
    expect(hasApiKey(aKey(beginning))).toBe(true)
    expect(hasApiKey(`Here: "${aKey(beginning)}", use it`)).toBe(true)
    expect(hasApiKey(`API_KEY=${aKey(beginning)}`)).toBe(true)
  },
)

test.each([
  ['in a header', `-H 'Authorization: Bearer ${random}'`],
  ['in a header of another name', `x-api-key: ${random}`],
  ['in an address', `https://example.org/v1?key=${random}`],
  ['in a body', `{"api_key": "${random}"}`],
  ['as an argument', `OpenAI(api_key="${random}")`],
])('a key of no known beginning is seen %s', (_, text) => {
  expect(hasApiKey(text)).toBe(true)
})

test('a line is not shown when it may hold a key, whatever the key looks like', () => {
  expect(mayHoldKey(`-H 'Authorization: $KEY'`)).toBe(true)
  expect(mayHoldKey(`"${random}${random}"`)).toBe(true)
  expect(mayHoldKey(aKey('sk-'))).toBe(true)
  expect(mayHoldKey('"temperature": 0.7,')).toBe(false)
  expect(mayHoldKey(`-d '{"model": "moonshotai-kimi-k2-0905"'`)).toBe(false)
})

test.each([
  'Authorization: Bearer $MODELSLAB_API_KEY',
  'api_key=os.environ["MODELSLAB_API_KEY"]',
  'x-api-key: YOUR_API_KEY_GOES_HERE',
  'What does an sk- prefix mean?',
  'sk-…',
  'a risk-assessment-of-large-models',
  'sk-learn-compatible-estimators',
  'task-sk-1234567890123456789012',
  '',
])('ordinary text is no key: %s', (text) => {
  expect(hasApiKey(text)).toBe(false)
})

test('a text is written down without its keys, and with everything else', () => {
  const text = `{ "user": "me", "api_key": "${random}", "x": "${aKey('sk-')}" }`
  const kept = withoutApiKeys(text)
  expect(kept).not.toContain(random)
  expect(kept).toBe('{ "user": "me", "api_key": "[key not kept]", "x": "[key not kept]" }')
  expect(withoutApiKeys('Bearer $MODELSLAB_API_KEY')).toBe('Bearer $MODELSLAB_API_KEY')
})
