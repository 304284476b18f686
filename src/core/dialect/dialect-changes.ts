import { paramLabels } from '../chat/more-params.ts'
import type { ParamName, ParamSupports } from '../chat/params.ts'
import type { ChatRequest } from '../chat/request.ts'
import { isJsonObject, parseJson } from '../json.ts'
import type {
  EncodedRequest,
  ParamWarning,
  RequestDialect,
  RequestPart,
  WireTraits,
} from './dialect.ts'

/** A dialect as one provider and one model take it. */
export interface DialectInUse {
  readonly dialect: RequestDialect
  readonly traits: WireTraits
  readonly supports: ParamSupports
}

/** What becomes of a part of a request when it is written in another dialect. */
export interface DialectChange {
  readonly kind: 'refused' | 'left out' | 'limited' | 'added' | 'in conflict' | 'moved' | 'renamed'
  readonly message: string
}

/** What the extra body overrides, it overrides in both. */
const kinds: Readonly<Record<ParamWarning['kind'], DialectChange['kind'] | null>> = {
  unsupported: 'left out',
  clamped: 'limited',
  added: 'added',
  conflict: 'in conflict',
  moved: 'moved',
  overridden: null,
}

/**
 * What differs when a request goes out in `to` instead of `from`: losses first, then what is only
 * called or placed otherwise. Nothing for a request that `from` itself cannot carry, beyond its losses.
 */
export function dialectChanges(
  request: ChatRequest,
  from: DialectInUse,
  to: DialectInUse,
): readonly DialectChange[] {
  const encoded = encode(request, to)
  if (!encoded.ok) return [{ kind: 'refused', message: encoded.error.message }]
  const before = encode(request, from)
  const known = new Set(before.ok ? before.value.warnings.map(({ message }) => message) : [])
  const said = encoded.value.warnings.flatMap(({ kind, message }): readonly DialectChange[] => {
    const change = kinds[kind]
    return change === null || known.has(message) ? [] : [{ kind: change, message }]
  })
  const renamed = before.ok ? renames(request, [from, before.value], [to, encoded.value]) : []
  return [...said, ...moves(request, from.dialect, to.dialect), ...renamed]
}

const encode = (request: ChatRequest, { dialect, traits, supports }: DialectInUse) =>
  dialect.encodeRequest(request, traits, supports)

const partNames: Readonly<Record<RequestPart, readonly [string, 'is' | 'are']>> = {
  system: ['The system message', 'is'],
  images: ['Images', 'are'],
  tools: ['Tools', 'are'],
  'tool calls': ['Tool calls', 'are'],
  'tool results': ['Results of tools', 'are'],
}

function moves(
  request: ChatRequest,
  from: RequestDialect,
  to: RequestDialect,
): readonly DialectChange[] {
  return partsOf(request)
    .filter((part) => from.forms[part] !== to.forms[part])
    .map((part) => ({
      kind: 'moved',
      message: `${partNames[part].join(' ')} ${to.forms[part]} instead of ${from.forms[part]}.`,
    }))
}

function partsOf({ messages, tools = [] }: ChatRequest): readonly RequestPart[] {
  const has: Readonly<Record<RequestPart, boolean>> = {
    system: messages[0]?.role === 'system',
    images: messages.some(
      (message) =>
        message.role === 'user' && message.content.some((content) => content.type === 'image'),
    ),
    tools: tools.length > 0,
    'tool calls': messages.some(
      (message) => message.role === 'assistant' && (message.toolCalls ?? []).length > 0,
    ),
    'tool results': messages.some((message) => message.role === 'tool'),
  }
  return (Object.keys(has) as RequestPart[]).filter((part) => has[part]) // the keys of that very record
}

type Written = readonly [use: DialectInUse, encoded: EncodedRequest]

/** Of the parameters that are sent in both. */
function renames(request: ChatRequest, from: Written, to: Written): readonly DialectChange[] {
  const membersBefore = membersOf(from[1])
  const membersAfter = membersOf(to[1])
  return from[1].sent
    .filter((name) => to[1].sent.includes(name) && request.params[name] !== undefined)
    .flatMap((name): readonly DialectChange[] => {
      const before = memberOf(name, request, from[0], membersBefore)
      const after = memberOf(name, request, to[0], membersAfter)
      if (before === null || after === null || before === after) return []
      return [
        {
          kind: 'renamed',
          message: `${paramLabels[name]} is called ${after} instead of ${before}.`,
        },
      ]
    })
}

/**
 * The member that carries a parameter. Where the table's name is not in the body (Max Tokens has two
 * names), it is the one that goes away with the parameter.
 */
function memberOf(
  name: ParamName,
  request: ChatRequest,
  use: DialectInUse,
  members: readonly string[],
): string | null {
  const wireName = use.dialect.wireNames[name]
  if (wireName !== null && members.includes(wireName)) return wireName
  const { [name]: _, ...others } = request.params
  const without = encode({ ...request, params: others }, use)
  const left = without.ok ? membersOf(without.value) : members
  return members.find((member) => !left.includes(member)) ?? null
}

function membersOf({ body }: EncodedRequest): readonly string[] {
  const json = parseJson(body)
  return json.ok && isJsonObject(json.value) ? Object.keys(json.value) : []
}
