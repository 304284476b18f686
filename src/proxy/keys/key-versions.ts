import type { ProviderRow } from '../providers/provider-row.ts'
import type { KeySource } from './key-source.ts'

/** A number that is another one whenever the key of that provider is another one. */
export type KeyVersion = (row: ProviderRow) => number

/** So that what was found out with one key is not said of the next, and no key leaves this folder. */
export function createKeyVersions(keys: KeySource): KeyVersion {
  const kept = new Map<string, { readonly key: string | null; readonly version: number }>()
  return ({ keyVariable }) => {
    if (keyVariable === null) return 0
    const reading = keys.read(keyVariable)
    const key = reading.state === 'usable' ? reading.key : null
    const last = kept.get(keyVariable)
    if (last?.key === key) return last.version
    const version = (last?.version ?? 0) + 1
    kept.set(keyVariable, { key, version })
    return version
  }
}
