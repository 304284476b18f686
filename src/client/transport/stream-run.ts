import type { ApiError } from '../../core/chat/api-error.ts'
import type { StartRun } from '../../core/protocol/protocol.ts'
import type { NumberedRecord } from '../../core/run/record.ts'
import type { Cancel, ClientDeps } from '../deps.ts'
import type { Link } from '../stores/run-store.ts'
import { backoffMs } from './backoff.ts'
import type { ProxyClient, ProxyFailure } from './proxy-client.ts'
import { createLogReader, silenceMs } from './read-log.ts'
import { takeLine } from './take-line.ts'

/** Clock, dice and page: all that following a run needs beside the server. */
export type StreamDeps = Pick<
  ClientDeps,
  'now' | 'random' | 'setTimer' | 'nextTask' | 'tryLock' | 'page'
>

/** What is read: a run that this page starts, or one that was started before. */
export type RunSource =
  | { readonly kind: 'start'; readonly start: StartRun }
  | {
      readonly kind: 'resume'
      readonly runId: string
      /** It was posted, and is not known to have arrived. */
      readonly isArrivalOpen: boolean
    }

/** What is heard of a run; nothing after `detach`. */
export interface StreamListener {
  /** Each record once, in order, the last one of type `end`. */
  readonly onRecord: (record: NumberedRecord) => void
  readonly onLink: (link: Link) => void
  /** The server has taken the run. */
  readonly onStarted: () => void
  /** The run cannot be read, or was never taken. Nothing follows. */
  readonly onLost: (error: ApiError) => void
}

/** A run that is being followed. */
export interface RunStream {
  /** Stops reading, at once and for good; the run itself goes on. */
  detach(): void
  /** Whether the server is known to have the run. */
  isStarted(): boolean
}

/** A POST that nobody answers is posted again this often: the same id starts one run (law P4). */
const postAttempts = 4
/**
 * A run that was posted a moment ago may reach the server after another page has asked for its log. How
 * long ago that was nobody knows: clocks are put back and forth. So much time it is given from then on.
 */
const arrivalMs = 5000

/** A request is answered when the server has all of it: pictures take their time on a slow line. */
export const uploadMs = 30_000
/**
 * A log that is asked for is answered at once. A browser puts requests on connections that it has kept,
 * and where one line died in silence they are dead too: the first asks do not wait for each as for a
 * slow network.
 */
export const answerMs = 4000
const hastyAsks = 3
/** Between two looks at a log for which there is no line. */
export const passMs = 250

/** How one connection ended, when the following goes on: broken, or with all that was there. */
type Outcome = 'cut' | 'read' | { readonly lost: ApiError }

/** By status. A server that has never heard of a run of ours is not the one that took it. */
const gone = {
  404: 'The Verbatim server was restarted while the answer was coming.',
  410: 'The Verbatim server no longer has this run.',
} as const
const neverSeen = 'The Verbatim server does not know this run: it never arrived, or was lost there.'

/**
 * Follows a run's log from its first record to its last over any number of connections (law P1).
 * A lost or silent line is asked again: after a pause that grows to 8 s, and at once when the page
 * becomes visible or the device comes online. A run that finds all lines of the browser taken is read
 * in passes until there is one (decision 0007).
 */
export function streamRun(
  deps: StreamDeps,
  proxy: ProxyClient,
  source: RunSource,
  listener: StreamListener,
): RunStream {
  const abort = new AbortController()
  const { signal } = abort
  let isStarted = source.kind === 'resume'
  let attempt = 0
  let isArrivalDue = false
  const cancelArrival = deps.setTimer(() => {
    isArrivalDue = true
  }, arrivalMs)
  signal.addEventListener('abort', cancelArrival)
  const reader = createLogReader(deps, (record) => {
    attempt = 0
    listener.onRecord(record)
  })

  const runId = source.kind === 'start' ? source.start.runId : source.runId

  /** A run is posted without waiting for a line: by the time it is answered, that is known too. */
  async function ask(line: Promise<Cancel | null>, impatient: AbortSignal) {
    if (source.kind === 'start' && !isStarted) return proxy.startRun(source.start, impatient)
    const how = (await line) ? 'to-its-end' : 'what-is-there'
    return proxy.readRun(runId, reader.lastSeq, how, impatient)
  }

  /** The error that ends the following; null when asking again may help. */
  function verdictOn({ status, error }: ProxyFailure): ApiError | null {
    // A line that is cut within the head leaves a status and nothing that says whose it is.
    if (status === 'unanswered' || status === 200) {
      if (isStarted) return null
      return error.kind === 'offline' || attempt >= postAttempts - 1 ? error : null
    }
    if (!isStarted) return status < 500 || attempt >= postAttempts - 1 ? error : null
    if (status === 404 || status === 410) return mayStillArrive(status) ? null : goneAs(status)
    return status < 500 && status !== 429 ? error : null
  }

  const isArrivalOpen = () =>
    source.kind === 'resume' && source.isArrivalOpen && reader.lastSeq === null

  const mayStillArrive = (status: number) => status === 404 && isArrivalOpen() && !isArrivalDue

  const goneAs = (status: 404 | 410): ApiError => ({
    kind: 'interrupted',
    message: status === 404 && isArrivalOpen() ? neverSeen : gone[status],
  })

  /** One request and all that comes of it. */
  async function connect(): Promise<Outcome> {
    const connection = new AbortController()
    const cut = () => connection.abort()
    signal.addEventListener('abort', cut)
    // The network came back: what was open before it went is dead, and may not know it.
    const cancelOnline = deps.page.on('online', cut)
    const line = takeLine(deps)
    const isPost = !isStarted
    // A server that does not even answer is as lost as a line that has gone silent.
    const readMs = attempt <= hastyAsks ? answerMs : silenceMs
    const cancelTimeout = deps.setTimer(cut, isPost ? uploadMs : readMs)
    try {
      const answer = await ask(line, connection.signal)
      cancelTimeout()
      if (signal.aborted) return 'cut'
      if (!answer.ok) {
        const lost = verdictOn(answer.error)
        return lost ? { lost } : 'cut'
      }
      if (isPost) {
        isStarted = true
        listener.onStarted()
      }
      listener.onLink({ state: 'live' })
      const isPass = (await line) === null
      const { body } = answer.value
      if (body && !(isPost && isPass)) await reader.read(body, connection.signal)
      return isPass ? 'read' : 'cut'
    } finally {
      cancelTimeout()
      cancelOnline()
      signal.removeEventListener('abort', cut)
      cut() // whatever is left of the connection is closed
      void line.then((giveBack) => giveBack?.())
    }
  }

  async function follow(): Promise<void> {
    while (!signal.aborted && !reader.isEnded) {
      const outcome = await connect()
      if (signal.aborted || reader.isEnded) return
      if (outcome === 'read') {
        await pause(deps, passMs, signal)
        continue
      }
      if (outcome !== 'cut') return listener.onLost(outcome.lost)
      const delayMs = backoffMs(attempt++, deps.random())
      listener.onLink({ state: 'reconnecting', retryAt: deps.now() + delayMs })
      await pause(deps, delayMs, signal)
    }
  }

  void follow()
  return { detach: () => abort.abort(), isStarted: () => isStarted }
}

/** Waits, but not longer than until there is reason to hope: the page is seen, or online again. */
function pause(deps: StreamDeps, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancels: Cancel[] = []
    const end = () => {
      for (const cancel of cancels) cancel()
      signal.removeEventListener('abort', end)
      resolve()
    }
    cancels.push(
      deps.setTimer(end, delayMs),
      deps.page.on('visible', end),
      deps.page.on('online', end),
    )
    signal.addEventListener('abort', end)
  })
}
