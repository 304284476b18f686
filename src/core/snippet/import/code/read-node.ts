import type { BodyPath } from '../draft.ts'
import { placeIn } from './node.ts'
import { readExpression } from './read-expression.ts'
import { readTokens } from './read-tokens.ts'
import type { CodeSyntax } from './syntax.ts'

/** Where in a text that is one literal the value at the path stands. */
export function readNodeAt(text: string, syntax: CodeSyntax, path: BodyPath): number {
  const { tokens } = readTokens(text, syntax)
  return placeIn(readExpression({ tokens, syntax, constants: new Map() }, 0).node, path)
}
