import { largestNode, sizeOf, type CodeNode } from './node.ts'
import type { CodeSyntax } from './syntax.ts'
import type { CodeToken, StringPart } from './token.ts'

/** Code that is being read. */
export interface CodeScan {
  readonly tokens: readonly CodeToken[]
  readonly syntax: CodeSyntax
  /** What names stand for that the text itself sets. */
  readonly constants: ReadonlyMap<string, CodeNode>
}

/** A value and the index of the token after it. */
export interface NodeRead {
  readonly node: CodeNode
  readonly next: number
}

/** Deeper than any body that is taken (`deepestBody`); a hostile one ends here, not in a full stack. */
const deepest = 400
/** Objects spread into each other grow without an end. */
const mostMembers = 100_000

/** The value that begins at this token. Never throws: what is no literal is `unknown` or `broken`. */
export function readExpression(scan: CodeScan, index: number, depth = 0): NodeRead {
  const first = readOperand(scan, index, depth)
  let { node, next } = first
  while (node.kind !== 'broken' && isMark(scan, next, '+')) {
    const right = readOperand(scan, next + 1, depth)
    node = right.node.kind === 'broken' ? right.node : joinTexts(node, right.node)
    next = right.next
  }
  if (node.kind === 'broken' || isEnd(scan, next, depth)) return { node, next }
  // `… || "default"`, `… as const`, a method: what comes out of it is not known, but where it ends is.
  const isTypeOnly = isName(scan, next, 'as') || isName(scan, next, 'satisfies')
  const end = skipExpression(scan, next, depth)
  const token = scan.tokens[next]
  if (
    token?.kind === 'string' ||
    token?.kind === 'number' ||
    (token?.kind === 'name' && node.kind !== 'unknown' && !isOperator.test(token.text))
  )
    return { node: broken(token.from, 'A comma is missing before this.'), next }
  return {
    node: isTypeOnly || node.kind === 'json-text' ? node : { kind: 'unknown', from: node.from },
    next: end,
  }
}

const isOperator = /^(?:as|satisfies|if|else|or|and|not|in|is|for|instanceof|with)$/

export const isMark = ({ tokens }: CodeScan, index: number, text: string): boolean =>
  tokens[index]?.kind === 'mark' && tokens[index].text === text

const isName = ({ tokens }: CodeScan, index: number, text: string): boolean =>
  tokens[index]?.kind === 'name' && tokens[index].text === text

const ending = /^[,;)\]}:=]$/

/** Whether a value is over: at a sign that ends it, at the end, and for a statement with its line. */
function isEnd({ tokens }: CodeScan, index: number, depth: number): boolean {
  const token = tokens[index]
  if (token === undefined || (token.kind === 'mark' && ending.test(token.text))) return true
  return isNextStatement(token, depth)
}

/** Inside brackets a line may end anywhere; outside, the next one begins with a word. */
const isNextStatement = (token: CodeToken, depth: number): boolean =>
  depth === 0 && token.startsLine && token.kind !== 'mark'

function skipExpression({ tokens }: CodeScan, index: number, depth: number): number {
  let open = 0
  for (let at = index; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token === undefined) break
    if (open === 0 && isNextStatement(token, depth)) return at
    if (token.kind !== 'mark') continue
    if (open === 0 && /^[,;)\]}]$/.test(token.text)) return at
    if (/^[([{]$/.test(token.text)) open += 1
    if (/^[)\]}]$/.test(token.text)) open -= 1
  }
  return tokens.length
}

const broken = (from: number, message: string): CodeNode => ({ kind: 'broken', from, message })

function joinTexts(left: CodeNode, right: CodeNode): CodeNode {
  const holeAt = holeOf(left) ?? holeOf(right)
  const isTooLong = sizeOf(left) + sizeOf(right) > largestNode
  if (isTooLong || (left.kind !== 'text' && right.kind !== 'text'))
    return { kind: 'unknown', from: left.from }
  const textOf = (node: CodeNode) => (node.kind === 'text' ? node.text : '')
  return { kind: 'text', text: textOf(left) + textOf(right), holeAt, from: left.from }
}

const holeOf = (node: CodeNode): number | null => (node.kind === 'text' ? node.holeAt : node.from)

function readOperand(scan: CodeScan, index: number, depth: number): NodeRead {
  const token = scan.tokens[index]
  if (token === undefined)
    return {
      node: broken(scan.tokens.at(-1)?.to ?? 0, 'The text ends where a value is expected.'),
      next: index,
    }
  const { from } = token
  if (depth > deepest)
    return { node: broken(from, 'This is nested too deeply.'), next: scan.tokens.length }
  switch (token.kind) {
    case 'string':
      return readStrings(scan, index)
    case 'number':
      return { node: { kind: 'plain', value: numberOf(token.text), from }, next: index + 1 }
    case 'name':
      return readNamed(scan, index, depth)
    case 'mark':
      return readMarked(scan, index, token, depth)
  }
}

const numberOf = (text: string): number => Number(text.replaceAll(/_|n$/g, ''))

function readMarked(
  scan: CodeScan,
  index: number,
  { text, from }: CodeToken,
  depth: number,
): NodeRead {
  if (text === '[') return readList(scan, index, ']', depth)
  if (text === '{') return readObject(scan, index, depth)
  if (text === '(') return readParenthesis(scan, index, depth)
  const after = scan.tokens[index + 1]
  if ((text === '-' || text === '+') && after?.kind === 'number') {
    const value = numberOf(after.text)
    return { node: { kind: 'plain', value: text === '-' ? -value : value, from }, next: index + 2 }
  }
  if (/^[,;)\]}:=]$/.test(text))
    return { node: broken(from, `A value is expected before ${text}.`), next: index }
  return { node: { kind: 'unknown', from }, next: skipExpression(scan, index + 1, depth) }
}

/** `("a" "b")` is its inside, `(1, 2)` a list. */
function readParenthesis(scan: CodeScan, index: number, depth: number): NodeRead {
  const { node, next } = readList(scan, index, ')', depth)
  const hasComma = isMark(scan, next - 2, ',')
  const [only] = node.kind === 'list' ? node.items : []
  return {
    node: node.kind === 'list' && node.items.length === 1 && only && !hasComma ? only : node,
    next,
  }
}

function readStrings(scan: CodeScan, index: number): NodeRead {
  const parts: StringPart[] = []
  const from = scan.tokens[index]?.from ?? 0
  let next = index
  for (let token = scan.tokens[next]; token?.kind === 'string'; token = scan.tokens[next]) {
    if (next > index && scan.syntax.language !== 'python') break
    for (const part of token.parts) parts.push(part)
    next += 1
  }
  let holeAt: number | null = null
  let length = 0
  const text = parts.map((part) => {
    if (part.kind === 'text') return part.text
    const known = scan.constants.get(part.code.trim())
    length += known?.kind === 'text' ? known.text.length : 0
    if (known?.kind === 'text' && known.holeAt === null && length <= largestNode) return known.text
    holeAt ??= part.from
    return ''
  })
  return { node: { kind: 'text', text: text.join(''), holeAt, from }, next }
}

const printers = /^(?:JSON\.stringify|json\.dumps)$/

function readNamed(scan: CodeScan, index: number, depth: number): NodeRead {
  const { tokens, syntax, constants } = scan
  const from = tokens[index]?.from ?? 0
  let path = tokens[index]?.text ?? ''
  if (syntax.constants.has(path))
    return { node: { kind: 'plain', value: syntax.constants.get(path), from }, next: index + 1 }
  let next = index + 1
  while (isMark(scan, next, '.') && tokens[next + 1]?.kind === 'name') {
    path += `.${tokens[next + 1]?.text ?? ''}`
    next += 2
  }
  if (printers.test(path) && isMark(scan, next, '(')) {
    const read = readExpression(scan, next + 1, depth + 1)
    if (read.node.kind === 'broken') return read
    return { node: { kind: 'json-text', of: read.node, from }, next: closeOf(scan, read.next) }
  }
  const known = constants.get(path)
  if (known !== undefined && !isMark(scan, next, '(') && !isMark(scan, next, '['))
    return { node: known, next }
  const isAlone = isEnd(scan, next, depth) || isMark(scan, next, '+')
  return {
    node: { kind: 'unknown', from },
    next: isAlone ? next : skipExpression(scan, next, depth),
  }
}

/** After the parenthesis that closes the call of which an argument was just read. */
function closeOf(scan: CodeScan, index: number): number {
  let at = index
  while (isMark(scan, at, ',')) at = skipExpression(scan, at + 1, 1)
  return isMark(scan, at, ')') ? at + 1 : at
}

function readList(scan: CodeScan, index: number, closing: ']' | ')', depth: number): NodeRead {
  const from = scan.tokens[index]?.from ?? 0
  const items: CodeNode[] = []
  let next = index + 1
  while (!isMark(scan, next, closing)) {
    const item = readExpression(scan, next, depth + 1)
    const end = item.node.kind === 'broken' ? item.node : endOfItem(scan, item.next, closing, from)
    if (end !== null) return { node: end, next: item.next }
    items.push(item.node)
    next = isMark(scan, item.next, ',') ? item.next + 1 : item.next
  }
  return { node: { kind: 'list', items, from }, next: next + 1 }
}

/** What is wrong between two items; null when a comma or the end is there. */
function endOfItem(scan: CodeScan, index: number, closing: string, from: number): CodeNode | null {
  const token = scan.tokens[index]
  if (isMark(scan, index, ',') || isMark(scan, index, closing)) return null
  if (closing === '}' && token?.text === ':')
    return broken(scan.tokens[index - 1]?.from ?? from, 'A comma is missing before this.')
  return token === undefined
    ? broken(from, `This bracket is never closed: its ${closing} is missing.`)
    : broken(token.from, `A comma or ${closing} is expected here.`)
}

function readObject(scan: CodeScan, index: number, depth: number): NodeRead {
  const from = scan.tokens[index]?.from ?? 0
  const members: (readonly [string, CodeNode])[] = []
  let next = index + 1
  while (!isMark(scan, next, '}')) {
    const member = readMember(scan, next, depth, from)
    const last = member.members.at(-1)?.[1]
    if (last?.kind === 'broken') return { node: last, next: member.next }
    const end = endOfItem(scan, member.next, '}', from)
    if (end !== null) return { node: end, next: member.next }
    for (const each of member.members) members.push(each)
    if (members.length > mostMembers)
      return { node: broken(from, 'This object is too large.'), next: member.next }
    next = isMark(scan, member.next, ',') ? member.next + 1 : member.next
  }
  return { node: { kind: 'object', members, from }, next: next + 1 }
}

interface MembersRead {
  readonly members: readonly (readonly [string, CodeNode])[]
  readonly next: number
}

function readMember(scan: CodeScan, index: number, depth: number, from: number): MembersRead {
  const token = scan.tokens[index]
  const wrong = (at: number, message: string): MembersRead => ({
    members: [['', broken(at, message)]],
    next: index,
  })
  if (token === undefined) return wrong(from, 'This { is never closed: its } is missing.')
  if (isMark(scan, index, '...') || isMark(scan, index, '**'))
    return readSpread(scan, index + 1, depth)
  const isShort =
    token.kind === 'name' && (isMark(scan, index + 1, ',') || isMark(scan, index + 1, '}'))
  if (isShort && scan.syntax.language === 'javascript') {
    const { node } = readExpression(scan, index, depth + 1)
    return { members: [[token.text, node]], next: index + 1 }
  }
  const isComputed = isMark(scan, index, '[')
  const name = nameOfMember(scan, isComputed ? index + 1 : index, depth)
  if (name === null) return wrong(token.from, 'A name in quotes is expected here.')
  const colon = isComputed ? index + 3 : index + name.length
  if (!isMark(scan, colon, ':'))
    return wrong(
      scan.tokens[colon]?.from ?? token.from,
      'A : is missing between the name and its value.',
    )
  const { node, next } = readExpression(scan, colon + 1, depth + 1)
  return { members: [[name.text, node]], next }
}

function nameOfMember(
  scan: CodeScan,
  index: number,
  depth: number,
): { text: string; length: number } | null {
  const token = scan.tokens[index]
  if (token?.kind === 'string') {
    const { node, next } = readStrings(scan, index)
    return node.kind === 'text' && node.holeAt === null
      ? { text: node.text, length: next - index }
      : null
  }
  if (token?.kind === 'number') return { text: String(numberOf(token.text)), length: 1 }
  if (token?.kind !== 'name') return null
  if (scan.syntax.language !== 'python') return { text: token.text, length: 1 }
  const { node } = readNamed(scan, index, depth)
  return node.kind === 'text' ? { text: node.text, length: 1 } : null
}

function readSpread(scan: CodeScan, index: number, depth: number): MembersRead {
  const { node, next } = readExpression(scan, index, depth + 1)
  return { members: node.kind === 'object' ? node.members : [['...', node]], next }
}
