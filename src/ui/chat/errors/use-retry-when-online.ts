import { useEffect } from 'react'

import { useCommands } from '../../access/client-context.tsx'

/** Sends what could not be sent as soon as the browser has a network again. */
export function useRetryWhenOnline(nodeId: string, isWaiting: boolean): void {
  const { runAgain } = useCommands()
  useEffect(() => {
    if (!isWaiting) return
    const retry = () => void runAgain(nodeId)
    window.addEventListener('online', retry, { once: true })
    return () => window.removeEventListener('online', retry)
  }, [isWaiting, nodeId, runAgain])
}
