import type { ApiError } from '../../chat/api-error.ts'
import type { ParamName } from '../../chat/params.ts'
import type { ChatRequest } from '../../chat/request.ts'
import type { Dialect } from '../../dialect/dialect.ts'
import type { JsonObject } from '../../json.ts'
import { ok, type Result } from '../../result.ts'
import { isSameJson } from './compare-bodies.ts'

/** A request that is sent as it was pasted, as far as that goes, and the body it is sent with. */
export interface KeptRequest {
  readonly request: ChatRequest
  readonly sent: JsonObject
}

/** What the page holds itself; the extra body must not take its place. */
const ownMembers = new Set(['model', 'model_id', 'messages', 'system', 'stream'])

/** Each round moves what the last one made visible: `logprobs` after `top_logprobs`. */
const mostRounds = 4

/**
 * Moves into the extra body whatever outermost member encoding would change or leave out
 * (decision 0004), and takes out the parameters that would be sent beside it.
 */
export function keepExactly(
  decoded: ChatRequest,
  pasted: JsonObject,
  dialect: Dialect,
): Result<KeptRequest, ApiError> {
  let request = decoded
  for (let round = 0; ; round += 1) {
    const encoded = dialect.encodeRequest(request)
    if (!encoded.ok) return encoded
    const sent = JSON.parse(encoded.value.body) as JsonObject // encodeRequest made it
    const next = round < mostRounds ? adjust(request, pasted, sent, dialect) : request
    if (next === request) return ok({ request, sent })
    request = next
  }
}

function adjust(
  request: ChatRequest,
  pasted: JsonObject,
  sent: JsonObject,
  dialect: Dialect,
): ChatRequest {
  const lost = Object.keys(pasted).filter(
    (name) =>
      !ownMembers.has(name) && !(Object.hasOwn(sent, name) && isSameJson(pasted[name], sent[name])),
  )
  const added = Object.keys(sent).filter(
    (name) => !ownMembers.has(name) && !Object.hasOwn(pasted, name),
  )
  const changed = withoutParts(withoutParams(request, [...lost, ...added], dialect), lost, dialect)
  if (lost.length === 0) return changed
  const moved = lost.map((name) => [name, pasted[name]] as const)
  return {
    ...changed,
    extra: Object.fromEntries([...Object.entries(request.extra ?? {}), ...moved]) as JsonObject,
  } // members of pasted
}

/** Without the parameters that are these members. */
function withoutParams(
  request: ChatRequest,
  members: readonly string[],
  { wireNames }: Dialect,
): ChatRequest {
  const names = Object.keys(request.params) as ParamName[] // the keys of Params and no others
  const gone = names.filter((name) => members.includes(wireNames[name] ?? ''))
  if (gone.length === 0) return request
  const kept = Object.entries(request.params).filter(([name]) => !gone.includes(name as ParamName)) // a key of Params
  return { ...request, params: Object.fromEntries(kept) }
}

const nothingAsked: ChatRequest = { model: '', messages: [], params: {}, stream: false }

/** Without tools, or the choice among them, when these members are what they become. */
function withoutParts(
  request: ChatRequest,
  members: readonly string[],
  dialect: Dialect,
): ChatRequest {
  const { tools, toolChoice, ...rest } = request
  if (members.length === 0 || (tools === undefined && toolChoice === undefined)) return request
  const membersOf = (part: Partial<ChatRequest>): readonly string[] => {
    const encoded = dialect.encodeRequest({ ...nothingAsked, ...part })
    return encoded.ok ? Object.keys(JSON.parse(encoded.value.body) as JsonObject) : [] // encodeRequest made it
  }
  const usual = new Set(membersOf({}))
  const isOf = (part: Partial<ChatRequest>) =>
    membersOf(part).some((name) => !usual.has(name) && members.includes(name))
  return {
    ...rest,
    ...(tools && !isOf({ tools }) && { tools }),
    ...(toolChoice && !isOf({ toolChoice }) && { toolChoice }),
  }
}
