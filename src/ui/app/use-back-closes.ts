import { useEffect, useRef } from 'react'

/**
 * While something is open, Back closes it instead of leaving the page, as on a phone one expects.
 * Closed in another way, it takes its entry out of the history again.
 */
export function useBackCloses(isOpen: boolean, onClose: () => void): void {
  const latest = useRef(onClose)
  const leaving = useRef<ReturnType<typeof setTimeout> | null>(null)
  useEffect(() => {
    latest.current = onClose
  })
  useEffect(() => {
    if (!isOpen) return
    // Opened again before its entry was gone: the entry serves once more.
    if (leaving.current) clearTimeout(leaving.current)
    else history.pushState({ isOverlay: true }, '')
    leaving.current = null
    let isBack = false
    const onPop = () => {
      isBack = true
      latest.current()
    }
    window.addEventListener('popstate', onPop)
    return () => {
      window.removeEventListener('popstate', onPop)
      if (isBack) return
      leaving.current = setTimeout(() => {
        leaving.current = null
        history.back()
      })
    }
  }, [isOpen])
}
