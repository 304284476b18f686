import {
  arrayAt,
  isJsonObject,
  objectAt,
  parseJson,
  stringAt,
  type JsonValue,
} from '../../core/json.ts'
import type { LocalRuntimeId } from '../../core/protocol/health.ts'
import type { WholeAnswer } from '../upstream/read-whole.ts'

/** An answer to a fingerprint GET; null where none came in time. */
export type Fingerprint = WholeAnswer | null

/** How one runtime is told from whatever else may listen on its port. */
export interface RuntimeRule {
  /** Asked at once, without a key: nobody knows yet who listens. */
  readonly fingerprints: readonly string[]
  /** Null: it is something else. */
  identify(answers: readonly Fingerprint[]): 'running' | 'starting' | null
  /** Whether a list of models is this runtime's own, where the fingerprint alone is not enough. */
  readonly isOwnList?: (list: JsonValue) => boolean
  /** The same of the answer that wants a key. */
  readonly isOwnRefusal?: (body: JsonValue) => boolean
  /** What to type when it does not run, and when it has no models. */
  readonly hints: { readonly absent: string | null; readonly 'no-models': string | null }
}

const jsonOf = (answer: Fingerprint | undefined, status = 200): JsonValue => {
  if (answer?.status !== status) return null
  const json = parseJson(answer.text)
  return json.ok ? json.value : null
}

const isVersion = (value: JsonValue): boolean =>
  isJsonObject(value) && typeof value['version'] === 'string'

/** llama.cpp answers everything with this until its model is in memory. */
const isLoading = (answer: Fingerprint | undefined): boolean =>
  stringAt(objectAt(jsonOf(answer, 503), 'error'), 'message') === 'Loading model'

/** With a key set, `/props` is for those who have it, and says so in its own words. */
const isLockedProps = (answer: Fingerprint | undefined): boolean =>
  stringAt(objectAt(jsonOf(answer, 401), 'error'), 'type') === 'authentication_error'

/** A path it does not know is answered with 200 too, and an error (bug-tracker#618). */
const isStudioList = (list: JsonValue): boolean =>
  stringAt(list, 'object') === 'list' &&
  arrayAt(list, 'data').every((model) => stringAt(model, 'state') !== null)

/**
 * Where it wants an API token it wants one for everything.
 * @see https://lmstudio.ai/docs/developer/core/authentication; the words are from
 *   https://github.com/agustif/opencode-lmstudio/issues/41
 */
const isLockedStudio = (answer: Fingerprint | undefined): boolean =>
  /\bLM Studio API token\b/.test(stringAt(objectAt(jsonOf(answer, 401), 'error'), 'message') ?? '')

/** @see contract.md §5, column "identify with" */
export const runtimeRules: Readonly<Record<LocalRuntimeId, RuntimeRule>> = {
  ollama: {
    fingerprints: ['/api/version'],
    identify: ([version]) => (isVersion(jsonOf(version)) ? 'running' : null),
    isOwnList: (list) => isJsonObject(list) && Array.isArray(list['models']),
    hints: { absent: 'ollama serve', 'no-models': 'ollama pull llama3.2' },
  },
  'lm-studio': {
    fingerprints: ['/api/v0/models'],
    identify: ([models]) =>
      isStudioList(jsonOf(models)) || isLockedStudio(models) ? 'running' : null,
    isOwnList: isStudioList,
    hints: { absent: 'lms server start', 'no-models': 'lms get' },
  },
  'llama-cpp': {
    fingerprints: ['/health', '/props'],
    identify: ([health, props]) => {
      if (isLoading(health)) return 'starting'
      if (stringAt(jsonOf(health), 'status') !== 'ok') return null
      const isOwn = stringAt(jsonOf(props), 'build_info') !== null || isLockedProps(props)
      return isOwn ? 'running' : null
    },
    hints: { absent: null, 'no-models': null },
  },
  vllm: {
    fingerprints: ['/version'],
    identify: ([version]) => (isVersion(jsonOf(version)) ? 'running' : null),
    isOwnList: (list) => arrayAt(list, 'data').some((one) => stringAt(one, 'owned_by') === 'vllm'),
    isOwnRefusal: (body) => stringAt(body, 'error') === 'Unauthorized',
    hints: { absent: null, 'no-models': null },
  },
  jan: {
    // Served without a key; everything below `/v1` wants one.
    fingerprints: ['/openapi.json'],
    identify: ([description]) =>
      /\bJan\b/.test(stringAt(objectAt(jsonOf(description), 'info'), 'title') ?? '')
        ? 'running'
        : null,
    hints: { absent: null, 'no-models': null },
  },
}
