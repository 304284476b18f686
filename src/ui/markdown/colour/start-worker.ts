// oxlint-disable-next-line import/default -- Vite makes this module of the worker's address.
import address from './colour-worker.ts?worker&url'

/** TypeScript's DOM types do not know Trusted Types, and take the address as a string. */
type ScriptAddressPolicy = { readonly createScriptURL: (address: string) => string }
type TrustedTypes = {
  readonly createPolicy: (name: string, rules: ScriptAddressPolicy) => ScriptAddressPolicy
}

/**
 * The content security policy takes no string for a script, and permits this one policy by its
 * name, once: whoever has it can start this worker and nothing else.
 */
const createPolicy = (): ScriptAddressPolicy => {
  const rules: ScriptAddressPolicy = { createScriptURL: () => address }
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
  return trustedTypes?.createPolicy('colour-worker', rules) ?? rules
}

let policy: ScriptAddressPolicy | null = null

/** Starts to load the worker. Throws where the page may have none. */
export function startWorker(): Worker {
  policy ??= createPolicy()
  return new Worker(policy.createScriptURL(address), { type: 'module', name: 'colours' })
}
