import type { JsonObject, JsonValue } from '../../../json.ts'
import { ok, type Result } from '../../../result.ts'
import type { BodyPath, Written } from '../draft.ts'
import { faultAt, type Fault } from '../place.ts'

/** A value as code writes it. */
export type CodeNode = { readonly from: number } & (
  | { readonly kind: 'plain'; readonly value: number | boolean | null | undefined }
  /** `holeAt`: where something stands in it that only the running program knows. */
  | { readonly kind: 'text'; readonly text: string; readonly holeAt: number | null }
  | { readonly kind: 'list'; readonly items: readonly CodeNode[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, CodeNode])[] }
  /** `JSON.stringify(…)`, `json.dumps(…)` */
  | { readonly kind: 'json-text'; readonly of: CodeNode }
  /** `process.env.X`, `os.environ["X"]`, a call, a name that is not set here. */
  | { readonly kind: 'unknown' }
  /** Not code of the language. */
  | { readonly kind: 'broken'; readonly message: string }
)

/** In letters and values. Beyond it a body is made to fill the memory: constants that double each other. */
export const largestNode = 4_000_000

/** How large the node is with all its constants put in; counts no further than just above `largestNode`. */
export function sizeOf(node: CodeNode, before = 0): number {
  let size = before + 1
  if (node.kind === 'text') size += node.text.length
  if (node.kind === 'json-text') return sizeOf(node.of, size)
  const inner =
    node.kind === 'list'
      ? node.items
      : node.kind === 'object'
        ? node.members.map(([, member]) => member)
        : []
  for (const member of inner) {
    if (size > largestNode) break
    size = sizeOf(member, size)
  }
  return size
}

/** The node as JSON. The error names what is no literal. */
export function toJson(node: CodeNode): Result<JsonValue, Fault> {
  switch (node.kind) {
    case 'plain':
      return ok(node.value ?? null)
    case 'text':
      return node.holeAt === null ? ok(node.text) : faultAt(node.holeAt, notSaid)
    case 'list':
      return toList(node.items)
    case 'object':
      return toObject(node.members)
    case 'json-text': {
      const value = toJson(node.of)
      return value.ok ? ok(JSON.stringify(value.value)) : value
    }
    case 'unknown':
      return faultAt(node.from, notSaid)
    case 'broken':
      return faultAt(node.from, node.message)
  }
}

const notSaid =
  'A value stands here that only the running program knows. Write it out as a literal.'

function toList(items: readonly CodeNode[]): Result<JsonValue, Fault> {
  const values: JsonValue[] = []
  for (const item of items) {
    const value = toJson(item)
    if (!value.ok) return value
    values.push(value.value)
  }
  return ok(values)
}

function toObject(members: readonly (readonly [string, CodeNode])[]): Result<JsonObject, Fault> {
  const values: [string, JsonValue][] = []
  for (const [name, member] of members) {
    if (member.kind === 'plain' && member.value === undefined) continue
    const value = toJson(member)
    if (!value.ok) return value
    values.push([name, value.value])
  }
  return ok(Object.fromEntries(values))
}

/** The member's node; of several with one name the last. */
export const memberOf = (
  node: CodeNode | undefined,
  ...names: readonly string[]
): CodeNode | undefined =>
  node?.kind === 'object' ? node.members.findLast(([name]) => names.includes(name))?.[1] : undefined

/** Where the value at the path stands, or the nearest one around it. */
export function placeIn(node: CodeNode, path: BodyPath): number {
  const [step, ...rest] = path
  const inner = node.kind === 'list' ? node.items[Number(step)] : memberOf(node, String(step))
  return step === undefined || inner === undefined ? node.from : placeIn(inner, rest)
}

/** The node as a word; something that is no text is a variable. */
export const toWritten = (node: CodeNode): Written => ({
  text: node.kind === 'text' ? node.text : '',
  offset: node.from,
  hasHole: node.kind !== 'text' || node.holeAt !== null,
})
