import { fail, ok, type Result } from '../../core/result.ts'
import { defaultLimits, type Limits } from '../../proxy/deps.ts'
import { defaultMemoryLogLimits, type MemoryLogLimits } from '../../proxy/runs/memory-log.ts'
import { likelyOrigin, readPublicOrigin } from './public-origin.ts'
import type { Settings } from './settings.ts'

/** What is read once, at the start. Keys and base URLs are read again on every request. */
export interface ServerSettings {
  readonly host: string
  readonly port: number
  readonly allowedHosts: readonly string[]
  /** Nobody but this machine reaches the server. */
  readonly isLocalMode: boolean
  readonly accessToken: string | null
  /** What pages name as their address: as set, else by ALLOWED_HOSTS; null: where the server listens. */
  readonly publicOrigin: string | null
  readonly limits: Limits
  readonly logLimits: MemoryLogLimits
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/

/** Names that no name server answers for with another machine (RFC 6761). */
const ownName = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|[^:]+\.localhost)(:\d+)?$/i

/** Twenty wrong tries a minute and address: a word of a dictionary does not withstand that, this does. */
const shortestToken = 16

/** Addresses that mean "every one of mine": no browser asks for them by that name. */
export const isWildcardHost = (host: string): boolean => host === '0.0.0.0' || host === '::'

/** Numbers that may be set: variable, where it goes, and what one unit of it is. */
const limitVariables = {
  VERBATIM_REQUEST_MB: { limit: 'maxRequestBytes', unit: 1024 * 1024 },
  VERBATIM_REQUESTS_MB: { limit: 'maxRequestBytesInAll', unit: 1024 * 1024 },
  VERBATIM_ANSWER_MB: { limit: 'maxRunBytes', unit: 1024 * 1024 },
  VERBATIM_HEADERS_TIMEOUT_S: { limit: 'headersTimeoutMs', unit: 1000 },
  VERBATIM_LOCAL_HEADERS_TIMEOUT_S: { limit: 'localHeadersTimeoutMs', unit: 1000 },
  VERBATIM_IDLE_TIMEOUT_S: { limit: 'idleTimeoutMs', unit: 1000 },
  VERBATIM_TOTAL_TIMEOUT_S: { limit: 'totalTimeoutMs', unit: 1000 },
  VERBATIM_ORPHAN_TIMEOUT_S: { limit: 'orphanAfterMs', unit: 1000 },
  VERBATIM_RUNS_PER_BROWSER: { limit: 'maxLiveRunsPerOwner', unit: 1 },
  VERBATIM_RUNS: { limit: 'maxLiveRuns', unit: 1 },
} as const satisfies Record<string, { limit: keyof Limits; unit: number }>

const logVariables = {
  VERBATIM_LOG_MB: { limit: 'maxBytes', unit: 1024 * 1024 },
  VERBATIM_LOG_KEEP_S: { limit: 'keepEndedMs', unit: 1000 },
} as const satisfies Record<string, { limit: keyof MemoryLogLimits; unit: number }>

function readNumbers<T extends object>(
  settings: Settings,
  variables: Readonly<Record<string, { readonly limit: string; readonly unit: number }>>,
  defaults: T,
): Result<T, string> {
  const numbers: Record<string, number> = {}
  for (const [name, { limit, unit }] of Object.entries(variables)) {
    const text = settings.read(name)
    if (text === undefined) continue
    const value = Number(text) * unit
    // Node's timers take 2^31 - 1 ms at most and fire at once beyond that.
    if (!(value > 0) || value > 2 ** 31 - 1)
      return fail(`${name} must be a number above 0 and not huge.`)
    numbers[limit] = value
  }
  return ok({ ...defaults, ...numbers })
}

const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

const findTokenFault = (token: string | null): string | null =>
  token !== null && token.length < shortestToken
    ? `VERBATIM_ACCESS_TOKEN must have at least ${shortestToken} characters: a short one can be guessed.`
    : null

/** What must not be when others than this machine reach the server (security.md, rule 3). */
function findOpenFault(host: string, token: string | null): string | null {
  if (token !== null) return findTokenFault(token)
  const [what, wayBack] = loopback.test(host)
    ? ['ALLOWED_HOSTS', 'take those names away']
    : [`HOST=${host}`, 'leave HOST at 127.0.0.1']
  return (
    `${what} opens this server, and the money behind its keys, to other machines: ` +
    `set VERBATIM_ACCESS_TOKEN to a long random text first, or ${wayBack}.`
  )
}

/** @returns on failure one sentence that says what to change. */
export function readServerSettings(settings: Settings): Result<ServerSettings, string> {
  const host = (settings.read('HOST') ?? '127.0.0.1').replace(/^\[(.*)\]$/, '$1')
  const port = Number(settings.read('PORT') ?? 8787)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return fail('PORT must be a number from 0 to 65535.')
  const accessToken = settings.read('VERBATIM_ACCESS_TOKEN') ?? null
  const furtherHosts = listOf(settings.read('ALLOWED_HOSTS'))
  const isLocalMode = loopback.test(host) && furtherHosts.every((name) => ownName.test(name))
  const fault = isLocalMode ? findTokenFault(accessToken) : findOpenFault(host, accessToken)
  if (fault !== null) return fail(fault)
  const publicOrigin = readPublicOrigin(settings)
  if (!publicOrigin.ok) return publicOrigin
  const limits = readNumbers(settings, limitVariables, defaultLimits)
  if (!limits.ok) return limits
  const logLimits = readNumbers(settings, logVariables, defaultMemoryLogLimits)
  if (!logLimits.ok) return logLimits
  const ownNames = isWildcardHost(host) ? [] : [host.includes(':') ? `[${host}]` : host]
  return ok({
    host,
    port,
    allowedHosts: [...ownNames, ...furtherHosts],
    isLocalMode,
    accessToken,
    publicOrigin:
      publicOrigin.value ?? likelyOrigin(furtherHosts.filter((name) => !ownName.test(name))),
    limits: limits.value,
    logLimits: logLimits.value,
  })
}
