import type { ReactElement } from 'react'

import type { Run } from '../../../core/run/run.ts'
import { useNow } from '../../access/use-now.ts'
import { useProviders } from '../../access/use-serving.ts'
import { formatSeconds } from '../../kit/format-numbers.ts'
import { modelOf } from './use-answer.ts'

/** A clock tells from here on that waiting is not hanging. */
const clockAfterMs = 2000

/**
 * What is happening before anything arrives; thoughts have a line of their own. Moves, and is in no
 * live region.
 */
export function WaitingState({ run }: { readonly run: Run }): ReactElement | null {
  const isWaiting = run.status === 'waiting' || run.status === 'opened'
  const now = useNow(isWaiting)
  const provider = useProviders()?.providers.find(({ id }) => id === run.providerId)
  if (!isWaiting) return null
  return (
    <p className="waiting">
      <span className="waiting-bars" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {waitingWords(run, now - run.startedAt, provider?.isLocal ? modelOf(run).shortName : null)}
    </p>
  )
}

/**
 * @param localName the model's, where it runs on this machine: it is loaded before the server there
 *   says anything at all (contract.md §5), which takes minutes for a large one
 */
function waitingWords(
  run: Pick<Run, 'status'>,
  waitedMs: number,
  localName: string | null,
): string {
  if (waitedMs >= clockAfterMs) {
    const seconds = formatSeconds(waitedMs)
    return localName !== null && run.status === 'waiting'
      ? `Loading ${localName} into memory… ${seconds}`
      : `Waiting for the first word, ${seconds}`
  }
  return run.status === 'waiting' ? 'Sending' : 'Waiting for the first word'
}
