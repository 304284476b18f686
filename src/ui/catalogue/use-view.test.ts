import { act, renderHook } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { useView } from './use-view.ts'

afterEach(() => history.replaceState(null, '', '/'))

test('a letter changes the words and nothing else: neither the filters nor the order are made again', () => {
  history.replaceState(null, '', '/models?provider=openai&feature=tools')
  const { result } = renderHook(() => useView())
  const before = result.current
  act(() => before.type('kimi'))
  const { view, written } = result.current
  expect(view.words).toBe('kimi')
  expect(view.providerIds).toEqual(['openai'])
  expect(view.providerIds).toBe(before.view.providerIds)
  expect(view.features).toBe(before.view.features)
  expect(written).toBe(before.written)
})
