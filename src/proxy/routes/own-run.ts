import { isRunId } from '../../core/protocol/protocol.ts'
import { refuse } from '../http/answers.ts'
import { isSameSecret } from '../http/safe-equal.ts'
import type { ProxyContext } from './context.ts'

/** Whether there is such a run, and this browser started it. */
export async function isOwnRun(
  { deps }: ProxyContext,
  runId: string,
  owner: string,
): Promise<boolean> {
  if (!isRunId(runId)) return false
  const runOwner = await deps.log.ownerOf(runId)
  return runOwner !== null && isSameSecret(runOwner, owner)
}

/** The answer for a run of somebody else too: to others it does not exist. */
export const unknownRun = (): Response => refuse(404, 'There is no such run.')
