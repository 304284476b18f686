import type { CodeNode } from './node.ts'
import { isMark, readExpression, type CodeScan } from './read-expression.ts'

/** A call as it is written. */
export interface Call {
  readonly from: number
  readonly positional: readonly CodeNode[]
  /** `name=value` of Python, and `**{…}` member by member. */
  readonly named: readonly (readonly [string, CodeNode])[]
  readonly broken: (CodeNode & { readonly kind: 'broken' }) | null
}

/** A program that is pasted to be played has few; each may be as long as the text. */
const mostCalls = 20

/** The first places where the path is called: `['requests', 'post']`; an empty list when there is none. */
export function findCalls(scan: CodeScan, path: readonly string[]): readonly number[] {
  const [first] = path
  return scan.tokens
    .flatMap((token, index) =>
      token.kind === 'name' && token.text === first && isCallOf(scan, index, path) ? [index] : [],
    )
    .slice(0, mostCalls)
}

function isCallOf({ tokens }: CodeScan, index: number, path: readonly string[]): boolean {
  const isPath = path.every((name, step) => {
    const at = index + 2 * step
    const joins = step === 0 || tokens[at - 1]?.text === '.'
    return joins && tokens[at]?.kind === 'name' && tokens[at].text === name
  })
  return isPath && tokens[index + 2 * path.length - 1]?.text === '('
}

/** The call whose path of names begins here. */
export function readCall(scan: CodeScan, index: number, pathLength: number): Call {
  const from = scan.tokens[index]?.from ?? 0
  const positional: CodeNode[] = []
  const named: (readonly [string, CodeNode])[] = []
  let next = index + 2 * pathLength
  while (!isMark(scan, next, ')')) {
    const token = scan.tokens[next]
    const isNamed = token?.kind === 'name' && isMark(scan, next + 1, '=')
    const isSpread = isMark(scan, next, '**')
    const read = readExpression(scan, next + (isNamed ? 2 : isSpread ? 1 : 0), 1)
    const { node } = read
    if (node.kind === 'broken') return { from, positional, named, broken: node }
    if (isNamed) named.push([token.text, node])
    else if (isSpread)
      named.push(...(node.kind === 'object' ? node.members : [['**', node] as const]))
    else positional.push(node)
    next = read.next
    if (isMark(scan, next, ',')) next += 1
    else if (!isMark(scan, next, ')'))
      return { from, positional, named, broken: faultOfEnd(scan, next, from) }
  }
  return { from, positional, named, broken: null }
}

function faultOfEnd(
  { tokens }: CodeScan,
  index: number,
  from: number,
): CodeNode & { kind: 'broken' } {
  const token = tokens[index]
  return token === undefined
    ? { kind: 'broken', from, message: 'This call is never closed: its ) is missing.' }
    : { kind: 'broken', from: token.from, message: 'A comma or ) is expected here.' }
}

export const argumentOf = ({ named }: Call, ...names: readonly string[]): CodeNode | undefined =>
  named.findLast(([name]) => names.includes(name))?.[1]
