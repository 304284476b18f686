import { useEffect, useState } from 'react'

import { useClient } from './client-context.tsx'

/** The client's clock, read again every second while `isTicking`. For clocks that people watch. */
export function useNow(isTicking: boolean): number {
  const { now } = useClient()
  const [time, setTime] = useState(now)
  useEffect(() => {
    if (!isTicking) return
    const tick = () => setTime(now())
    const first = setTimeout(tick) // what was read when the clock last ran may be old
    const timer = setInterval(tick, 1000)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [isTicking, now])
  return time
}
