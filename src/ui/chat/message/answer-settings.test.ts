import { expect, test } from 'vitest'

import { initialSystemMessage, sliderParams, type Params } from '../../../core/chat/params.ts'
import type { DialectId } from '../../../core/dialect/dialect.ts'
import { settingMarks } from './answer-settings.ts'

const initial: Params = Object.fromEntries(sliderParams.map((row) => [row.name, row.initial]))

const marksOf = (params: Params, dialectId: DialectId = 'openai-chat') =>
  settingMarks({ dialectId, model: 'm', params, system: initialSystemMessage }).map(
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
