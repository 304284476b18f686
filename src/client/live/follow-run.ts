import { dialects } from '../../core/dialect/dialects.ts'
import type { ApiError } from '../../core/chat/api-error.ts'
import type { NumberedRecord } from '../../core/run/record.ts'
import { createRun, isFinal, reduceRun, type Run, type RunInput } from '../../core/run/run.ts'
import type { Cancel, ClientDeps } from '../deps.ts'
import type { Link } from '../stores/run-store.ts'
import { createAnswerDecoder } from '../transport/answer-decoder.ts'
import type { ProxyClient } from '../transport/proxy-client.ts'
import { stopRun } from '../transport/stop-run.ts'
import { streamRun, type RunSource, type StreamDeps } from '../transport/stream-run.ts'

/** A run is written to disk at most this often while it streams. */
const checkpointMs = 1000
/** After its last word an answer waits so long for the socket to close, which completes the log. */
const closingMs = 1000

/** As for streaming, and the frame before which changes are gathered. */
export type FollowDeps = StreamDeps & Pick<ClientDeps, 'requestFrame'>

/** What is heard of a followed run. */
export interface FollowListener {
  readonly onChange: (run: Run, link: Link) => void
  readonly onStarted: () => void
  readonly onCheckpoint: (run: Run) => void
  /** The last call: the run in its final status and what was read of its log. */
  readonly onEnd: (run: Run, log: readonly NumberedRecord[]) => void
}

/** A run on its way to its end; nothing is heard of it after `stop` or `drop`. */
export interface FollowedRun {
  readonly run: Run
  /** Final at once, whatever the server says and when. */
  stop(): void
  checkpoint(): void
  /** Looks away: the run goes on, and nothing more is heard of it. */
  drop(): void
}

/**
 * Reads a run from its log into its final status. What arrives between two frames is applied at
 * once. A run that is resumed is read from its start; until that has caught up with what was shown
 * before, that stays, so what is on screen is always a beginning of the log.
 */
export function followRun(
  deps: FollowDeps,
  proxy: ProxyClient,
  initial: Run,
  source: RunSource,
  listener: FollowListener,
): FollowedRun {
  const decoder = createAnswerDecoder(dialects[initial.dialectId])
  const log: NumberedRecord[] = []
  let shown = initial
  let replayed = createRun(initial)
  let pending: RunInput[] = []
  let link: Link = { state: 'live' }
  let lastCheckpointAt = deps.now()
  let cancelFrame: Cancel | null = null
  let cancelClosing: Cancel | null = null
  let isOver = false

  const publish = () => listener.onChange(shown, link)

  function apply(): void {
    cancelFrame?.()
    cancelFrame = null
    if (pending.length === 0) return
    const inputs = pending
    pending = []
    replayed = inputs.reduce(reduceRun, replayed)
    if (hasCaughtUp(replayed, shown)) shown = replayed
    publish()
    if (isFinal(shown)) cancelClosing ??= deps.setTimer(finish, closingMs)
    else if (deps.now() - lastCheckpointAt >= checkpointMs) checkpoint()
  }

  function checkpoint(): void {
    if (isOver) return
    lastCheckpointAt = deps.now()
    listener.onCheckpoint(shown)
  }

  function release(): void {
    isOver = true
    stream.detach()
    cancelFrame?.()
    cancelClosing?.()
  }

  function finish(): void {
    if (isOver) return
    apply()
    release()
    listener.onEnd(shown, log)
  }

  /** Ends the run by our own word, with all that came until now. */
  function endWith(input: RunInput): void {
    if (isOver) return
    apply()
    shown = reduceRun(shown, input)
    publish()
    finish()
  }

  const stream = streamRun(deps, proxy, source, {
    onRecord: (numbered) => {
      log.push(numbered)
      pending.push(...decoder.push(numbered.record))
      if (numbered.record.type === 'end') finish()
      else cancelFrame ??= deps.requestFrame(apply)
    },
    onLink: (next) => {
      link = next
      if (!isOver) publish()
    },
    onStarted: listener.onStarted,
    onLost: (error: ApiError) => endWith({ type: 'lost', error }),
  })

  return {
    get run() {
      return shown
    },
    stop: () => {
      if (isOver) return
      const mayStillArrive = !stream.isStarted()
      const isRunning = log.at(-1)?.record.type !== 'end'
      endWith({ type: 'ended', atMs: deps.now() - initial.startedAt, cause: 'stopped' })
      if (isRunning) void stopRun(deps, proxy, initial.id, mayStillArrive)
    },
    checkpoint,
    drop: release,
  }
}

const hasCaughtUp = (replayed: Run, shown: Run): boolean =>
  isFinal(replayed) ||
  (replayed.text.length >= shown.text.length &&
    (replayed.reasoning?.text.length ?? 0) >= (shown.reasoning?.text.length ?? 0))
