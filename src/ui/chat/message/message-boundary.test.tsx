import { cleanup, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, expect, test, vi } from 'vitest'

import { MessageBoundary } from './message-boundary.tsx'

afterEach(cleanup)

function Fragile({ text }: { readonly text: string }): ReactElement {
  if (text.includes('half')) throw new Error('cannot be shown')
  return <p>shown: {text}</p>
}

const message = (text: string, isLive: boolean) => (
  <MessageBoundary text={text} isLive={isLive}>
    <Fragile text={text} />
  </MessageBoundary>
)

test('a message that cannot be rendered stands as plain text, and is tried again when it is whole', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}) // React reports what a boundary caught
  const { rerender } = render(message('half a message', true))
  expect(screen.getByText('half a message')).toBeTruthy()
  expect(screen.getByText(/cannot be formatted/)).toBeTruthy()
  rerender(message('half a message and more', true))
  expect(screen.getByText('half a message and more')).toBeTruthy()
  rerender(message('whole', false))
  expect(screen.getByText('shown: whole')).toBeTruthy()
})
