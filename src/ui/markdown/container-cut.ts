import type { List, ListItem, RootContent, Table } from 'mdast'

import { parseTree } from './parse-tree.ts'
import { noReferences } from './references.ts'

/** Where a growing list or table is cut in two that are read one by one and shown as one. */
export type ContainerCut = {
  /** Offset of the first line of the rest. */
  readonly at: number
  /** What the rest needs before it to be read as what it is: for a table columns, for a list nothing. */
  readonly prefix: string
  /** The list stands with space between its items. */
  readonly isLoose: boolean
}

/**
 * Find the last item of a growing list before which it can be cut: both parts read alone as they read
 * together. An item is a document of its own (CommonMark 0.31, section 5.2), but for the marker, which
 * must be the list's, and for looseness, which is of all items or of none.
 * @param text a block that ends in the list
 * @param prefix of an earlier cut, after which nothing but the list may stand in it; null at first
 */
export function findListCut(text: string, prefix: string | null): ContainerCut | null {
  const whole = readEnd(text, 'list', prefix !== null)
  const marker = whole && listMarker(text.slice(whole.node.position?.start.offset))
  const at = marker ? lastPlace(text, itemStart(marker)) : null
  if (!whole || at === null) return null
  const begun = readEnd(text.slice(0, at), 'list')
  const rest = readEnd(text.slice(at), 'list', true)
  if (!begun || !rest) return null
  if (!isAlike(begun.before, whole.before)) return null
  if (!isAlike([...begun.node.children, ...rest.node.children], whole.node.children)) return null
  return { at, prefix: '', isLoose: isLooseList(whole.node) && isLooseSoFar(text) }
}

/**
 * Find the last row of a growing table before which it can be cut. Rows know nothing of one another,
 * only how many columns there are and how they lean (GFM 0.29, section 4.10).
 * @param text a block that ends in the table
 * @param earlierPrefix see `findListCut`
 */
export function findTableCut(text: string, earlierPrefix: string | null): ContainerCut | null {
  const at = lastPlace(text, rowStart)
  if (at === null || at <= (earlierPrefix?.length ?? 0)) return null
  const whole = readEnd(text, 'table', earlierPrefix !== null)
  const begun = readEnd(text.slice(0, at), 'table')
  // Its head stays, and a row: without one there is no body to add to.
  if (!whole || !begun || begun.node.children.length < 2) return null
  const prefix = columnsOf(whole.node)
  const rest = readEnd(prefix + text.slice(at), 'table', true)
  if (!rest || !isAlike(begun.before, whole.before)) return null
  const rows = [...begun.node.children, ...rest.node.children.slice(1)]
  return isAlike(rows, whole.node.children) ? { at, prefix, isLoose: false } : null
}

/** As `mdast-util-to-hast` decides it: then every item has paragraphs. */
export const isLooseList = ({ spread, children }: List): boolean =>
  spread === true || children.some(isLooseItem)

/**
 * Whether the list that a text ends in is loose without its last line, if that is not complete: of
 * `-5 is less` there is `-` first, which is an item.
 * @param isFirst the list that it begins with
 */
export function isLooseSoFar(text: string, isFirst = false): boolean {
  const { children } = parseTree(text.slice(0, lastLineStart(text)), noReferences)
  const list = isFirst ? children[0] : children.at(-1)
  return list?.type === 'list' && isLooseList(list)
}

const lastLineStart = (text: string): number =>
  Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1

const isLooseItem = ({ spread, children }: ListItem): boolean => spread ?? children.length > 1

/** Of a list at the margin: `-`, `*` or `+`, or what stands behind the number. */
const listMarker = (text: string): string | null =>
  /^(?:([-*+])|\d{1,9}([.)])) /.exec(text)?.slice(1).find(Boolean) ?? null

/** What an item may begin with that is certainly words, or marks of words. */
const words = [
  String.raw`[\p{L}"“„'‘(\[]`,
  String.raw`\d+(?!\d|[.)]\s)`,
  String.raw`\*{1,3}[^\s*]`,
  String.raw`_{1,3}[^\s_]`,
  String.raw`[@&:;,.!?%/=^{}\])]`,
  '`[^`]',
  String.raw`~{1,2}[^~\s]`,
  // Two or three alone are a rule.
  String.raw`-{1,3}[^-\s]`,
  String.raw`[+#][^+#\s]`,
  // A tag may begin HTML, which its item holds.
  String.raw`<\S`,
  String.raw`\\[^[\s]`,
  String.raw`\$[^\s$]`,
  String.raw`[^\0-\x7F]`,
].join('|')

/** The start of an item, behind a line end, that nothing else can be: at the margin, its first line complete. */
function itemStart(marker: string): RegExp {
  const mark = /[.)]/.test(marker) ? String.raw`\d{1,9}[${marker}]` : `[${marker}]`
  return new RegExp(String.raw`(?<=[\r\n])(?=${mark} {1,4}(?:${words})[^\r\n]*[\r\n])`, 'gu')
}

const rowStart = /(?<=[\r\n])(?=\|[^\r\n]*[\r\n])/g

function lastPlace(text: string, pattern: RegExp): number | null {
  let last: number | null = null
  for (const { index } of text.matchAll(pattern)) last = index
  return last
}

type Containers = { readonly list: List; readonly table: Table }

/**
 * The list or table that a text ends in, and what stands before it: often a line that announces it.
 * @param isAlone nothing may
 */
function readEnd<Name extends keyof Containers>(
  text: string,
  name: Name,
  isAlone = false,
): { readonly before: readonly RootContent[]; readonly node: Containers[Name] } | null {
  const before = parseTree(text, noReferences).children
  const node = before.pop()
  if (!node || !isOfType(node, name)) return null
  return isAlone && before.length > 0 ? null : { before, node }
}

const isOfType = <Name extends keyof Containers>(
  node: RootContent,
  name: Name,
): node is Containers[Name] => node.type === name

/** A head and a line of dashes for as many columns, leaning as they do. */
function columnsOf({ align }: Table): string {
  const columns = align ?? []
  const dashes = { left: ':-', center: ':-:', right: '-:' }
  const line = columns.map((side) => (side ? dashes[side] : '-')).join('|')
  // No letter: the table's direction is that of its first one.
  return `${'|1'.repeat(columns.length)}|\n|${line}|\n`
}

const isAlike = (one: readonly RootContent[], other: readonly RootContent[]): boolean =>
  one.length === other.length && withoutPlaces(one) === withoutPlaces(other)

const withoutPlaces = (nodes: readonly RootContent[]): string =>
  JSON.stringify(nodes, (name, value: unknown) => (name === 'position' ? undefined : value))
