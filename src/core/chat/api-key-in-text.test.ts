import { expect, test } from 'vitest'

import { hasApiKey } from './api-key-in-text.ts'

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
  'What does an sk- prefix mean?',
  'sk-…',
  'a risk-assessment-of-large-models',
  'sk-learn-compatible-estimators',
  'task-sk-1234567890123456789012',
  '',
])('ordinary text is no key: %s', (text) => {
  expect(hasApiKey(text)).toBe(false)
})
