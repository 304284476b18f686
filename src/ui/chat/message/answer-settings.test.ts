import { expect, test } from 'vitest'

import { initialSystemMessage, sliderParams, type Params } from '../../../core/chat/params.ts'
import type { DialectId } from '../../../core/dialect/dialect.ts'
import { haveSameSettings, readSettings, settingMarks } from './answer-settings.ts'

const initial: Params = Object.fromEntries(sliderParams.map((row) => [row.name, row.initial]))

const marksOf = (params: Params, dialectId: DialectId = 'openai-chat') =>
  settingMarks({ dialectId, model: 'm', params, system: initialSystemMessage, extra: {} }).map(
    ({ text }) => text,
  )

test('the temperature always stands in the header, the rest where it differs', () => {
  expect(marksOf(initial)).toEqual(['T 0.70'])
  expect(marksOf({ ...initial, temperature: 1.3, maxTokens: 40 })).toEqual(['T 1.30', 'max 40'])
})

test('what was left out is said, what the dialect has no name for is not', () => {
  const { topP: _topP, frequencyPenalty: _f, presencePenalty: _p, ...rest } = initial
  expect(marksOf(rest)).toEqual(['T 0.70', 'no top P', 'no freq', 'no pres'])
  expect(marksOf(rest, 'anthropic-messages')).toEqual(['T 0.70', 'no top P'])
})

test('what else was sent is read back from the body', () => {
  const body = {
    model: 'm',
    messages: [{ role: 'system', content: initialSystemMessage }],
    temperature: 0.7,
    max_tokens: 1000,
    top_p: 0.9,
    frequency_penalty: 0,
    presence_penalty: 0,
    top_k: 40,
    seed: 42,
    stop: ['\n', 'END'],
    response_format: { type: 'json_object' },
    user: 'me',
  }
  const settings = readSettings('openai-chat', JSON.stringify(body))
  expect(settings && settingMarks(settings).map(({ text }) => text)).toEqual([
    'T 0.70',
    'stop 2',
    'seed 42',
    'top K 40',
    'JSON',
    'extra',
  ])
})

test('another extra body is another setting', () => {
  const settings = (extra: object) =>
    readSettings('openai-chat', JSON.stringify({ model: 'm', messages: [], ...extra }))
  const [mine, same, other] = [settings({ user: 'me' }), settings({ user: 'me' }), settings({})]
  if (!mine || !same || !other) throw new Error('The dialect reads these bodies.')
  expect(haveSameSettings(mine, same)).toBe(true)
  expect(haveSameSettings(mine, other)).toBe(false)
})
