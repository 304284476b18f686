import type { Operation } from '../../core/dialect/dialect.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import type { KeySource, ReadVariable } from '../keys/key-source.ts'
import { parseBaseUrl, type BaseUrl } from './base-url.ts'
import { demoProviderId } from './provider-rows.ts'
import { rememberByText } from './remember.ts'
import { dialectsOf, type ProviderRow } from './provider-row.ts'

/** A provider as it stands now: its row, and what the environment says. Its key is not in here. */
export interface Provider {
  readonly row: ProviderRow
  readonly base: BaseUrl
  readonly hasKey: boolean
  /** Why it cannot be used although something is set; fit to be shown. */
  readonly problem: string | null
}

export const isUsable = (provider: Provider): boolean =>
  provider.problem === null && (provider.hasKey || !provider.row.needsKey)

/** Where an operation is asked for, or null when the provider does not serve it. */
export function urlOf(provider: Provider, operation: Operation): string | null {
  const path = provider.row.paths[operation]
  return path === undefined ? null : `${provider.base.text}${path}`
}

const baseUrlOf = rememberByText(parseBaseUrl)

export function resolveProvider(
  row: ProviderRow,
  keys: KeySource,
  readVariable: ReadVariable,
): Provider {
  const override = readVariable(row.baseUrlVariable)?.trim()
  const overridden = override ? baseUrlOf(override) : null
  const base = overridden?.ok ? overridden : baseUrlOf(row.baseUrl)
  if (!base.ok) throw new Error(`The row of ${row.id} has no proper base URL`)
  const reading = row.keyVariable === null ? null : keys.read(row.keyVariable)
  const problem =
    overridden !== null && !overridden.ok
      ? `${row.baseUrlVariable} ${overridden.error}.`
      : reading?.state === 'problem'
        ? reading.message
        : null
  return { row, base: base.value, hasKey: reading?.state === 'usable', problem }
}

function endpointsOf(provider: Provider, ownOrigin: string): ProviderInfo['endpoints'] {
  const isDemo = provider.row.id === demoProviderId
  const base = isDemo ? `${ownOrigin}/demo` : provider.base.text
  return Object.fromEntries(
    Object.entries(provider.row.paths).map(([operation, path]) => [operation, `${base}${path}`]),
  )
}

/**
 * What the browser may know of a provider.
 * @param ownOrigin this server's, where the demo's endpoints are mounted.
 */
export const describeProvider = (provider: Provider, ownOrigin: string): ProviderInfo => ({
  id: provider.row.id,
  name: provider.row.name,
  needsKey: provider.row.needsKey,
  isUsable: isUsable(provider),
  ...(provider.problem === null ? {} : { keyProblem: provider.problem }),
  keyVariable: provider.row.keyVariable ?? '',
  baseUrlVariable: provider.row.baseUrlVariable,
  isLocal: provider.row.isLocal,
  endpoints: endpointsOf(provider, ownOrigin),
  dialects: dialectsOf(provider.row),
  auth: provider.hasKey || provider.row.needsKey ? provider.row.auth : 'none',
  traits: provider.row.traits,
  links: provider.row.links,
})
