import type { ApiError } from '../chat/api-error.ts'
import type { DialectId, Operation, WireTraits } from '../dialect/dialect.ts'
import { isJsonObject, numberAt, objectAt, stringAt, type JsonObject } from '../json.ts'
import { fail, ok, type Result } from '../result.ts'
import type { EndCause, NumberedRecord, RunRecord } from '../run/record.ts'

const ofProvider = (providerId: string, what: string): string =>
  `/api/providers/${encodeURIComponent(providerId)}/${what}`

/** The words between browser and proxy. `SPEC.md` beside this file is the text of it. */
export const routes = {
  runs: '/api/runs',
  run: (runId: string) => `/api/runs/${runId}`,
  providers: '/api/providers',
  models: (providerId: string) => ofProvider(providerId, 'models'),
  health: (providerId: string) => ofProvider(providerId, 'health'),
  countTokens: (providerId: string) => ofProvider(providerId, 'count-tokens'),
  localRuntimes: '/api/local-runtimes',
  session: '/api/session',
} as const

/** On every request that changes something: a foreign page cannot set it without a preflight. */
export const clientHeader = { name: 'x-verbatim', value: '1' } as const

/**
 * A comment is sent when a log has been silent this long, so that both sides notice a dead line: a
 * reader is to notice within 15 s, and may miss one.
 */
export const heartbeatMs = 5000

const runIdPattern = /^[0-9a-f]{32}$/

const providerPattern = /^[a-z0-9][a-z0-9-]{0,39}$/
const startOperations = ['chat', 'messages', 'count-tokens'] as const

export interface StartRun {
  /** 128 random bits made by the browser: posting twice starts one run (law P4). */
  readonly runId: string
  readonly provider: string
  readonly operation: (typeof startOperations)[number]
  readonly body: string
}

/**
 * By hand, because it stands before every first byte: a schema's own code is what a server that is
 * seldom asked runs cold (decision 0006).
 * @returns what is wrong with the body, with its place, for the answer 400
 */
export function parseStartRun(value: unknown): Result<StartRun, string> {
  if (!isJsonObject(value)) return fail('It must be an object.')
  const { runId, provider, operation, body, ...others } = value
  if (typeof runId !== 'string' || !isRunId(runId)) return fail('runId: 32 hex digits are wanted')
  if (typeof provider !== 'string' || !providerPattern.test(provider))
    return fail('provider: no provider has such a name')
  const known = startOperations.find((one) => one === operation)
  if (known === undefined) return fail(`operation: one of ${startOperations.join(', ')} is wanted`)
  if (typeof body !== 'string') return fail('body: a text is wanted')
  // Half of a surrogate pair has no UTF-8: something else than what was shown would be sent.
  if (/\p{Surrogate}/u.test(body)) return fail('body: half a character cannot be sent')
  const [other] = Object.keys(others)
  if (other !== undefined) return fail(`${other}: there is no such field`)
  return ok({ runId, provider, operation: known, body })
}

/** 32 lower-case hex digits: 128 random bits. */
export const isRunId = (text: string): boolean => runIdPattern.test(text)

/** How one provider stands, as the browser may know it. No key, and nothing of one, is in here. */
export interface ProviderInfo {
  readonly id: string
  readonly name: string
  readonly needsKey: boolean
  /** A key is set, or none is needed. */
  readonly isUsable: boolean
  /** Why a key that is set cannot be used; fit to be shown. */
  readonly keyProblem?: string
  /** The environment variable that holds the key: `MODELSLAB_API_KEY`. */
  readonly keyVariable: string
  /** The one that moves its address: `MODELSLAB_BASE_URL`. */
  readonly baseUrlVariable: string
  /**
   * One of the runtimes on this machine that are always listed. Usable says nothing of whether it
   * runs: `health` and `local-runtimes` do. It may have to load a model before it answers.
   */
  readonly isLocal: boolean
  /** The URL of each operation it serves, as configured: what snippets print. */
  readonly endpoints: Readonly<Partial<Record<Operation, string>>>
  readonly dialects: readonly DialectId[]
  readonly auth: 'bearer' | 'x-api-key' | 'none'
  readonly traits: WireTraits
  readonly links: {
    readonly keys?: string
    readonly billing?: string
    readonly docs?: string
    readonly status?: string
  }
}

/** Whom this server can ask. */
export interface ProvidersAnswer {
  readonly providers: readonly ProviderInfo[]
  /** The provider that answers for those without a key; its endpoints are on this server. */
  readonly standIn: string
}

/** Every answer of `/api` that is not a stream and not 2xx. */
export interface ErrorAnswer {
  readonly error: ApiError
}

/** The error of one of our own answers, or null when the body is not one of ours. */
export function parseErrorAnswer(value: unknown): ApiError | null {
  const error = objectAt(value, 'error')
  const isOurs = stringAt(error, 'kind') !== null && stringAt(error, 'message') !== null
  return isOurs ? (error as unknown as ApiError) : null // our own server's words
}

/** Each of them, so that one which is added is known here too. */
const endCauses: Readonly<Record<EndCause, true>> = {
  eof: true,
  stopped: true,
  orphaned: true,
  'upstream-unreachable': true,
  'upstream-redirect': true,
  'upstream-reset': true,
  'upstream-timeout': true,
  limit: true,
  refused: true,
  'no-key': true,
  'server-lost': true,
  deploy: true,
}

const areTexts = (object: JsonObject): object is Readonly<Record<string, string>> =>
  Object.values(object).every((member) => typeof member === 'string')

const isEndCause = (text: string | null): text is EndCause =>
  text !== null && Object.hasOwn(endCauses, text)

/** One event of a log: `id: <seq>`, `data: <record>`. Null when it is neither. */
export function parseRecordFrame(id: string | undefined, data: string): NumberedRecord | null {
  const seq = Number(id)
  if (id === undefined || !Number.isSafeInteger(seq) || seq < 0) return null
  try {
    const record = parseRecord(JSON.parse(data))
    return record && { seq, record }
  } catch {
    return null // a line cut in half: the reader asks again from the last whole record
  }
}

/** One entry of a log. Null when it is none. By hand: a schema costs twice what JSON.parse does. */
export function parseRecord(value: unknown): RunRecord | null {
  if (!isJsonObject(value)) return null
  const atMs = numberAt(value, 'atMs')
  if (atMs === null) return null
  switch (stringAt(value, 'type')) {
    case 'chunk': {
      const text = stringAt(value, 'text')
      return text === null ? null : { type: 'chunk', atMs, text }
    }
    case 'open': {
      const status = numberAt(value, 'status')
      const { headers } = value
      if (status === null || !isJsonObject(headers) || !areTexts(headers)) return null
      return { type: 'open', atMs, status, headers }
    }
    case 'end': {
      const cause = stringAt(value, 'cause')
      const { detail } = value
      if (!isEndCause(cause) || (detail !== undefined && typeof detail !== 'string')) return null
      return { type: 'end', atMs, cause, ...(detail !== undefined && { detail }) }
    }
    default:
      return null
  }
}

/**
 * The event as it goes over the wire. Only JSON is in `data`, so no upstream text can forge a frame.
 * A chunk is printed by hand, to the same text: `JSON.stringify` of a string costs two thirds of
 * what it costs of an object with that string in it.
 */
export const formatRecordFrame = ({ seq, record }: NumberedRecord): string =>
  record.type === 'chunk'
    ? `id: ${seq}\ndata: {"type":"chunk","atMs":${record.atMs},"text":${JSON.stringify(record.text)}}\n\n`
    : `id: ${seq}\ndata: ${JSON.stringify(record)}\n\n`
