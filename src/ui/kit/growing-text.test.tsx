import { render } from '@testing-library/react'
import { expect, test } from 'vitest'

import { GrowingText } from './growing-text.tsx'

test('a selection stays while the text grows', () => {
  const { container, rerender } = render(<GrowingText text="One two" />)
  const words = container.querySelector('span')?.firstChild
  if (!words) throw new Error('there is no text')
  getSelection()?.setBaseAndExtent(words, 4, words, 7)
  rerender(<GrowingText text="One two three" />)
  rerender(<GrowingText text="One two three four" />)
  expect(container.textContent).toBe('One two three four')
  expect(getSelection()?.toString()).toBe('two')
})

test.each([
  ['shorter', 'One two', 'One'],
  ['another one', 'One two', 'Three'],
  ['empty', 'One two', ''],
  ['there at last', '', 'One'],
])('a text that becomes %s is shown', (_what, before, after) => {
  const { container, rerender } = render(<GrowingText text={before} />)
  rerender(<GrowingText text={after} />)
  expect(container.textContent).toBe(after)
  rerender(<GrowingText text={`${after} and more`} />)
  expect(container.textContent).toBe(`${after} and more`)
})
