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
  /** Why it cannot be used although something is set. The message is fit to be shown. */
  readonly problem: { readonly about: 'address' | 'key'; readonly message: string } | null
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
  const override = overrideOf(row, readVariable)
  const overridden = override ? baseUrlOf(override) : null
  const base = overridden?.ok ? overridden : baseUrlOf(row.baseUrl)
  if (!base.ok) throw new Error(`The row of ${row.id} has no proper base URL`)
  const reading = row.keyVariable === null ? null : keys.read(row.keyVariable)
  return {
    row,
    base: base.value,
    hasKey: reading?.state === 'usable',
    problem:
      overridden !== null && !overridden.ok
        ? { about: 'address', message: `${row.baseUrlVariable} ${overridden.error}.` }
        : reading?.state === 'problem'
          ? { about: 'key', message: reading.message }
          : null,
  }
}

/** The sentence for somebody who asked for what cannot be used. */
export const describeMissingKey = ({ problem, row }: Provider): string =>
  problem?.message ?? `${row.name} has no key on this server.`

/** What documentation calls the base URL of a local runtime ends with `/v1`, its own API has none. */
function overrideOf(row: ProviderRow, readVariable: ReadVariable): string | undefined {
  const override = readVariable(row.baseUrlVariable)?.trim()
  return row.isLocal ? override?.replace(/\/v1\/?$/, '') : override
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
  ...(provider.problem === null ? {} : { keyProblem: provider.problem.message }),
  keyVariable: provider.row.keyVariable ?? '',
  baseUrlVariable: provider.row.baseUrlVariable,
  isLocal: provider.row.isLocal,
  endpoints: endpointsOf(provider, ownOrigin),
  dialects: dialectsOf(provider.row),
  auth: provider.hasKey || provider.row.needsKey ? provider.row.auth : 'none',
  traits: provider.row.traits,
  links: provider.row.links,
})
