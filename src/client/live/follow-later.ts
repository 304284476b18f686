import type { ApiError } from '../../core/chat/api-error.ts'
import { reduceRun, type Run, type RunInput } from '../../core/run/run.ts'
import type { ProxyClient } from '../transport/proxy-client.ts'
import { stopRun } from '../transport/stop-run.ts'
import type { RunSource } from '../transport/stream-run.ts'
import type {
  FollowDeps,
  FollowedRun,
  FollowListener,
  followRun as FollowRun,
} from './follow-run.ts'

/** What reads an answer: log, frames and both dialects. Until something is sent nobody needs it. */
let followRun: typeof FollowRun | null = null

/** Fetches what reads an answer, before there is one. Never rejects: the run that needs it says so. */
export async function preloadReader(): Promise<void> {
  const fetchPart = () => import('./follow-run.ts')
  // Twice: a line that breaks is the commonest reason, and the next one is a new line.
  const reader =
    followRun === null &&
    (await fetchPart()
      .catch(fetchPart)
      .catch(() => null))
  if (reader) followRun = reader.followRun
}

/** The last of the pauses after which the reader is asked for again: seven seconds and a half in all. */
const longestPauseMs = 4000

const notFetched: ApiError = {
  kind: 'part-missing',
  message: 'The part of this page that reads answers could not be loaded. Reload the page.',
}

/**
 * As `followRun`, whose code is fetched when a run is first followed. A run that is stopped or
 * dropped before it is here is never posted.
 */
export function followLater(
  deps: FollowDeps,
  proxy: ProxyClient,
  initial: Run,
  source: RunSource,
  listener: FollowListener,
): FollowedRun {
  return (
    followRun?.(deps, proxy, initial, source, listener) ??
    followWhenFetched(deps, proxy, initial, source, listener)
  )
}

function followWhenFetched(
  deps: FollowDeps,
  proxy: ProxyClient,
  initial: Run,
  source: RunSource,
  listener: FollowListener,
): FollowedRun {
  let followed: FollowedRun | null = null
  let shown = initial
  let isOver = false

  function endWith(input: RunInput): void {
    isOver = true
    shown = reduceRun(initial, input)
    listener.onEnd(shown, [])
  }

  async function begin(): Promise<void> {
    await preloadReader()
    // The line may be back in a moment, and nothing has been sent yet.
    for (let pauseMs = 500; !followRun && !isOver && pauseMs <= longestPauseMs; pauseMs *= 2) {
      const pause = new Promise<void>((resolve) => void deps.setTimer(resolve, pauseMs))
      await pause
      await preloadReader()
    }
    if (isOver) return
    if (followRun) followed = followRun(deps, proxy, initial, source, listener)
    else endWith({ type: 'lost', error: notFetched })
  }

  void begin()
  return {
    get run() {
      return followed?.run ?? shown
    },
    stop: () => {
      if (followed) return followed.stop()
      if (isOver) return
      endWith({ type: 'ended', atMs: deps.now() - initial.startedAt, cause: 'stopped' })
      if (source.kind === 'resume') void stopRun(deps, proxy, initial.id, source.isArrivalOpen)
    },
    checkpoint: () => followed?.checkpoint(),
    drop: () => {
      isOver = true
      followed?.drop()
    },
  }
}
