import { largestNode, sizeOf, type CodeNode } from './node.ts'
import { isMark, readExpression, type CodeScan } from './read-expression.ts'
import type { CodeSyntax } from './syntax.ts'
import type { CodeToken } from './token.ts'

/** A program that is pasted to be played has few; reading each may take the length of the text. */
const mostConstants = 200

/** What `name = …` and `const name = …` stand for, outside of parentheses; of several the last. */
export function readConstants(
  tokens: readonly CodeToken[],
  syntax: CodeSyntax,
): ReadonlyMap<string, CodeNode> {
  const constants = new Map<string, CodeNode>()
  const scan: CodeScan = { tokens, syntax, constants }
  let depth = 0
  let count = 0
  for (let index = 0; index < tokens.length && count < mostConstants; index += 1) {
    const token = tokens[index]
    if (token?.kind === 'mark' && /^[([]$/.test(token.text)) depth += 1
    if (token?.kind === 'mark' && /^[)\]]$/.test(token.text)) depth = Math.max(0, depth - 1)
    const isTarget = token?.kind === 'name' && depth === 0 && isMark(scan, index + 1, '=')
    if (!isTarget || isMark(scan, index - 1, '.')) continue
    const { node, next } = readExpression(scan, index + 2)
    count += 1
    if (sizeOf(node) <= largestNode) constants.set(token.text, node)
    // What is no literal may hold calls, and constants of its own.
    if (node.kind !== 'unknown' && node.kind !== 'broken') index = Math.max(index + 1, next - 1)
    else index += 1
  }
  return constants
}
