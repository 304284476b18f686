import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { SourceLines } from './source-lines.tsx'
import type { Source, Sources } from './use-sources.ts'

afterEach(cleanup)

const onAskAgain = vi.fn<(providerId: string) => void>()
const onLookHere = vi.fn<() => void>()

const lines = (state: Source['state'], local: Sources['local'] = { state: 'not-asked' }) => (
  <SourceLines
    sources={[{ id: 'openrouter', name: 'OpenRouter', state, message: 'It is down.' }]}
    trouble={null}
    local={local}
    onAskAgain={onAskAgain}
    onLookHere={onLookHere}
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

test('who looks for models on this machine keeps the place, and looks once', () => {
  const { rerender } = render(lines('ready'))
  const look = screen.getByRole('button', { name: 'Look for models on this machine' })
  look.focus()
  fireEvent.click(look)
  rerender(lines('ready', { state: 'looking' }))
  fireEvent.click(look)
  expect(document.activeElement).toBe(look)
  expect(look.getAttribute('aria-disabled')).toBe('true')
  expect(onLookHere).toHaveBeenCalledOnce()
})
