import { parseModelList } from '../../core/catalog/model-list.ts'
import { parseJson } from '../../core/json.ts'
import type { LocalRuntime, LocalRuntimeId, LocalRuntimeState } from '../../core/protocol/health.ts'
import type { SetTimer } from '../deps.ts'
import { urlOf, type Provider } from '../providers/provider.ts'
import { readWhole, type WholeAnswer } from '../upstream/read-whole.ts'
import { fixedHeaders, type CallProvider } from '../upstream/send-upstream.ts'
import type { SendUpstream } from '../upstream/upstream.ts'
import { runtimeRules, type Fingerprint, type RuntimeRule } from './runtime-rules.ts'

/** What listens on this machine answers at once, or is something else (contract.md §5). */
const fingerprintTimeoutMs = 400

/**
 * Somebody wants an answer of it: a machine that is busy with another one may take longer than that,
 * and to be refused is worse than to wait.
 */
const patientTimeoutMs = 5_000

/** It is the runtime: a list read from a disk that sleeps may take a while. */
const listTimeoutMs = 2_000

/** Hundreds of models are some 100 kB; a stranger on the port may send anything. */
const maxBytes = 1024 * 1024

/** Looks at one runtime of this machine, when somebody asks for it and never otherwise. */
export interface LocalRuntimes {
  /** @param provider of a row of `localRows`; looks that are asked for at once are one */
  look(provider: Provider): Promise<LocalRuntime>
  /**
   * Whether what somebody wrote may go there: the runtime was recognised. Mostly from memory, because
   * it is asked before the first byte of an answer.
   */
  isRecognised(provider: Provider): Promise<boolean>
  /** A request to it failed: it may be something else by now. */
  doubt(provider: Provider): void
}

export interface LocalRuntimesDeps {
  readonly send: SendUpstream
  readonly callProvider: CallProvider
  readonly setTimer: SetTimer
  readonly now: () => number
}

/** So long a runtime that was recognised is taken for itself. */
const recognisedForMs = 5 * 60_000

const isRuntimeId = (id: string): id is LocalRuntimeId => Object.hasOwn(runtimeRules, id)

const keyOf = ({ row, base }: Provider): string => `${row.id} ${base.text}`

export function createLocalRuntimes(deps: LocalRuntimesDeps): LocalRuntimes {
  const looks = new Map<string, Promise<LocalRuntime>>()
  /** Until when each is taken for itself. */
  const recognised = new Map<string, number>()

  async function lookAndRemember(
    provider: Provider,
    id: LocalRuntimeId,
    timeoutMs: number,
  ): Promise<LocalRuntime> {
    const found = await lookAt(deps, provider, id, timeoutMs)
    if (found.state === 'absent') recognised.delete(keyOf(provider))
    else recognised.set(keyOf(provider), deps.now() + recognisedForMs)
    return found
  }

  function look(provider: Provider, timeoutMs = fingerprintTimeoutMs): Promise<LocalRuntime> {
    const { id } = provider.row
    if (!isRuntimeId(id)) throw new Error(`${id} is no local runtime`)
    const key = `${timeoutMs} ${keyOf(provider)}`
    const looking = looks.get(key) ?? lookAndRemember(provider, id, timeoutMs)
    looks.set(key, looking)
    void looking.finally(() => looks.delete(key))
    return looking
  }

  return {
    look: (provider) => look(provider),
    async isRecognised(provider) {
      const untilMs = recognised.get(keyOf(provider)) ?? -Infinity
      return deps.now() < untilMs || (await look(provider, patientTimeoutMs)).state !== 'absent'
    },
    doubt: (provider) => void recognised.delete(keyOf(provider)),
  }
}

async function lookAt(
  deps: LocalRuntimesDeps,
  provider: Provider,
  id: LocalRuntimeId,
  timeoutMs: number,
): Promise<LocalRuntime> {
  const rule = runtimeRules[id]
  const build = (state: LocalRuntimeState, modelCount = 0): LocalRuntime => ({
    id,
    name: provider.row.name,
    baseUrl: provider.base.text,
    state,
    modelCount,
    hint: hintFor(provider, rule, state),
  })
  // What is set is wrong: it is not where it would be without that.
  if (provider.problem !== null)
    return { ...build('absent'), hint: null, problem: provider.problem.message }
  const answers = await Promise.all(
    rule.fingerprints.map((path) => fingerprint(deps, `${provider.base.text}${path}`, timeoutMs)),
  )
  const identity = rule.identify(answers)
  if (identity === null) return build('absent')
  if (identity === 'starting') return build('starting')
  if (provider.row.needsKey && !provider.hasKey) return build('needs-key')
  const list = await readList(deps, provider)
  if (list === null || list.status === 503) return build('starting')
  const json = parseJson(list.text)
  const body = json.ok ? json.value : null
  if (list.status === 401)
    return build(rule.isOwnRefusal?.(body) === false ? 'absent' : 'needs-key')
  if (list.status !== 200 || rule.isOwnList?.(body) === false) return build('absent')
  const count = parseModelList(body).length
  return count === 0 ? build('no-models') : build('ready', count)
}

/** Without a key. A redirect is an answer like any other here: it matches nothing. */
async function fingerprint(
  { send, setTimer }: LocalRuntimesDeps,
  url: string,
  timeoutMs: number,
): Promise<Fingerprint> {
  const answer = await readWhole(
    (signal) => send({ method: 'GET', url, headers: fixedHeaders, body: null, signal }),
    { timeoutMs, maxBytes, setTimer },
  )
  return answer.ok ? answer.value : null
}

/**
 * With the key, now that what listens answers as the runtime does: that keeps out who is there by
 * chance, not who imitates it. Null when it does not come.
 */
async function readList(
  { callProvider, setTimer }: LocalRuntimesDeps,
  provider: Provider,
): Promise<WholeAnswer | null> {
  if (urlOf(provider, 'models') === null) return null
  const answer = await readWhole(
    (signal) => callProvider({ provider, operation: 'models', body: null, signal }),
    { timeoutMs: listTimeoutMs, maxBytes, setTimer },
  )
  return answer.ok ? answer.value : null
}

function hintFor(
  { row }: Provider,
  { hints }: RuntimeRule,
  state: LocalRuntimeState,
): string | null {
  switch (state) {
    case 'absent':
    case 'no-models':
      return hints[state]
    case 'needs-key':
      return row.keyVariable === null ? null : `${row.keyVariable}=`
    case 'ready':
    case 'starting':
      return null
  }
}
