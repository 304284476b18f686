import type { KeySource, ReadVariable } from '../keys/key-source.ts'
import { resolveProvider, type Provider } from './provider.ts'
import type { ProviderRow } from './provider-row.ts'

/** The providers as they stand at the moment of the question. */
export interface ProviderRegistry {
  list(): readonly Provider[]
  /** Null when no provider has that id; `constructor` and the like are no ids. */
  find(id: string): Provider | null
}

export function createProviderRegistry(
  rows: () => readonly ProviderRow[],
  keys: KeySource,
  readVariable: ReadVariable,
): ProviderRegistry {
  return {
    list: () => rows().map((row) => resolveProvider(row, keys, readVariable)),
    find(id) {
      const row = rows().find((candidate) => candidate.id === id)
      return row === undefined ? null : resolveProvider(row, keys, readVariable)
    },
  }
}
