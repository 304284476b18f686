import { useEffect, useRef, useState, type ReactElement } from 'react'

import { keysIn } from '../../core/chat/api-key-in-text.ts'
import { KeyNotice } from './key-notice.tsx'
import { textTyped, typedInto } from './typed-text.ts'

/**
 * Looks at what is typed or pasted into any field of the page, and says beside the field when that
 * looks like an API key. What keeps it from being sent is the command that sends.
 */
export function KeyGuard({ onSetUp }: { readonly onSetUp: () => void }): ReactElement | null {
  const [field, setField] = useState<HTMLElement | null>(null)
  /** Of those the user has read and closed the warning. */
  const known = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    // After all who listen: an editor that pastes by itself has done so then, and fires no `input`.
    const look = (event: Event) => {
      const origin = typedInto(event)
      if (origin)
        setTimeout(() => {
          if (keysIn(textTyped(origin)).some((key) => !known.current.has(key))) setField(origin)
        })
    }
    document.addEventListener('input', look)
    document.addEventListener('paste', look)
    return () => {
      document.removeEventListener('input', look)
      document.removeEventListener('paste', look)
    }
  }, [])
  if (field === null) return null
  return (
    <KeyNotice
      field={field}
      onSetUp={onSetUp}
      onDismiss={() => {
        known.current = new Set([...known.current, ...keysIn(textTyped(field))])
      }}
      onClose={() => setField(null)}
    />
  )
}
