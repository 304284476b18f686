import { parseModelList } from '../../core/catalog/model-list.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import { holdsError } from '../../core/dialect/wire/in-band-error.ts'
import { readKeyLimit } from '../../core/dialect/wire/key-limit.ts'
import { retryAfterMs } from '../../core/dialect/wire/retry-after.ts'
import { isJsonObject, parseJson, type JsonValue } from '../../core/json.ts'
import type { ProviderHealth } from '../../core/protocol/health.ts'
import type { Result } from '../../core/result.ts'
import { dialectFor, type ProviderRow } from '../providers/provider-row.ts'
import type { Provider } from '../providers/provider.ts'
import type { WholeAnswer, WholeFailure } from '../upstream/read-whole.ts'
import { describeState } from './health-words.ts'

/** What an answer means; how long it took is added by whoever asked. */
export type Finding = Omit<ProviderHealth, 'durationMs'>

const found = (
  state: Finding['state'],
  message: string,
  others: Partial<Finding> = {},
): Finding => ({ state, message, modelCount: null, ...others })

/** What is known without asking: nothing is set, or something wrong. Null when it must be asked. */
export function findWithoutAsking({ row, hasKey, problem }: Provider): Finding | null {
  if (problem !== null)
    return found(problem.about === 'key' ? 'bad-key' : 'unreachable', problem.message)
  if (row.needsKey && !hasKey) return found('no-key', describeState(row, 'no-key'))
  return null
}

/**
 * What the answer to a check says.
 * @param hasAnswered a run with this key has had an answer: then a check that is merely not served,
 *   or not allowed to this key, proves nothing against it.
 */
export function readCheck(
  { row }: Provider,
  outcome: Result<WholeAnswer, WholeFailure>,
  hasAnswered: boolean,
): Finding {
  if (!outcome.ok) return readFailure(row, outcome.error)
  const { status, text } = outcome.value
  const isInconclusive = status === 403 || status === 404 || status === 405
  if (isInconclusive && hasAnswered) return found('ready', describeState(row, 'ready'))
  if (status >= 300 && status < 400)
    return found('unreachable', `${row.name} answered ${status}, a redirect: check its base URL.`)
  if (status !== 200) return readRefusal(row, outcome.value)
  const json = parseJson(text)
  if (!json.ok) return found('unreachable', unreadable(row))
  // ModelsLab refuses with a 200 (contract.md §1).
  if (holdsError(json.value, 'data')) return readRefusal(row, outcome.value)
  return readAnswer(row, json.value)
}

const unreadable = ({ name }: ProviderRow): string =>
  `${name} sent something unreadable: check its base URL.`

function readFailure(row: ProviderRow, failure: WholeFailure): Finding {
  switch (failure.kind) {
    case 'timeout':
      return found('unreachable', `${row.name} did not answer in time.`)
    case 'malformed':
      return found('unreachable', unreadable(row))
    case 'unreachable':
      return found('unreachable', `${describeState(row, 'unreachable')} ${failure.detail}`)
  }
}

function readRefusal(row: ProviderRow, { status, text, headers }: WholeAnswer): Finding {
  const dialect = dialectFor(row, 'models') ?? 'openai-chat'
  const { kind, retryAfterMs: inBody } = dialects[dialect].decodeError(status, text)
  switch (kind) {
    case 'bad-key':
    case 'no-credit':
      return found(kind, describeState(row, kind))
    case 'forbidden':
      return found(
        'bad-key',
        `${row.name} does not let this key be used from here, or not for this.`,
      )
    case 'rate-limited': {
      const waitMs = retryAfterMs(headers) ?? inBody
      const others = waitMs === undefined ? {} : { retryAfterMs: waitMs }
      return found('limited', describeState(row, 'limited', waitMs), others)
    }
    default:
      return found('unreachable', describeStatus(row, status))
  }
}

function describeStatus({ name }: ProviderRow, status: number): string {
  if (status === 200) return `${name} answered with an error.`
  return status === 404 || status === 405
    ? `${name} answered ${status}: check its base URL.`
    : `${name} answered ${status}.`
}

/** As `parseModelList` reads it. Whatever else answers at a wrong address may answer with JSON, too. */
const holdsList = (json: JsonValue): boolean =>
  Array.isArray(json) ||
  (isJsonObject(json) && (Array.isArray(json['data']) || Array.isArray(json['models'])))

function readAnswer(row: ProviderRow, json: JsonValue): Finding {
  if (row.checkPath === undefined)
    return holdsList(json)
      ? found('ready', describeState(row, 'ready'), { modelCount: parseModelList(json).length })
      : found('unreachable', unreadable(row))
  if (!isJsonObject(json) || !isJsonObject(json['data']))
    return found('unreachable', unreadable(row))
  const left = readKeyLimit(json)
  return left !== null && left <= 0
    ? found('no-credit', `The limit of this key at ${row.name} is used up.`)
    : found('ready', describeState(row, 'ready'))
}
