import { vi } from 'vitest'

/** jsdom neither lays out nor observes sizes. Ends with `vi.unstubAllGlobals`. */
export function stubLayout(): void {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  vi.stubGlobal('CSS', { supports: () => true })
}
