import { useEffect, useState } from 'react'

import { useClient } from '../access/client-context.tsx'

/** The client's clock, read again every second while `isTicking`. For clocks that people watch. */
export function useNow(isTicking: boolean): number {
  const { now } = useClient()
  const [time, setTime] = useState(now)
  useEffect(() => {
    if (!isTicking) return
    setTime(now())
    const timer = setInterval(() => setTime(now()), 1000)
    return () => clearInterval(timer)
  }, [isTicking, now])
  return time
}
