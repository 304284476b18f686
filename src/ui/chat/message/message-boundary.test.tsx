import { act, cleanup, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, expect, test, vi } from 'vitest'

import { AnswerMarkdown } from '../../markdown/answer-markdown.tsx'
import { paintTurns } from '../../markdown/paint-turns.ts'
import { preloadMarkdown } from '../../markdown/renderer.ts'
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

test('an answer that fails when it is its turn to be painted breaks alone', async () => {
  await preloadMarkdown()
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const texts = ['**one**', '*two*', '**three**'].map((word) => `${word} of many\n\n`.repeat(200))
  const create = document.createElement.bind(document)
  const making = vi.spyOn(document, 'createElement').mockImplementation((name: string) => {
    if (name === 'strong') throw new Error('cannot be made')
    return create(name)
  })
  const { container } = render(
    <>
      {texts.map((text) => (
        <MessageBoundary key={text} text={text} isLive={false}>
          <AnswerMarkdown text={text} isStreaming={false} />
        </MessageBoundary>
      ))}
    </>,
  )
  act(() => paintTurns.finish())
  expect(screen.getAllByText(/cannot be formatted/)).toHaveLength(2)
  expect(container.querySelectorAll('em')).toHaveLength(200)
  making.mockRestore()
})
