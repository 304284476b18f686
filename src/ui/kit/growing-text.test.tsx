import { render } from '@testing-library/react'
import { expect, test } from 'vitest'

import { GrowingPieces, GrowingText } from './growing-text.tsx'

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

test('what stands in the piece before is not touched, nor what a piece keeps when it becomes shorter', () => {
  const { container, rerender } = render(<GrowingPieces pieces={['One\n', 'two three']} />)
  const [first, second] = [...container.querySelectorAll('span')].map((span) => span.firstChild)
  if (!second) throw new Error('there is no second piece')
  getSelection()?.setBaseAndExtent(second, 0, second, 3)
  rerender(<GrowingPieces pieces={['One\n', 'two ', 'three']} />)
  rerender(<GrowingPieces pieces={['One\n', 'two ', 'three four']} />)
  expect(container.textContent).toBe('One\ntwo three four')
  expect(container.querySelector('span')?.firstChild).toBe(first)
  expect(getSelection()?.toString()).toBe('two')
})
