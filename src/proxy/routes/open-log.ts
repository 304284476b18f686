import type { ApiError } from '../../core/chat/api-error.ts'
import { parseJson } from '../../core/json.ts'
import { parseStartRun, type StartRun } from '../../core/protocol/protocol.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import { errorAnswer, refuse, refuseBody, tryAgain } from '../http/answers.ts'
import type { BodyHold } from '../http/body-budget.ts'
import { hasMoreValues, mostJsonValues, tooManyValues } from '../http/json-weight.ts'
import { readText } from '../http/read-text.ts'
import type { ReadBytes, RequestHead } from '../http/request-head.ts'
import { describeMissingKey, isUsable, urlOf, type Provider } from '../providers/provider.ts'
import type { NewRun, StartOutcome } from '../runs/live-runs.ts'
import { readLog, type LogReader, type LogReading, type TextSink } from '../runs/log-reader.ts'
import type { ProxyContext } from './context.ts'
import { describeStranger, isStranger } from './stranger.ts'
import { isOwnRun, unknownRun } from './own-run.ts'

/** An answer that is a log: status 200, these headers, and then what `begin` writes. */
export interface OpenedLog {
  readonly headers: Readonly<Record<string, string>>
  /** To be called once at most, when the head goes. Nothing is read before, and no run is kept alive. */
  begin(sink: TextSink): LogReading
}

/** A log, or the answer that says why there is none. */
export type LogAnswer = Response | OpenedLog

/** Null when the answer to this request is no log: then nothing was checked or read. */
export type OpenLog = (head: RequestHead, readBytes: ReadBytes) => Promise<LogAnswer> | null

const streamHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  // nginx would hold back every event until the answer is whole (toolchain.md, fact 4).
  'x-accel-buffering': 'no',
}

/** The address of all runs or of one, and what is asked of it. */
const runsUrl = /^https?:\/\/[^/?#]+\/api\/runs(?:\/([^/?#]+))?(?:\?([^#]*))?$/

/**
 * Starting a run and reading its log: `core/protocol/SPEC.md`, "Runs". They stand beside the other
 * routes because a host may ask for them without a Request and take the log without a Response.
 */
export function createOpenLog(context: ProxyContext): OpenLog {
  return (head, readBytes) => {
    const [url, runId, query] = runsUrl.exec(head.url) ?? []
    if (url === undefined) return null
    if (runId === undefined)
      return head.method === 'POST'
        ? guard(context, head, (owner) => startRun(context, readBytes, owner))
        : null
    return head.method === 'GET' || head.method === 'HEAD'
      ? guard(context, head, (owner) => readRun(context, { runId, query, head, owner }))
      : null
  }
}

async function guard(
  { guards }: ProxyContext,
  head: RequestHead,
  answerTo: (owner: string) => Promise<LogAnswer>,
): Promise<LogAnswer> {
  const owner = guards.checkAll(head) ?? guards.checkApi(head, false)
  if (owner instanceof Response) return owner
  const answer = await answerTo(owner.id)
  if (owner.setCookie === null) return answer
  if ('begin' in answer)
    return { ...answer, headers: { ...answer.headers, 'set-cookie': owner.setCookie } }
  answer.headers.append('set-cookie', owner.setCookie)
  return answer
}

async function readRun(
  context: ProxyContext,
  {
    runId,
    query = '',
    head,
    owner,
  }: { runId: string; query: string | undefined; head: RequestHead; owner: string },
): Promise<LogAnswer> {
  const asked = new URLSearchParams(query)
  const after = asked.get('after') ?? '-1'
  if (!(await isOwnRun(context, runId, owner))) return unknownRun()
  if (!/^(-1|\d{1,15})$/.test(after))
    return errorAnswer(400, badRequest('`after` must be a position.'))
  const log = await streamLog(context, runId, Number(after), asked.get('wait') !== 'no')
  // A HEAD request gets a head: nothing is read for it, and it keeps no run alive.
  return head.method === 'HEAD' && 'begin' in log ? new Response(null, log) : log
}

async function startRun(
  context: ProxyContext,
  readBytes: ReadBytes,
  owner: string,
): Promise<LogAnswer> {
  const hold = context.bodies.open()
  const begun = await readAndBegin(context, readBytes, hold, owner).finally(hold.release)
  if (begun instanceof Response) return begun
  const { runId } = begun
  return (await isOwnRun(context, runId, owner))
    ? streamLog(context, runId, -1, true)
    : unknownRun()
}

/** The run that is asked for, begun unless there is one of that id; or why there is none. */
async function readAndBegin(
  context: ProxyContext,
  readBytes: ReadBytes,
  hold: BodyHold,
  owner: string,
): Promise<Response | Pick<StartRun, 'runId'>> {
  const start = await readStartRun(readBytes, context.deps.limits.maxRequestBytes, hold)
  if (!start.ok) return start.error
  const { runId } = start.value
  // First of all: an id that is known attaches, whatever the rest says (law P4).
  if ((await context.deps.log.ownerOf(runId)) === null) {
    const outcome = await beginRun(context, start.value, owner)
    if (outcome instanceof Response) return outcome
    if (outcome === 'too-many') return tryAgain(429, 'Too many answers are running.')
  }
  return { runId }
}

async function readStartRun(
  readBytes: ReadBytes,
  maxBytes: number,
  hold: BodyHold,
): Promise<Result<StartRun, Response>> {
  const text = await readText(readBytes, maxBytes, hold)
  if (!text.ok) return fail(refuseBody(text.error, `A request may have ${maxBytes} bytes.`))
  if (hasMoreValues(text.value, mostJsonValues))
    return fail(errorAnswer(400, badRequest(tooManyValues)))
  const json = parseJson(text.value)
  if (!json.ok) return fail(errorAnswer(400, badRequest('The request is not JSON.')))
  const start = parseStartRun(json.value)
  return start.ok ? ok(start.value) : fail(errorAnswer(400, badRequest(start.error)))
}

async function beginRun(
  context: ProxyContext,
  start: StartRun,
  owner: string,
): Promise<StartOutcome | Response> {
  const { runId, operation, body } = start
  const provider = context.providers.find(start.provider)
  if (provider === null) return refuse(404, 'There is no such provider.')
  if (urlOf(provider, operation) === null)
    return refuse(400, `${provider.row.name} does not serve ${operation}.`)
  if (hasMoreValues(body, mostJsonValues)) return errorAnswer(400, badRequest(tooManyValues))
  if (!parseJson(body).ok) return errorAnswer(400, badRequest('`body` is not JSON.'))
  if (!isUsable(provider))
    return context.runs.startEnded(runId, owner, {
      cause: 'no-key',
      detail: describeMissingKey(provider),
    })
  if (await isStranger(context, provider))
    return context.runs.startEnded(runId, owner, {
      cause: 'upstream-unreachable',
      detail: describeStranger(provider),
    })
  return context.runs.start({
    runId,
    owner,
    call: createCall(context, { provider, operation, body }),
    secretForms: context.secretFormsOf(provider.row),
    headersTimeoutMs: headersTimeoutOf(context, provider),
  })
}

/** Sends it, once. Neither what is counted nor what is kept of the body outlasts the sending. */
function createCall(
  { callProvider, health, bodies, localRuntimes }: ProxyContext,
  request: { provider: Provider; operation: StartRun['operation']; body: string },
): NewRun['call'] {
  let unsent: typeof request | null = request
  return async (signal) => {
    if (unsent === null) throw new Error('A run is sent once')
    const { provider, operation, body } = unsent
    unsent = null
    const hold = bodies.take(body.length)
    let isFine = false
    try {
      const response = await callProvider({ provider, operation, body, signal })
      isFine = response.status < 300
      return health.noteRun(provider, operation, response)
    } finally {
      hold.release()
      if (!isFine) localRuntimes.doubt(provider)
    }
  }
}

const headersTimeoutOf = ({ deps: { limits } }: ProxyContext, { base }: Provider): number =>
  base.isLoopback ? limits.localHeadersTimeoutMs : limits.headersTimeoutMs

async function streamLog(
  { deps, runs }: ProxyContext,
  runId: string,
  after: number,
  waits: boolean,
): Promise<LogAnswer> {
  const { state } = await deps.log.read(runId, after, 0)
  if (state === 'evicted') return evictedRun()
  if (state === 'unknown') return unknownRun()
  const reader: LogReader = { ...deps, runId, after, waits, attach: () => runs.attach(runId) }
  return { headers: streamHeaders, begin: (sink) => readLog(reader, sink) }
}

const badRequest = (message: string): ApiError => ({ kind: 'bad-request', message })

const evictedRun = (): Response =>
  errorAnswer(410, {
    kind: 'interrupted',
    message: 'The server no longer has this answer.',
  })
