import { fireEvent, renderHook } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'

import { createFakeClient } from '../chat/__fixtures__/fake-client.ts'
import { useChatKeys } from '../chat/composer/use-chat-keys.ts'
import { usePageKeys } from './page-keys.tsx'

// What the other keys do never arrives here.
vi.mock('./intents.ts', () => new Promise(() => {}))

const open = vi.fn<(overlay: string) => void>()
const hands = {
  client: createFakeClient(),
  theme: 'system',
  setTheme: () => {},
  open,
  compare: () => {},
  toggleLeft: () => {},
  focusComposer: () => {},
  say: () => {},
} as const

beforeEach(() => open.mockClear())

test.each([
  ['palette', { key: 'k', ctrlKey: true }],
  ['history', { key: 'H', ctrlKey: true, shiftKey: true }],
  ['shortcuts', { key: '?', shiftKey: true }],
] as const)(
  'the key of the %s opens it at once, whatever is still to be fetched',
  (name, press) => {
    const { unmount } = renderHook(() => usePageKeys(hands))
    expect(fireEvent.keyDown(document.body, press)).toBe(false)
    expect(open).toHaveBeenCalledExactlyOnceWith(name)
    unmount()
  },
)

test('a key that does nothing by itself is not a reason to look through the page for overlays', () => {
  const [onSend, onStop] = [vi.fn<() => void>(), vi.fn<() => void>()]
  const { unmount } = renderHook(() => {
    usePageKeys(hands)
    useChatKeys({ isStreaming: true, onSend, onStop })
  })
  const look = vi.spyOn(document, 'querySelectorAll')
  for (const key of ['a', 'Enter', 'ArrowDown', 'Shift']) fireEvent.keyDown(document.body, { key })
  expect(look).not.toHaveBeenCalled()
  const dialog = document.body.appendChild(document.createElement('div'))
  dialog.setAttribute('role', 'dialog')
  fireEvent.keyDown(document.body, { key: 'Escape' })
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
  expect(look).toHaveBeenCalled()
  expect(onStop).not.toHaveBeenCalled()
  expect(open).not.toHaveBeenCalled()
  dialog.remove()
  fireEvent.keyDown(document.body, { key: 'Escape' })
  expect(onStop).toHaveBeenCalledOnce()
  look.mockRestore()
  unmount()
})
