import type { ProxyDeps } from '../deps.ts'
import type { Access } from '../http/access.ts'
import type { BodyBudget } from '../http/body-budget.ts'
import type { Guards } from '../http/guards.ts'
import type { SecretForms } from '../keys/secret-forms.ts'
import type { HealthBook } from '../health/provider-health.ts'
import type { LocalRuntimes } from '../local/local-runtimes.ts'
import type { ProviderRegistry } from '../providers/provider-registry.ts'
import type { LiveRuns } from '../runs/live-runs.ts'
import type { CallProvider } from '../upstream/send-upstream.ts'

/** What the routes share. */
export interface ProxyContext {
  readonly deps: ProxyDeps
  readonly secretFormsOf: SecretForms
  readonly providers: ProviderRegistry
  readonly callProvider: CallProvider
  readonly localRuntimes: LocalRuntimes
  readonly health: HealthBook
  readonly runs: LiveRuns
  readonly bodies: BodyBudget
  /** Of requests to `/demo`, which asks for no token. */
  readonly demoBodies: BodyBudget
  readonly access: Access
  readonly guards: Guards
}

/** What Hono carries from the guards to a route. */
export interface ProxyEnv {
  Bindings: {
    /** Where the request comes from: the machine at the other end of the connection, never a header. */
    address: string
  }
  Variables: {
    /** The browser that asks; see `identifyOwner`. */
    owner: string
  }
}
