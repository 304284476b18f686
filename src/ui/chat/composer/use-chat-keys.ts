import { useEffect, useRef } from 'react'

import { isOverlayOpen } from '../../kit/overlay-open.ts'
import { isComposing } from '../../kit/enter-key.ts'

interface ChatKeys {
  readonly isStreaming: boolean
  readonly onSend: () => void
  readonly onStop: () => void
}

/**
 * Cmd/Ctrl+Enter sends from anywhere, Escape stops. Both yield to what is open above the page, and
 * to whoever has used the key already.
 */
export function useChatKeys(keys: ChatKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    let isBelowOverlay = false
    const actionOf = (event: KeyboardEvent): (() => void) | null => {
      const { isStreaming, onSend, onStop } = latest.current
      if (event.key === 'Escape' && isStreaming) return onStop
      const sends = event.key === 'Enter' && (event.metaKey || event.ctrlKey)
      return sends && !isStreaming ? onSend : null
    }
    // Seen on the way down: by the time the key comes up again the overlay has closed.
    const onCapture = (event: KeyboardEvent) => {
      isBelowOverlay = actionOf(event) !== null && isOverlayOpen()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isBelowOverlay || isComposing(event)) return
      const action = actionOf(event)
      if (action === null) return
      action()
      event.preventDefault()
    }
    window.addEventListener('keydown', onCapture, true)
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onCapture, true)
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}
