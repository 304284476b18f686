import { useEffect, useState } from 'react'

import { coarsePointer, useMedia } from './use-media.ts'

/** Keys that a soft keyboard does not have, and the modifiers it never reports. */
const isHardwareKey = (event: KeyboardEvent): boolean =>
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  /^(Tab|Escape|Arrow\w+|Page\w+|Home|End|F\d+)$/.test(event.key)

/** A touch screen on which no hardware key has been seen: Enter there must make a new line. */
export function useSoftKeyboard(): boolean {
  const isCoarse = useMedia(coarsePointer)
  const [hasHardwareKey, setHasHardwareKey] = useState(false)
  useEffect(() => {
    if (!isCoarse || hasHardwareKey) return
    const onKey = (event: KeyboardEvent) => {
      if (isHardwareKey(event)) setHasHardwareKey(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isCoarse, hasHardwareKey])
  return isCoarse && !hasHardwareKey
}
