import type { ProviderRow } from '../providers/provider-row.ts'
import { collectSecretForms } from './key-mask.ts'
import type { KeySource } from './key-source.ts'

/** What must be taken out of an answer of this provider: the key it is sent, in every form. */
export type SecretForms = (row: ProviderRow) => readonly string[]

/** The forms of a key are kept until the key is another one: every start of a run asks for them. */
export function createSecretForms(keys: KeySource): SecretForms {
  const kept = new Map<string, { readonly key: string; readonly forms: readonly string[] }>()
  return ({ keyVariable }) => {
    const reading = keyVariable === null ? null : keys.read(keyVariable)
    if (keyVariable === null || reading?.state !== 'usable') return []
    const last = kept.get(keyVariable)
    if (last?.key === reading.key) return last.forms
    const forms = collectSecretForms([reading.key])
    kept.set(keyVariable, { key: reading.key, forms })
    return forms
  }
}
