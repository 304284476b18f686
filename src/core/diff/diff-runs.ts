import type { ChatRequest } from '../chat/request.ts'
import { dialects } from '../dialect/dialects.ts'
import { isDeeperThan, isJsonObject, parseJson, type JsonObject, type JsonValue } from '../json.ts'
import type { Run } from '../run/run.ts'
import { diffJson, isSameJson, type MemberChange } from './diff-json.ts'
import { diffMessages, type MessageChange } from './diff-messages.ts'
import { diffParams, type ParamChange } from './diff-params.ts'
import { diffText, type TextDiff } from './diff-text.ts'

/** A run to be compared. `body` is null when it is lost. */
export interface ComparedRun {
  readonly run: Pick<Run, 'providerId' | 'dialectId' | 'model' | 'text' | 'reasoning'>
  readonly body: string | null
}

/** Who was asked, where that differs. */
export interface FactChange {
  readonly name: 'provider' | 'model' | 'dialect'
  readonly before: string
  readonly after: string
}

/** What differs between two requests. */
export type RequestDiff =
  /** Byte for byte. */
  | { readonly kind: 'same' }
  /** One of them is lost, or is not JSON. */
  | { readonly kind: 'unreadable' }
  | {
      readonly kind: 'compared'
      readonly params: readonly ParamChange[]
      /**
       * All that is neither parameter, message nor model. Paths are those of the body; where the
       * dialects differ, those of a `ChatRequest`.
       */
      readonly members: readonly MemberChange[]
      readonly messages: readonly MessageChange[]
    }

/** What differs between two runs, for a page to draw. */
export interface RunDiff {
  readonly facts: readonly FactChange[]
  readonly request: RequestDiff
  readonly reasoning: TextDiff
  readonly answer: TextDiff
}

/** Compares two runs: who was asked, what was asked, what came. */
export const diffRuns = (before: ComparedRun, after: ComparedRun): RunDiff => ({
  facts: diffFacts(before.run, after.run),
  request: diffRequests(before, after),
  reasoning: diffText(before.run.reasoning?.text ?? '', after.run.reasoning?.text ?? ''),
  answer: diffText(before.run.text, after.run.text),
})

const diffFacts = (
  before: ComparedRun['run'],
  after: ComparedRun['run'],
): readonly FactChange[] => {
  const facts: readonly FactChange[] = [
    { name: 'provider', before: before.providerId, after: after.providerId },
    { name: 'model', before: before.model, after: after.model },
    { name: 'dialect', before: before.dialectId, after: after.dialectId },
  ]
  return facts.filter((fact) => fact.before !== fact.after)
}

/** Deeper, and comparing could overflow the stack: such a body was made to do that. */
const mostLevels = 100

function diffRequests(before: ComparedRun, after: ComparedRun): RequestDiff {
  const hasSameDialect = before.run.dialectId === after.run.dialectId
  if (hasSameDialect && before.body !== null && before.body === after.body) return { kind: 'same' }
  const [old, young] = [readBody(before), readBody(after)]
  if (!old || !young) return { kind: 'unreadable' }
  if (!old.request || !young.request)
    return { kind: 'compared', params: [], members: diffJson(old.json, young.json), messages: [] }
  return {
    kind: 'compared',
    params: diffParams(old.request.params, young.request.params),
    members: hasSameDialect
      ? diffMembers(old.json, young.json, (json) => decode(before, json))
      : diffJson(restOf(old.request), restOf(young.request)),
    messages: diffMessages(old.request.messages, young.request.messages),
  }
}

function readBody(compared: ComparedRun) {
  const json = parseJson(compared.body ?? '')
  if (!json.ok || !isJsonObject(json.value) || isDeeperThan(json.value, mostLevels)) return null
  return { json: json.value, request: decode(compared, json.value) }
}

function decode({ run }: ComparedRun, body: JsonObject): ChatRequest | null {
  const request = dialects[run.dialectId].decodeRequest(body)
  return request.ok ? request.value : null
}

/**
 * The outermost members that differ and say nothing of what is shown beside them. A member says
 * something when the first request becomes another one by its value of the second: so no name of a
 * provider's field is needed, and what the dialect does not read is found inside messages too.
 */
function diffMembers(
  before: JsonObject,
  after: JsonObject,
  decodeBody: (body: JsonObject) => ChatRequest | null,
): readonly MemberChange[] {
  const shown = shownOf(decodeBody(before))
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .filter((name) => !isSameJson(ownOf(before, name), ownOf(after, name)))
    .filter((name) => {
      const swapped = decodeBody(withMember(before, name, ownOf(after, name)))
      return swapped !== null && isSameJson(shown, shownOf(swapped))
    })
    .flatMap((name) => diffJson(only(before, name), only(after, name)))
}

const ownOf = (body: JsonObject, name: string): JsonValue | undefined =>
  Object.hasOwn(body, name) ? body[name] : undefined

const only = (body: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([each]) => each === name))

const withMember = (body: JsonObject, name: string, value: JsonValue | undefined): JsonObject =>
  Object.fromEntries([
    ...Object.entries(body).filter(([each]) => each !== name),
    ...(value === undefined ? [] : [[name, value] as const]),
  ])

/** A decoded request holds JSON only, save for members that are undefined. */
const asJson = (value: object): JsonObject => value as JsonObject

const shownOf = (request: ChatRequest | null): JsonObject => {
  if (!request) return {}
  const { model, messages, params } = request
  return asJson({ model, messages, params })
}

/** What is left of a request without the model, the messages and the parameters. */
function restOf(request: ChatRequest): JsonObject {
  const { model: _, messages: __, params: ___, ...rest } = request
  return asJson(rest)
}
