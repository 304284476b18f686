import { expect, test } from 'vitest'

import { parseModelList } from './model-list.ts'

test("OpenAI's, Anthropic's and OpenRouter's shapes give the same kind of list", () => {
  expect(parseModelList({ object: 'list', data: [{ id: 'a', object: 'model' }] })).toEqual([
    { id: 'a', name: 'a', contextTokens: null },
  ])
  expect(
    parseModelList({
      data: [{ type: 'model', id: 'c', display_name: 'C', max_input_tokens: 200_000 }],
      has_more: false,
    }),
  ).toEqual([{ id: 'c', name: 'C', contextTokens: 200_000 }])
  expect(parseModelList({ data: [{ id: 'r', name: 'R', context_length: 8192 }] })).toEqual([
    { id: 'r', name: 'R', contextTokens: 8192 },
  ])
})

test('a bare array and a `models` member are lists too', () => {
  expect(parseModelList([{ id: 't' }]).map((model) => model.id)).toEqual(['t'])
  expect(parseModelList({ models: [{ id: 'm' }] }).map((model) => model.id)).toEqual(['m'])
})

test('what is not a model is left out, and one id is one model', () => {
  expect(
    parseModelList({ data: [null, 1, 'x', {}, { id: '' }, { id: 'a' }, { id: 'a' }] }),
  ).toEqual([{ id: 'a', name: 'a', contextTokens: null }])
  for (const nothing of [null, 'x', 1, {}, { data: {} }])
    expect(parseModelList(nothing)).toEqual([])
})
