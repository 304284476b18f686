import type { ReactElement } from 'react'

import { useNow } from '../access/use-now.ts'
import { StateMark } from '../kit/state-mark.tsx'
import type { Health } from './health.ts'

interface HealthChipProps {
  readonly health: Health
  readonly onOpen: (remedy: Health['remedy']) => void
}

/** How who answers stands; a press opens what helps. */
export function HealthChip({ health, onOpen }: HealthChipProps): ReactElement {
  const { mark, words, remedy, waitUntil } = health
  const now = useNow(waitUntil !== null)
  const seconds = waitUntil === null ? 0 : Math.ceil((waitUntil - now) / 1000)
  return (
    <button
      type="button"
      className="control chip health-chip"
      aria-haspopup="dialog"
      onClick={() => onOpen(remedy)}
    >
      <StateMark state={mark} />
      <span className="truncate">
        {words}
        {seconds > 0 && <span className="tabular-nums">, {seconds} s</span>}
      </span>
    </button>
  )
}
