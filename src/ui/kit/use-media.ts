import { useCallback, useMemo, useSyncExternalStore } from 'react'

const hearNothing = () => () => {}

/**
 * Whether a media query holds, kept current.
 * @param isWanted otherwise nobody listens, and it does not hold
 */
export function useMedia(query: string, isWanted = true): boolean {
  const list = useMemo(() => (isWanted ? window.matchMedia(query) : null), [query, isWanted])
  const subscribe = useCallback(
    (onChange: () => void) => {
      list?.addEventListener('change', onChange)
      return () => list?.removeEventListener('change', onChange)
    },
    [list],
  )
  return useSyncExternalStore(list ? subscribe : hearNothing, () => list?.matches ?? false)
}

export const coarsePointer = '(pointer: coarse)'
export const reducedMotion = '(prefers-reduced-motion: reduce)'
