import { checkKey } from './check-key.ts'

/** A setting by name, as it is now: the environment, or a `.env` that may change while we run. */
export type ReadVariable = (name: string) => string | undefined

export type KeyReading =
  | { readonly state: 'absent' }
  | { readonly state: 'problem'; readonly message: string }
  | { readonly state: 'usable'; readonly key: string }

/** The only door to keys. What it gives stays within `proxy/keys` and `proxy/upstream`. */
export interface KeySource {
  read(variable: string): KeyReading
}

/** Reads on every question, so that a key added to `.env` counts at once. */
export const createKeySource = (readVariable: ReadVariable): KeySource => ({
  read(variable) {
    const checked = checkKey(variable, readVariable(variable) ?? '')
    if (!checked.ok) return { state: 'problem', message: checked.error }
    return checked.value === '' ? { state: 'absent' } : { state: 'usable', key: checked.value }
  },
})
