import { expect, test } from 'vitest'

import { hasApiKey, keysIn, mayHoldKey, withoutApiKeys } from './api-key-in-text.ts'

// Put together here, so that no scanner takes this file for a leak.
const random = 'Zk3v9QmW2x8LrT5bYc7N'
const aKey = (beginning: string) => `${beginning}${random}`

test.each(
  [
    ['sk-', 'sk-ant-api03-', 'sk-or-v1-', 'sk-proj-', 'gsk_', 'xai-', 'hf_', 'AIza', 'csk-', 'r8_'],
    ['tgp_v1_', 'pplx-', 'fw_', 'nvapi-', 'ghp_', 'github_pat_'],
  ].flat(),
)('a key that begins with %s is seen, alone and inside a text', (beginning) => {
  expect(hasApiKey(aKey(beginning))).toBe(true)
  expect(hasApiKey(`Here: "${aKey(beginning)}", use it`)).toBe(true)
  expect(hasApiKey(`API_KEY=${aKey(beginning)}`)).toBe(true)
})

test.each([
  ['in a header', `-H 'Authorization: Bearer ${random}'`],
  ['in a header of another name', `x-api-key: ${random}`],
  ['in an address', `https://example.org/v1?key=${random}`],
  ['in a body', `{"api_key": "${random}"}`],
  ['as an argument', `OpenAI(api_key="${random}")`],
  ['in a line of .env', `MODELSLAB_API_KEY=${random}`],
  ['in a line for a shell', `export ANTHROPIC_AUTH_TOKEN='${random}'`],
  ['in ModelsLab’s body', `{ 'key': '${random}' }`],
  ['in a sentence', `My API key is ${random}, why does it fail?`],
  ['as a UUID', 'api_key: 550e8400-e29b-41d4-a716-446655440000'],
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
  '<div class="sk-fading-circle-dot-12 sk-circle-fade">',
  'api_key = settings.providers_v2.openai_key',
  'The API key is authenticated in step 2, see section 4.1.',
  'api-key: see https://docs.example.org/v2/authentication-overview',
  'Bearer authentication-with-oauth2.0',
  '550e8400-e29b-41d4-a716-446655440000',
  'git checkout 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
  'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '{ "key": "uploads/2024/01/image-large-1.png" }',
  '{ "key": "section-3-introduction-of-the-report" }',
  'https://example.org/list?key=chapter-12-and-some-more-words',
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk',
  'const keyPattern2024 = hf_model_name_without_digits',
  '',
])('ordinary text is no key: %s', (text) => {
  expect(hasApiKey(text)).toBe(false)
})

test('each key is named, so that one that may be sent is told from another', () => {
  const other = random.toLowerCase()
  expect(keysIn(`sk-${random} and x-api-key: ${other}`)).toEqual([
    `sk-${random}`,
    `api-key: ${other}`,
  ])
})

test('a text is written down without its keys, and with everything else', () => {
  const text = `{ "user": "me", "api_key": "${random}", "x": "${aKey('sk-')}" }`
  const kept = withoutApiKeys(text)
  expect(kept).not.toContain(random)
  expect(kept).toBe('{ "user": "me", "api_key": "[key not kept]", "x": "[key not kept]" }')
  expect(withoutApiKeys('Bearer $MODELSLAB_API_KEY')).toBe('Bearer $MODELSLAB_API_KEY')
})

test.each(['a', '1'])('a text of 200,000 characters is read in one pass (%s)', (part) => {
  // Without that it takes minutes, longer than any test may.
  const long = part.repeat(200_000)
  expect(hasApiKey(`sk-${long}`)).toBe(false)
  expect(hasApiKey(`Bearer ${long}`)).toBe(false)
  expect(hasApiKey(`sk-${long}-${random}`)).toBe(true)
})
