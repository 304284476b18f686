import type { ClientDeps } from '../deps.ts'
import { backoffMs } from './backoff.ts'
import type { ProxyClient } from './proxy-client.ts'

const attempts = 6

/**
 * Tells the server to stop the run, until it says that it has: about 8 s of trying, then the
 * server's own orphan timer must do. A run it does not know counts as stopped, unless it may still
 * be on its way there (a stop can overtake its start).
 */
export async function stopRun(
  deps: Pick<ClientDeps, 'setTimer' | 'random'>,
  proxy: ProxyClient,
  runId: string,
  mayStillArrive: boolean,
): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answer = await proxy.stopRun(runId)
    if (answer.ok) return
    const { status } = answer.error
    const isHopeless = status !== 'unanswered' && status < 500 && status !== 429
    if (isHopeless && !(status === 404 && mayStillArrive)) return
    const delayMs = backoffMs(attempt, deps.random())
    await new Promise<void>((resolve) => void deps.setTimer(resolve, delayMs))
  }
}
