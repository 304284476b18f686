import type { ApiError } from '../../chat/api-error.ts'
import type { ChatRequest } from '../../chat/request.ts'
import type { DialectId } from '../../dialect/dialect.ts'
import { dialects } from '../../dialect/dialects.ts'
import type { JsonObject } from '../../json.ts'
import { fail, ok, type Result } from '../../result.ts'
import { chooseDialect } from './choose-dialect.ts'
import { describeLosses } from './compare-bodies.ts'
import type { BodyPath } from './draft.ts'
import type { FoundRequest, ImportProblem } from './found-request.ts'
import { keepExactly } from './keep-exactly.ts'
import { readWithPlaces } from './read-request.ts'

/** A request from a text, ready to be loaded. */
export interface ImportedRequest {
  readonly found: FoundRequest
  readonly dialectId: DialectId
  /** Encoded again it is the pasted body, but for what `losses` says. */
  readonly request: ChatRequest
  /** What will not be sent as it was pasted: sentences that begin with the place in the body. */
  readonly losses: readonly string[]
}

/** More of them are not read by anybody. */
const mostLosses = 20

/**
 * A pasted text as a request of a dialect (law S3).
 * @returns null when the text does not look like a request; a problem, with its place, when it does
 *   and cannot be one
 */
export function importRequest(text: string): Result<ImportedRequest, ImportProblem> | null {
  const read = readWithPlaces(text)
  if (read === null || !read.ok) return read
  const { found, problemAt } = read.value
  const dialectId = chooseDialect(found)
  const problem = (error: ApiError) => fail(problemAt(pathOf(error), sayPlainly(error.message)))
  const body = withModelOfUrl(found)
  const decoded = dialects[dialectId].decodeRequest(body)
  if (!decoded.ok) return problem(decoded.error)
  const kept = keepExactly(decoded.value, body, dialects[dialectId])
  if (!kept.ok) return problem(kept.error)
  const { request, sent } = kept.value
  const losses = Object.keys({ ...found.body, ...sent }).flatMap((name) => {
    const own = (value: JsonObject) => (Object.hasOwn(value, name) ? value[name] : undefined)
    const isUsual = own(found.body) === undefined && own(sent) === false // as good as absent
    return isUsual ? [] : describeLosses(own(found.body), own(sent), name)
  })
  return ok({ found, dialectId, request, losses: shortened(losses) })
}

const shortened = (losses: readonly string[]): readonly string[] =>
  losses.length <= mostLosses
    ? losses
    : [
        ...losses.slice(0, mostLosses),
        `${losses.length - mostLosses} more places are not sent as they were.`,
      ]

/** The message begins with the place: `messages[0].content: expected …`. */
function pathOf({ message }: ApiError): BodyPath {
  const [, place = ''] = /^([\w.[\]-]+)(?::| holds | is )/.exec(message) ?? []
  return place.split(/[.[\]]+/).filter((step) => step !== '' && step !== 'body')
}

/** The schemas' own words are made for programmers. */
function sayPlainly(message: string): string {
  const [, missing] = /^([\w.[\]]+): Invalid key: .*undefined$/.exec(message) ?? []
  if (missing !== undefined) return `${missing} is missing. Add it.`
  const [, place, expected, received] =
    /^([\w.[\]]+): Invalid type: Expected (.*) but received (.*)$/.exec(message) ?? []
  const choices = (expected ?? '').replaceAll(/[()]/g, '').split(' | ')
  if (place !== undefined)
    return `${place} is ${received ?? ''}, and only ${choices.join(' or ')} is taken. Change it.`
  return /[.!?]$/.test(message) ? message : `${message}.`
}

const deployment = /\/deployments\/([^/?#]+)\//

/** Azure names the model in the URL. */
function withModelOfUrl({ body, url }: FoundRequest): JsonObject {
  const name = deployment.exec(url ?? '')?.[1]
  const isNamed = Object.hasOwn(body, 'model') || Object.hasOwn(body, 'model_id')
  return name === undefined || isNamed ? body : { model: name, ...body }
}
