import { findJsonProblem } from '../../json-problem.ts'
import { isJsonObject, parseJson } from '../../json.ts'
import { ok, type Result } from '../../result.ts'
import { readNodeAt } from './code/read-node.ts'
import { jsonSyntax } from './code/syntax.ts'
import type { DraftBody } from './draft.ts'
import { faultAt, type Fault } from './place.ts'
import { sourceOffset, type TracedText } from './traced-text.ts'

/** The body out of its text. The error stands at the letter of the source that is wrong. */
export function readJsonBody(traced: TracedText): Result<DraftBody, Fault> {
  const [hole] = traced.holes
  if (hole !== undefined)
    return faultAt(
      hole.offset,
      'A variable stands here whose value the text does not say. Write the value in its place.',
    )
  const parsed = parseJson(traced.text)
  if (!parsed.ok) return faultAt(...placeOfProblem(traced))
  const { value } = parsed
  const start = sourceOffset(traced, Math.max(0, traced.text.search(/\S/)))
  if (!isJsonObject(value))
    return faultAt(start, 'The body is JSON, but no object. Put { } around it.')
  return ok({
    members: value,
    // Asked only for the place of an error, so it is not kept ready.
    offsetOf: (path) => sourceOffset(traced, readNodeAt(traced.text, jsonSyntax, path)),
  })
}

function placeOfProblem(traced: TracedText): [number, string] {
  const problem = findJsonProblem(traced.text)
  if (problem?.kind !== 'error') return [sourceOffset(traced, 0), 'The body is not JSON.']
  const words = problem.message.replace(/^Line \d+: /, '')
  return [sourceOffset(traced, problem.from), `The body is not JSON: ${words}.`]
}
