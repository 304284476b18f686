import type { JsonValue } from '../json.ts'

/** What stands around and between the parts of a list or an object. */
export interface Brackets {
  readonly open: string
  readonly close: string
  /** Inside the brackets, when all is on one line. */
  readonly padding: '' | ' '
}

/** How a language writes the values that JSON has. */
export interface LiteralSyntax {
  readonly indent: string
  readonly words: Readonly<Record<'true' | 'false' | 'null', string>>
  readonly quote: (text: string) => string
  readonly list: Brackets
  /** By its keys: PHP has two kinds. */
  readonly object: (keys: readonly string[]) => Brackets
  readonly member: (key: string, value: string) => string
}

/** What fits into this many columns stays on one line. */
const width = 88

/**
 * A JSON value as a literal of the language. Lists and objects are opened, one part to a line, unless
 * they are short. No string of it has a raw line break, so the text can be indented further.
 * @param depth how far its first line is indented
 */
export function printLiteral(value: JsonValue, syntax: LiteralSyntax, depth: number): string {
  if (typeof value === 'string') return syntax.quote(value)
  if (typeof value === 'number') return JSON.stringify(value)
  if (value === null || typeof value === 'boolean') return syntax.words[`${value}`]
  if (Array.isArray(value)) {
    const items = value.map((item: JsonValue) => printLiteral(item, syntax, depth + 1))
    return printParts(items, syntax.list, syntax, depth)
  }
  const members = Object.entries(value).map(([key, member]) =>
    syntax.member(key, printLiteral(member, syntax, depth + 1)),
  )
  return printParts(members, syntax.object(Object.keys(value)), syntax, depth)
}

/** The parts of a list, an object or a call in their brackets, on one line if that is short enough. */
export function printParts(
  parts: readonly string[],
  brackets: Brackets,
  syntax: Pick<LiteralSyntax, 'indent'>,
  depth: number,
): string {
  const { open, close, padding } = brackets
  if (parts.length === 0) return `${open}${close}`
  const room = width - syntax.indent.length * depth - open.length
  const length = parts.reduce((sum, part) => sum + part.length + 2, 0)
  const isShort = length <= room && !parts.some((part) => part.includes('\n'))
  if (isShort) return `${open}${padding}${parts.join(', ')}${padding}${close}`
  return printOpened(parts, brackets, syntax, depth)
}

/** One part to a line, however short they are. */
export function printOpened(
  parts: readonly string[],
  { open, close }: Brackets,
  { indent }: Pick<LiteralSyntax, 'indent'>,
  depth: number,
): string {
  const inner = `\n${indent.repeat(depth + 1)}`
  return `${open}${parts.map((part) => `${inner}${part},`).join('')}\n${indent.repeat(depth)}${close}`
}
