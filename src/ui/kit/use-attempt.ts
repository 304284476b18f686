import { useRef, useState } from 'react'

interface Attempt {
  /** The last one failed, and what was typed is still to be used. */
  readonly hasFailed: boolean
  /** Not begun while one is under way. */
  readonly attempt: (act: () => Promise<boolean>, onDone: () => void) => Promise<void>
}

/** For a field that may close only when what was typed into it has been taken. */
export function useAttempt(): Attempt {
  const isTrying = useRef(false)
  const [hasFailed, setHasFailed] = useState(false)
  const attempt: Attempt['attempt'] = async (act, onDone) => {
    if (isTrying.current) return
    isTrying.current = true
    const isDone = await act()
    isTrying.current = false
    setHasFailed(!isDone)
    if (isDone) onDone()
  }
  return { hasFailed, attempt }
}
