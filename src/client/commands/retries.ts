import type { StoreApi } from 'zustand/vanilla'

import type { Run } from '../../core/run/run.ts'
import type { Cancel, ClientDeps } from '../deps.ts'
import type { RunPlace } from '../live/live-runs.ts'
import type { Notices } from '../stores/notice-store.ts'

const defaultWaitMs = 5000
/** However long the provider asks for: a page does not wait for an hour. */
const longestWaitMs = 60_000

/** One question is asked this often again by itself: more would be a load on who is overloaded. */
const mostRetries = 2

/** Answers that are asked for again by themselves: nothing came, and waiting can help. */
export interface Retries {
  /** Looks at a run that ended here, and schedules its next retry if it has any. */
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
  /**
   * A new answer beside it, with the settings of now, whenever it is begun.
   * @returns begins it, and gives the id of its run, or null when it cannot be.
   */
  readonly runBeside: (conversationId: string, nodeId: string) => () => Promise<string | null>
  /** The very same run again, under the same id: it never reached the server, as far as we know. */
  readonly repost: (place: RunPlace, run: Run) => Promise<void>
  readonly runByHand: (nodeId: string) => Promise<void>
}

interface Waiting {
  readonly conversationId: string
  readonly go: () => Promise<void>
  readonly cancel: Cancel
}

type KnownPlace = RunPlace & { readonly nodeId: string }

/** Whoever makes it ends it. */
export function createRetries(
  { now, setTimer, page }: Pick<ClientDeps, 'now' | 'setTimer' | 'page'>,
  notices: StoreApi<Notices>,
  actions: RetryActions,
): Retries {
  const waiting = new Map<string, Waiting>()
  /** Of the runs that were started by themselves: which try again each is, from 1. */
  const tries = new Map<string, number>()

  function cancel(nodeId: string): void {
    waiting.get(nodeId)?.cancel()
    waiting.delete(nodeId)
    const { [nodeId]: _gone, ...retries } = notices.getState().retries
    notices.setState({ retries })
  }

  async function go(nodeId: string): Promise<void> {
    const entry = waiting.get(nodeId)
    cancel(nodeId)
    await entry?.go()
  }

  /** @param arm calls it when it is time */
  function wait(
    { conversationId, nodeId }: KnownPlace,
    retryAt: number | null,
    arm: (goNow: () => void) => Cancel,
    retry: () => Promise<void>,
  ): void {
    waiting.set(nodeId, { conversationId, go: retry, cancel: arm(() => void go(nodeId)) })
    const { retries } = notices.getState()
    notices.setState({ retries: { ...retries, [nodeId]: { nodeId, retryAt } } })
  }

  function waitForTime(place: KnownPlace, delayMs: number, nextTry: number): void {
    const runBeside = actions.runBeside(place.conversationId, place.nodeId)
    wait(
      place,
      now() + delayMs,
      (goNow) => setTimer(goNow, delayMs),
      async () => {
        const runId = await runBeside()
        if (runId !== null) tries.set(runId, nextTry)
      },
    )
  }

  function waitForNetwork(place: KnownPlace, run: Run, nextTry: number): void {
    wait(
      place,
      null,
      (goNow) => page.on('online', goNow),
      () => {
        tries.set(run.id, nextTry)
        return actions.repost(place, run)
      },
    )
  }

  return {
    consider: (place, run) => {
      const { nodeId, isContinuation } = place
      const nextTry = (tries.get(run.id) ?? 0) + 1
      if (nodeId === null || nextTry > mostRetries || hasOutput(run)) return
      const { kind, retryAfterMs = defaultWaitMs } = run.error ?? {}
      if (kind === 'offline') {
        if (nextTry === 1) waitForNetwork({ ...place, nodeId }, run, nextTry) // a network that comes and goes
      } else if (!isContinuation && (kind === 'rate-limited' || kind === 'overloaded'))
        waitForTime({ ...place, nodeId }, Math.min(retryAfterMs, longestWaitMs), nextTry)
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
