import type { StoreApi } from 'zustand/vanilla'

import type { Run } from '../../core/run/run.ts'
import type { Cancel, ClientDeps } from '../deps.ts'
import type { RunPlace } from '../live/live-runs.ts'
import type { Notices } from '../stores/notice-store.ts'

const defaultWaitMs = 5000
/** However long the provider asks for: a page does not wait for an hour. */
const longestWaitMs = 60_000

/** Answers that are asked for once more by themselves: nothing came, and waiting can help. */
export interface Retries {
  /** Looks at a run that ended here, and schedules its one retry if it has any. */
  consider(place: RunPlace, run: Run): void
  /** At once; an answer that waits for nothing is run again as by hand. */
  now(nodeId: string): Promise<void>
  cancel(nodeId: string): void
  /** The user goes on by himself. */
  cancelIn(conversationId: string): void
  dispose(): void
}

/** What a retry does, given by whoever can. */
export interface RetryActions {
  /** A new answer beside it. @returns the id of its run, or null when it cannot be. */
  readonly runBeside: (conversationId: string, nodeId: string) => Promise<string | null>
  /** The very same run again, under the same id: it never reached the server, as far as we know. */
  readonly repost: (place: RunPlace, run: Run) => Promise<void>
  readonly runByHand: (nodeId: string) => Promise<void>
}

interface Waiting {
  readonly conversationId: string
  readonly go: () => Promise<void>
  readonly cancels: readonly Cancel[]
}

/** One retry per run, never of one that was itself a retry. Whoever makes it ends it. */
export function createRetries(
  { now, setTimer, page }: Pick<ClientDeps, 'now' | 'setTimer' | 'page'>,
  notices: StoreApi<Notices>,
  actions: RetryActions,
): Retries {
  const waiting = new Map<string, Waiting>()
  /** Runs that were started by themselves: they get no second try. */
  const tried = new Set<string>()

  function cancel(nodeId: string): void {
    for (const end of waiting.get(nodeId)?.cancels ?? []) end()
    waiting.delete(nodeId)
    const { [nodeId]: _gone, ...retries } = notices.getState().retries
    notices.setState({ retries })
  }

  async function go(nodeId: string): Promise<void> {
    const entry = waiting.get(nodeId)
    cancel(nodeId)
    await entry?.go()
  }

  function waitForTime(conversationId: string, nodeId: string, delayMs: number): void {
    const retryAt = now() + delayMs
    waiting.set(nodeId, {
      conversationId,
      go: async () => {
        const runId = await actions.runBeside(conversationId, nodeId)
        if (runId !== null) tried.add(runId)
      },
      cancels: [setTimer(() => void go(nodeId), delayMs)],
    })
    const { retries } = notices.getState()
    notices.setState({ retries: { ...retries, [nodeId]: { nodeId, retryAt } } })
  }

  function waitForNetwork(nodeId: string, place: RunPlace, run: Run): void {
    waiting.set(nodeId, {
      conversationId: place.conversationId,
      go: async () => {
        tried.add(run.id)
        await actions.repost(place, run)
      },
      cancels: [page.on('online', () => void go(nodeId))],
    })
  }

  return {
    consider: (place, run) => {
      const { conversationId, nodeId, isContinuation } = place
      if (nodeId === null || tried.has(run.id) || hasOutput(run)) return
      const { kind, retryAfterMs = defaultWaitMs } = run.error ?? {}
      if (kind === 'offline') waitForNetwork(nodeId, place, run)
      else if (!isContinuation && (kind === 'rate-limited' || kind === 'overloaded'))
        waitForTime(conversationId, nodeId, Math.min(retryAfterMs, longestWaitMs))
    },
    now: async (nodeId) => {
      if (waiting.has(nodeId)) await go(nodeId)
      else await actions.runByHand(nodeId)
    },
    cancel,
    cancelIn: (conversationId) => {
      for (const [nodeId, entry] of waiting)
        if (entry.conversationId === conversationId) cancel(nodeId)
    },
    dispose: () => {
      for (const nodeId of waiting.keys()) cancel(nodeId)
    },
  }
}

/** Never ask again silently once a word came: it was paid for, and would stand there twice. */
const hasOutput = (run: Run): boolean =>
  run.text !== '' || run.reasoning !== null || run.toolCalls.length > 0
