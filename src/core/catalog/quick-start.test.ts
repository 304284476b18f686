import { expect, test } from 'vitest'

import { isJsonObject, parseJson } from '../json.ts'
import { quickStartRequest, quickStartsOf } from './quick-start.ts'
import { aModelsLab } from './testing/a-site.ts'

const dialectIds = ['openai-chat', 'anthropic-messages'] as const

test.each(dialectIds)(
  'S48: the quick start in %s names the model as `model`, and no key is in its body',
  (dialectId) => {
    const request = quickStartRequest(aModelsLab, 'moonshotai-kimi-k2-0905', dialectId)
    const body = parseJson(request?.body ?? '')
    const members = body.ok && isJsonObject(body.value) ? body.value : {}
    expect(members['model']).toBe('moonshotai-kimi-k2-0905')
    expect(Object.keys(members)).not.toContain('model_id')
    expect(Object.keys(members)).not.toContain('key')
  },
)

test.each(dialectIds)('S49: in %s there are Python, JavaScript, cURL and PHP', (dialectId) => {
  const starts = quickStartsOf(aModelsLab, 'm', dialectId)
  expect(starts.map(({ language }) => language).toSorted()).toEqual([
    'curl',
    'javascript',
    'php',
    'python',
  ])
})

test('S50: every program asks the documented address, with the key as a bearer from the environment', () => {
  for (const { code } of quickStartsOf(aModelsLab, 'm', 'openai-chat')) {
    expect(code).toContain('https://modelslab.com/api/v7/llm/chat/completions')
    expect(code).toContain('MODELSLAB_API_KEY')
    expect(code).toContain('Bearer ')
    expect(code).not.toMatch(/YOUR_API_KEY|model_id/)
  }
})

test('a provider that does not serve a format has no quick start in it', () => {
  const { chat = '' } = aModelsLab.endpoints
  const openAiOnly = { ...aModelsLab, endpoints: { chat } }
  expect(quickStartsOf(openAiOnly, 'm', 'anthropic-messages')).toEqual([])
})
