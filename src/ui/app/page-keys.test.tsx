import { fireEvent, renderHook } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { createFakeClient } from '../chat/__fixtures__/fake-client.ts'
import { usePageKeys } from './page-keys.tsx'

// What the other keys do never arrives here.
vi.mock('./intents.ts', () => new Promise(() => {}))

test.each([
  ['palette', { key: 'k', ctrlKey: true }],
  ['history', { key: 'H', ctrlKey: true, shiftKey: true }],
  ['shortcuts', { key: '?', shiftKey: true }],
] as const)(
  'the key of the %s opens it at once, whatever is still to be fetched',
  (name, press) => {
    const open = vi.fn<(overlay: string) => void>()
    const { unmount } = renderHook(() =>
      usePageKeys({
        client: createFakeClient(),
        theme: 'system',
        setTheme: () => {},
        open,
        compare: () => {},
        toggleLeft: () => {},
        focusComposer: () => {},
        say: () => {},
      }),
    )
    expect(fireEvent.keyDown(document.body, press)).toBe(false)
    expect(open).toHaveBeenCalledExactlyOnceWith(name)
    unmount()
  },
)
