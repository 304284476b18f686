import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { LookHere, SourceLines } from './source-lines.tsx'
import type { Source } from './use-sources.ts'

afterEach(cleanup)

const onAskAgain = vi.fn<(providerId: string) => void>()
const onLookHere = vi.fn<() => void>()

const lines = (state: Source['state']) => (
  <SourceLines
    sources={[{ id: 'openrouter', name: 'OpenRouter', state, message: 'It is down.' }]}
    trouble={null}
    local={{ state: 'impossible' }}
    onAskAgain={onAskAgain}
  />
)

test('who asks for a list again keeps the place, until and after it comes', async () => {
  const { rerender } = render(lines('failed'))
  const again = screen.getByRole('button', { name: 'Ask OpenRouter again' })
  again.focus()
  fireEvent.click(again)
  rerender(lines('loading'))
  expect(document.activeElement).toBe(again)
  fireEvent.click(again)
  expect(onAskAgain).toHaveBeenCalledExactlyOnceWith('openrouter')
  rerender(lines('ready'))
  await waitFor(() => expect(document.activeElement?.textContent).toBe('OpenRouter gave its list.'))
})

test('of many providers without a key some are named, and the others counted', () => {
  const keyless = ['A', 'B', 'C', 'D', 'E'].map((name): Source => ({
    id: name,
    name,
    state: 'no-key',
    message: '',
  }))
  const said = (sources: readonly Source[]) => {
    const { container } = render(
      <SourceLines
        sources={sources}
        trouble={null}
        local={{ state: 'impossible' }}
        onAskAgain={onAskAgain}
      />,
    )
    return container.textContent
  }
  expect(said(keyless)).toBe('Without a key, the lists of A, B, C and 2 more are not here. Set up')
  expect(said(keyless.slice(1))).toMatch(/ of B, C, D, E are not here/)
})

test('who looks for models on this machine keeps the place, and looks once', () => {
  const button = (state: 'not-asked' | 'looking') => (
    <LookHere local={{ state }} onLookHere={onLookHere} />
  )
  const { rerender } = render(button('not-asked'))
  const look = screen.getByRole('button', { name: 'Look for models on this machine' })
  look.focus()
  fireEvent.click(look)
  rerender(button('looking'))
  fireEvent.click(look)
  expect(document.activeElement).toBe(look)
  expect(look.getAttribute('aria-disabled')).toBe('true')
  expect(onLookHere).toHaveBeenCalledOnce()
})
