import { isJsonObject } from '../../../json.ts'
import { ok, type Result } from '../../../result.ts'
import type { Draft, DraftBody, Written } from '../draft.ts'
import { readJsonBody } from '../json-body.ts'
import { faultAt, type Fault } from '../place.ts'
import { largestNode, placeIn, sizeOf, toJson, toWritten, type CodeNode } from './node.ts'

/** A body out of a literal, or out of a text that is JSON. */
export function readNodeBody(node: CodeNode): Result<DraftBody, Fault> {
  if (node.kind === 'json-text') return readNodeBody(node.of)
  if (node.kind === 'text' && node.holeAt === null)
    return readJsonBody({
      text: node.text,
      runs: [{ index: 0, offset: node.from, isOnePlace: true }],
      holes: [],
    })
  if (sizeOf(node) > largestNode)
    return faultAt(node.from, 'The body is too large. Paste a smaller one.')
  const value = toJson(node)
  if (!value.ok) return value
  if (!isJsonObject(value.value))
    return faultAt(node.from, 'The body is no object. Write one, with its members in { }.')
  return ok({ members: value.value, offsetOf: (path) => placeIn(node, path) })
}

/** Headers out of literals. One whose value only the program knows is there with a hole. */
export const headersOf = (...nodes: readonly (CodeNode | undefined)[]): Draft['headers'] =>
  nodes.flatMap((node) =>
    node?.kind === 'object'
      ? node.members.flatMap(([name, value]): [string, Written][] =>
          value.kind === 'text' || value.kind === 'unknown' ? [[name, toWritten(value)]] : [],
        )
      : [],
  )

/** Texts under a name that means a key, wherever they go from there. */
export const keyConstants = (constants: ReadonlyMap<string, CodeNode>): readonly Written[] =>
  [...constants].flatMap(([name, node]) =>
    node.kind === 'text' && /key|token|secret/i.test(name) && !/header/i.test(name)
      ? [toWritten(node)]
      : [],
  )
