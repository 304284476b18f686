import type { ReactElement } from 'react'

import type { Run } from '../../../core/run/run.ts'
import { formatSeconds } from '../../kit/format-numbers.ts'
import { useNow } from '../use-now.ts'

/** A clock tells from here on that waiting is not hanging. */
const clockAfterMs = 2000

/**
 * What is happening before anything arrives; thoughts have a line of their own. Moves, and is in no
 * live region.
 */
export function WaitingState({ run }: { readonly run: Run }): ReactElement | null {
  const isWaiting = run.status === 'waiting' || run.status === 'opened'
  const now = useNow(isWaiting)
  if (!isWaiting) return null
  return (
    <p className="waiting">
      <span className="waiting-bars" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {waitingWords(run, now - run.startedAt)}
    </p>
  )
}

export function waitingWords(run: Pick<Run, 'status'>, waitedMs: number): string {
  if (waitedMs >= clockAfterMs) return `Waiting for the first word, ${formatSeconds(waitedMs)}`
  return run.status === 'waiting' ? 'Sending' : 'Waiting for the first word'
}
