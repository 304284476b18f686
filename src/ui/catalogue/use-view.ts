import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'

import { initialView, printView, readView, type CatalogueView } from './filter-address.ts'

/** Browsers allow some hundred changes of the address in half a minute: not one for each letter. */
const typedPauseMs = 400

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
  }
}

function write(view: CatalogueView, how: 'pushState' | 'replaceState'): void {
  history[how](null, '', `${location.pathname}${printView(view)}${location.hash}`)
  for (const listener of listeners) listener()
}

interface ViewControls {
  readonly view: CatalogueView
  /** As the address has it: without the letters of this moment. */
  readonly written: CatalogueView
  /** A step that Back takes back. */
  readonly change: (change: Partial<CatalogueView>) => void
  readonly type: (words: string) => void
  /** Nothing more is typed for now: the address follows at once. */
  readonly settle: () => void
}

/**
 * The view, whose one home is the address; letters reach it when the typing pauses. On the page as it
 * was made at build it is the whole catalogue.
 */
export function useView(): ViewControls {
  const search = useSyncExternalStore(
    subscribe,
    () => location.search,
    () => printView(initialView),
  )
  const [typed, setTyped] = useState<string | null>(null)
  const pending = useRef<{ readonly words: string; readonly timer: number } | null>(null)

  const settle = useCallback(() => {
    const waiting = pending.current
    if (!waiting) return
    clearTimeout(waiting.timer)
    pending.current = null
    write({ ...readView(location.search), words: waiting.words }, 'replaceState')
    setTyped(null)
  }, [])
  useEffect(() => {
    // Back means the view before this one: what was not written yet is not to follow it there.
    const forget = () => {
      if (pending.current) clearTimeout(pending.current.timer)
      pending.current = null
      setTyped(null)
    }
    window.addEventListener('popstate', forget)
    return () => {
      window.removeEventListener('popstate', forget)
      if (pending.current) clearTimeout(pending.current.timer)
    }
  }, [])

  const written = useMemo(() => readView(search), [search])
  return {
    // A letter changes the words and nothing else: sorting and rows see that it is so.
    view: useMemo(
      () => (typed === null ? written : { ...written, words: typed }),
      [written, typed],
    ),
    written,
    settle,
    change: useCallback(
      (change) => {
        settle()
        write({ ...readView(location.search), ...change }, 'pushState')
      },
      [settle],
    ),
    type: useCallback(
      (words) => {
        if (pending.current) clearTimeout(pending.current.timer)
        pending.current = { words, timer: window.setTimeout(settle, typedPauseMs) }
        setTyped(words)
      },
      [settle],
    ),
  }
}
