import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { useBackCloses } from './use-back-closes.ts'

afterEach(cleanup)

const open = () => {
  const onClose = vi.fn<() => void>()
  const view = renderHook(({ isOpen }) => useBackCloses(isOpen, onClose), {
    initialProps: { isOpen: false },
  })
  view.rerender({ isOpen: true })
  return { ...view, onClose }
}
const popped = () =>
  new Promise((resolve) => {
    window.addEventListener('popstate', resolve, { once: true })
  })

test('Back closes what is open', async () => {
  const { onClose } = open()
  expect(history.state).toEqual({ isOverlay: true })
  const done = popped()
  act(() => history.back())
  await done
  expect(onClose).toHaveBeenCalledOnce()
})

test('closed in another way, it leaves no step behind, and does not close twice', async () => {
  const { rerender, onClose } = open()
  const done = popped()
  rerender({ isOpen: false })
  await done
  expect(history.state).toBeNull()
  expect(onClose).not.toHaveBeenCalled()
})

test('opened again at once, as StrictMode does, it adds one step only', () => {
  const pushed = vi.spyOn(history, 'pushState')
  const { rerender } = open()
  rerender({ isOpen: false })
  rerender({ isOpen: true })
  expect(pushed).toHaveBeenCalledOnce()
  pushed.mockRestore()
})
