import type { ApiError } from '../../chat/api-error.ts'
import { hasApiKey } from '../../chat/api-key-in-text.ts'
import type { ParamName } from '../../chat/params.ts'
import type { JsonObject } from '../../json.ts'
import { isJsonObject } from '../../json.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { ParamWarning } from '../dialect.ts'
import { paramLabels } from '../../chat/more-params.ts'

/** What names a secret. ModelsLab takes its key in the body as `key` (contract.md §1): ours never does. */
const secretNames = /^(key|(x-)?api[-_]?key|authorization|access[-_]?token)$/i

/** A body with the extra members in it. */
export interface MergedBody {
  readonly body: { readonly [member: string]: unknown }
  readonly warnings: readonly ParamWarning[]
  /** The parameters that the extra members carry. */
  readonly sent: readonly ParamName[]
}

/**
 * The extra members over all others, the outermost level only, as `extra_body` of the official SDKs.
 * Said when one takes the place of what the page shows.
 * @param paramNames wire name → ours
 * @returns an error when a key is in it: keys stay on the server
 */
export function mergeExtra(
  body: { readonly [member: string]: unknown },
  extra: JsonObject,
  paramNames: Readonly<Record<string, ParamName>>,
): Result<MergedBody, ApiError> {
  const problem = findSecret(extra)
  if (problem !== null) return fail({ kind: 'bad-request', message: problem })
  const ours = (name: string) => (Object.hasOwn(paramNames, name) ? paramNames[name] : undefined)
  const names = Object.keys(extra)
  return ok({
    body: { ...body, ...extra },
    warnings: names
      .filter((name) => Object.hasOwn(body, name) && body[name] !== undefined)
      .map((name) => overridden(name, ours(name) ?? null)),
    sent: names.map(ours).filter((name) => name !== undefined),
  })
}

function findSecret(extra: JsonObject): string | null {
  const name = Object.keys(extra).find((each) => secretNames.test(each))
  if (name !== undefined)
    return `The extra body cannot carry "${name}": keys stay on the server, in .env. Delete it.`
  return hasApiKey(JSON.stringify(extra))
    ? 'The extra body holds what looks like an API key: keys stay on the server, in .env. Delete it.'
    : null
}

const overridden = (name: string, param: ParamName | null): ParamWarning => ({
  kind: 'overridden',
  param,
  message:
    param === null
      ? `The extra body sets "${name}": what the page shows of it is not sent.`
      : `The extra body sets "${name}": it is sent instead of ${paramLabels[param]} as set here.`,
})

/**
 * The outermost members of a foreign body that were not understood, as `extra`; keys are dropped.
 * @returns an object to spread: no member at all when nothing is left over
 */
export function extraOf(
  body: unknown,
  understood: ReadonlySet<string>,
): { readonly extra?: JsonObject } {
  if (!isJsonObject(body)) return {}
  const rest = Object.entries(body).filter(
    ([name, value]) => !understood.has(name) && !secretNames.test(name) && value !== undefined,
  )
  return rest.length > 0 ? { extra: Object.fromEntries(rest) } : {}
}
