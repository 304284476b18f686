import { describe, expect, test } from 'vitest'

import { sayForSeeds, say, suggestions, variationOf } from './testing/say.ts'
import { countTokens } from './tokenizer.ts'

const usual = { temperature: 0.7, topP: 0.9 }

const forms: Record<keyof typeof suggestions, readonly RegExp[]> = {
  quantum: [/^## /, /\n1\. \*\*/, /\n- \*\*/, /\n\$\$\n/],
  python: [/^## /, /\n```python\n(>>>|def )/, /\n- /],
  email: [/^## /, /\*\*Subject:\*\*/, /\n- \*\*/, /\n\| --- \|/],
  apis: [/^## /, /\n\| --- \| --- \| --- \|\n/, /\n```graphql\n/, /\n- /],
}

describe.each(Object.entries(suggestions))('the suggestion of %s', (name, question) => {
  test('is answered in good form, in other words each time, and ends by itself', async () => {
    const answers = await sayForSeeds(question, usual, 12)
    const texts = answers.map(({ text }) => text)
    expect(new Set(texts).size).toBeGreaterThanOrEqual(12)
    expect(variationOf(texts)).toBeGreaterThan(0.2)
    for (const { text, reason, outputTokens } of answers) {
      expect(reason).toBe('stop')
      expect(outputTokens).toBeGreaterThan(200)
      expect(outputTokens).toBeLessThan(600)
      expect(countTokens(text)).toBe(outputTokens)
      expect(text.split('```').length % 2).toBe(1)
      for (const form of forms[name as keyof typeof suggestions]) expect(text).toMatch(form) // the table's own keys
    }
  })

  test('at T 1.5 wanders, comes back and still ends', async () => {
    const answers = await sayForSeeds(question, { temperature: 1.5 }, 5)
    expect(answers.every(({ reason }) => reason === 'stop')).toBe(true)
  })
})

test('other words for a suggestion find its subject', async () => {
  const atZero = { temperature: 0 }
  const { text } = await say(suggestions.quantum, atZero)
  expect((await say('what are qubits?', atZero)).text).toBe(text)
  expect((await say('GraphQL or REST?', atZero)).text).toBe(
    (await say(suggestions.apis, atZero)).text,
  )
  expect((await say('sort this list in python', atZero)).text).toBe(
    (await say(suggestions.python, atZero)).text,
  )
})
