import { dialects } from '../../core/dialect/dialects.ts'
import type { ApiError } from '../../core/chat/api-error.ts'
import {
  createRun,
  isFinal,
  reduceInputs,
  reduceRun,
  type Run,
  type RunInput,
} from '../../core/run/run.ts'
import { createLogPacker, type LogSegment } from '../db/log-segment.ts'
import type { Cancel, ClientDeps } from '../deps.ts'
import type { Link } from '../stores/run-store.ts'
import { createAnswerDecoder } from '../transport/answer-decoder.ts'
import type { ProxyClient } from '../transport/proxy-client.ts'
import { stopRun } from '../transport/stop-run.ts'
import { streamRun, type RunSource, type StreamDeps } from '../transport/stream-run.ts'
import { createPace, isNews } from './pace.ts'

/** A run is written to disk at most this often while it streams. */
const checkpointMs = 500
/** A long run takes its time to write: writing is to fill no more than a hundredth of it … */
const restsPerCheckpoint = 99
/** … but what was on screen for a second is on disk, whatever is killed then (security.md row 5). */
const longestRestMs = 700
/** After its last word an answer waits so long for the socket to close, which completes the log. */
const closingMs = 1000

/** As for streaming, and the frame before which changes are gathered. */
export type FollowDeps = StreamDeps & Pick<ClientDeps, 'requestFrame'>

/** What is heard of a followed run. */
export interface FollowListener {
  readonly onChange: (run: Run, link: Link) => void
  readonly onStarted: () => void
  /** The run so far and what was read of its log since the last time. Resolves when it is written. */
  readonly onCheckpoint: (run: Run, log: readonly LogSegment[]) => Promise<void>
  /** The last call: the run in its final status and the rest of its log. */
  readonly onEnd: (run: Run, log: readonly LogSegment[]) => void
}

/** A run on its way to its end; nothing is heard of it after `stop` or `drop`. */
export interface FollowedRun {
  readonly run: Run
  /** Final at once, whatever the server says and when. */
  stop(): void
  /** Writes down all that has come. */
  checkpoint(): void
  /** Looks away: the run goes on, and nothing more is heard of it. */
  drop(): void
}

/**
 * Reads a run from its log into its final status. What arrives between two updates is applied
 * together (`createPace` says when). A run that is resumed is read from its start; until that has
 * caught up with what was shown before, that stays, so what is on screen is always a beginning of
 * the log.
 */
export function followRun(
  deps: FollowDeps,
  proxy: ProxyClient,
  initial: Run,
  source: RunSource,
  listener: FollowListener,
): FollowedRun {
  const decoder = createAnswerDecoder(dialects[initial.dialectId])
  const log = createLogPacker()
  const pace = createPace(deps, update)
  let shown = initial
  let replayed = createRun(initial)
  let pending: RunInput[] = []
  let link: Link = { state: 'live' }
  let lastCheckpointAt = deps.now()
  let checkpointRestMs = checkpointMs
  let cancelClosing: Cancel | null = null
  let hasEnded = false
  let isOver = false

  const publish = () => listener.onChange(shown, link)

  function apply(): void {
    if (pending.length === 0) return
    replayed = reduceInputs(replayed, pending)
    pending = []
    if (hasCaughtUp(replayed, shown)) shown = replayed
    publish()
    if (isFinal(shown)) cancelClosing ??= deps.setTimer(finish, closingMs)
  }

  /** @returns how many characters it showed */
  function update(): number {
    const before = lengthOf(shown)
    apply()
    // However far: the clock may have been put back.
    const sinceMs = Math.abs(deps.now() - lastCheckpointAt)
    if (!isFinal(shown) && sinceMs >= checkpointRestMs) void checkpoint()
    return lengthOf(shown) - before
  }

  async function checkpoint(): Promise<void> {
    if (isOver) return
    const startedAt = deps.now()
    checkpointRestMs = Infinity
    await listener.onCheckpoint(shown, log.take())
    lastCheckpointAt = deps.now()
    const tookMs = lastCheckpointAt - startedAt
    checkpointRestMs = Math.max(
      checkpointMs - tookMs,
      Math.min(longestRestMs, restsPerCheckpoint * tookMs),
    )
  }

  function release(): void {
    isOver = true
    stream.detach()
    pace.end()
    cancelClosing?.()
  }

  function finish(): void {
    if (isOver) return
    apply()
    release()
    listener.onEnd(shown, log.take())
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
      log.add(numbered)
      const inputs = decoder.push(numbered.record)
      pending.push(...inputs)
      hasEnded = numbered.record.type === 'end'
      if (hasEnded) finish()
      else if (inputs.some((input) => isNews(replayed.status, input))) pace.hurry()
      else if (inputs.length > 0) pace.ask()
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
      endWith({ type: 'ended', atMs: deps.now() - initial.startedAt, cause: 'stopped' })
      if (!hasEnded) void stopRun(deps, proxy, initial.id, mayStillArrive)
    },
    checkpoint: () => {
      apply() // perhaps no update comes any more
      void checkpoint()
    },
    drop: release,
  }
}

const lengthOf = ({ text, reasoning }: Run): number => text.length + (reasoning?.text.length ?? 0)

const argumentsLengthOf = ({ toolCalls }: Run): number =>
  toolCalls.reduce((sum, call) => sum + call.argumentsText.length, 0)

const hasCaughtUp = (replayed: Run, shown: Run): boolean =>
  isFinal(replayed) ||
  (replayed.text.length >= shown.text.length &&
    (replayed.reasoning?.text.length ?? 0) >= (shown.reasoning?.text.length ?? 0) &&
    argumentsLengthOf(replayed) >= argumentsLengthOf(shown))
