import { createKeySource } from '../proxy/keys/key-source.ts'
import type { ProviderRow } from '../proxy/providers/provider-row.ts'
import { demoProviderId } from '../proxy/providers/provider-rows.ts'
import { createProviderRegistry } from '../proxy/providers/provider-registry.ts'
import { isUsable } from '../proxy/providers/provider.ts'
import type { Settings } from './env/settings.ts'

/** Lines for the operator: which providers can be used, which are set up wrong. No key is in them. */
export function describeKeys(
  settings: Settings,
  rows: () => readonly ProviderRow[],
): readonly string[] {
  const keys = createKeySource(settings.read)
  const providers = createProviderRegistry(rows, keys, settings.read)
    .list()
    .filter(({ row }) => row.id !== demoProviderId)
  // Whether a local runtime runs is not known before somebody asks.
  const usable = providers
    .filter((one) => isUsable(one) && !one.row.isLocal)
    .map(({ row }) => row.name)
  const problems = providers.flatMap(({ row, problem }) =>
    problem === null ? [] : [`${row.name} cannot be used: ${problem.message}`],
  )
  const summary =
    usable.length > 0
      ? `Ready: ${usable.join(', ')}.`
      : 'No provider has a key: the demo answers. Add one to .env, e.g. MODELSLAB_API_KEY=…'
  return [summary, ...problems]
}
