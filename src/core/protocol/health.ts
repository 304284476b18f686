import { isJsonObject } from '../json.ts'

/** How a provider stands, as a user can act on it. Closed: each has its shape and words in `ui`. */
export type HealthState =
  | 'ready'
  | 'no-key' // nothing is set
  | 'bad-key' // refused, or set to something that cannot be a key
  | 'no-credit'
  | 'limited' // it asks to wait
  | 'unreachable' // no connection, no proper answer, or a wrong address
  | 'starting' // it runs, and loads its model

/** What one provider's check found. Nothing of the upstream's own words is in it. */
export interface ProviderHealth {
  readonly state: HealthState
  /** A sentence or two of our own, fit to be shown; at most four characters of a key are in it. */
  readonly message: string
  /** From asking to the whole answer; null when nobody was asked. */
  readonly durationMs: number | null
  /** How many models its list has; null when no list was read. */
  readonly modelCount: number | null
  /** How long it asks to wait. */
  readonly retryAfterMs?: number
}

/** The runtimes on this machine that are looked for: `contract.md` §5. */
export type LocalRuntimeId = 'ollama' | 'lm-studio' | 'llama-cpp' | 'vllm' | 'jan'

export type LocalRuntimeState = 'ready' | 'no-models' | 'needs-key' | 'starting' | 'absent'

/** One of them, as found. Its id is the id of its provider. */
export interface LocalRuntime {
  readonly id: LocalRuntimeId
  readonly name: string
  /** Where it was looked for. */
  readonly baseUrl: string
  readonly state: LocalRuntimeState
  /** Models that can chat. */
  readonly modelCount: number
  /** What to type next: a command such as `ollama pull llama3.2`, or the start of a line of `.env`. */
  readonly hint: string | null
  /** What is wrong with its settings, as a sentence or two: then it was not looked for, and is `absent`. */
  readonly problem?: string
}

export interface LocalRuntimesAnswer {
  /** False where the server is open to more than this machine: then nothing was looked for. */
  readonly isAllowed: boolean
  readonly runtimes: readonly LocalRuntime[]
}

/** Whether it can be one: our own server's answer, same build, or a stranger's on its port. */
export const isProviderHealth = (value: unknown): value is ProviderHealth =>
  isJsonObject(value) && typeof value['state'] === 'string' && typeof value['message'] === 'string'

/** Whether it can be one; see `isProviderHealth`. */
export const isLocalRuntimesAnswer = (value: unknown): value is LocalRuntimesAnswer =>
  isJsonObject(value) && Array.isArray(value['runtimes'])
