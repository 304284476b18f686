import { useCallback, useMemo, useSyncExternalStore } from 'react'

const hearNothing = () => () => {}

/** There is none where a page is built: then no query holds. */
const hasWindow = typeof window !== 'undefined'

/**
 * Whether a media query holds, kept current.
 * @param isWanted otherwise nobody listens, and it does not hold
 */
export function useMedia(query: string, isWanted = true): boolean {
  const list = useMemo(
    () => (isWanted && hasWindow ? window.matchMedia(query) : null),
    [query, isWanted],
  )
  const subscribe = useCallback(
    (onChange: () => void) => {
      list?.addEventListener('change', onChange)
      return () => list?.removeEventListener('change', onChange)
    },
    [list],
  )
  return useSyncExternalStore(
    list ? subscribe : hearNothing,
    () => list?.matches ?? false,
    () => false,
  )
}

export const coarsePointer = '(pointer: coarse)'
export const reducedMotion = '(prefers-reduced-motion: reduce)'
