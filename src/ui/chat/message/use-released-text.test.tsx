import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { useReleasedText } from './use-released-text.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms)
  })

const words = 'The words of a sentence that a slow model writes. '.repeat(5)

test('a slow answer is shown in whole words, once a second at most, and nothing is taken back', () => {
  const { result, rerender } = renderHook(({ text }) => useReleasedText(text, true), {
    initialProps: { text: '' },
  })
  const seen = new Set<string>()
  // 20 tokens of four letters a second.
  for (let length = 0; length <= words.length; length += 4) {
    rerender({ text: words.slice(0, length) })
    pass(50)
    seen.add(result.current)
  }
  const lengths = [...seen].map((each) => each.length)
  expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
  expect(lengths).toHaveLength(4) // nothing, and after each of three seconds more
  for (const each of seen) expect(words.startsWith(each) && /(^|\s)$/.test(each)).toBe(true)
})

test('a paragraph that ends is shown at once, and the second begins anew', () => {
  const { result, rerender } = renderHook(({ text }) => useReleasedText(text, true), {
    initialProps: { text: 'One two' },
  })
  pass(900)
  rerender({ text: 'One two.\n\nThree fo' })
  expect(result.current).toBe('One two.\n\n')
  pass(900)
  expect(result.current).toBe('One two.\n\n')
  pass(100)
  expect(result.current).toBe('One two.\n\nThree ')
})

test('at the end, and for who has not asked for less motion, all is shown', () => {
  const { result, rerender } = renderHook(({ isHeld }) => useReleasedText('One tw', isHeld), {
    initialProps: { isHeld: true },
  })
  expect(result.current).toBe('')
  rerender({ isHeld: false })
  expect(result.current).toBe('One tw')
})

test('a very long line without an end is not held for ever, and a sentence in it takes nothing back', () => {
  const line = 'x'.repeat(401)
  const { result, rerender } = renderHook(({ text }) => useReleasedText(text, true), {
    initialProps: { text: line },
  })
  pass(1000)
  expect(result.current).toBe(line)
  rerender({ text: `${line}. ${'y '.repeat(300)}` })
  expect(result.current).toBe(`${line}.`)
  rerender({ text: `${line}. ${'y '.repeat(300)}end. And` })
  expect(result.current).toBe(`${line}. ${'y '.repeat(300)}end.`)
})
