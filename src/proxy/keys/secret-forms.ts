import type { ProviderRow } from '../providers/provider-row.ts'
import { collectSecretForms } from './key-mask.ts'
import type { KeySource } from './key-source.ts'

/** What must be taken out of an answer of this provider: the key it is sent, in every form. */
export function secretFormsOf(row: ProviderRow, keys: KeySource): readonly string[] {
  const reading = row.keyVariable === null ? null : keys.read(row.keyVariable)
  return reading?.state === 'usable' ? collectSecretForms([reading.key]) : []
}
