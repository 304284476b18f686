import { WifiOff } from 'lucide-react'
import type { ReactElement } from 'react'

import { useNow } from '../../access/use-now.ts'

/** The line to our own server is down; whether the server is too, nobody knows yet. */
export function LostLine({ retryAt }: { readonly retryAt: number }): ReactElement {
  const now = useNow(true)
  const seconds = Math.max(0, Math.ceil((retryAt - now) / 1000))
  return (
    <p className="lost-line">
      <WifiOff aria-hidden size={16} strokeWidth={1.5} />
      Connection lost. The answer may go on at the server; reconnecting
      {seconds > 0 ? ` in ${seconds} s` : '…'}
    </p>
  )
}
