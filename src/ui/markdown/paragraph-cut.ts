import type { Paragraph, PhrasingContent } from 'mdast'

import { mathsLine } from './bracket-math-flow.ts'
import { parseTree } from './parse-tree.ts'
import { noReferences } from './references.ts'

/**
 * Find the last space of a growing paragraph at which it can be cut: what stands before reads the
 * same whatever comes, and what stands after reads the same when it stands alone.
 * @returns the offset of the space, or null
 */
export function findParagraphCut(text: string): number | null {
  const paragraph = readParagraph(text)
  // Behind it a list below would be read otherwise.
  if (!paragraph || mathsLine.test(text)) return null
  // What stands in brackets may become a link by a definition to come: it is not cut apart. Nor does
  // a piece begin with it, or `[a]: /url` would be a definition there.
  const masked = text.replace(closedBracket, (link) => '.'.repeat(link.length))
  let cut: number | null = null
  for (const node of paragraph.children) {
    if (node.type !== 'text') continue
    const [start, end] = extentOf(node)
    const openerAt = findOpener(masked, start, end)
    cut = lastCutIn(masked, start, openerAt ?? end) ?? cut
    if (openerAt !== null) break
  }
  // `[a]: /url and` is a paragraph, but `[a]: /url` is none.
  return cut !== null && readParagraph(text.slice(0, cut)) ? cut : null
}

function readParagraph(text: string): Paragraph | null {
  const [block, ...others] = parseTree(text, noReferences).children
  return block?.type === 'paragraph' && others.length === 0 ? block : null
}

/** `\[` is none: it begins a formula. */
const closedBracket = /(?<!\\)\[[^[\]]*\](?=[^([])/g

const extentOf = ({ position }: PhrasingContent): readonly [number, number] => [
  position?.start.offset ?? 0,
  position?.end.offset ?? 0,
]

/**
 * What stands as text so far, and may yet begin something: emphasis, code, a link, an element, a
 * formula. Marks before a space and underscores after a letter begin nothing, and of several
 * dollars only the last one may.
 */
const opener = new RegExp(
  [
    String.raw`[*~](?=[^\s*~])`,
    String.raw`(?<![\p{L}\p{N}_])_+(?=[^\s_])`,
    '`',
    String.raw`\[`,
    String.raw`<(?=[a-z/!?])`,
    String.raw`\$(?=[^\s$])(?![^$]*\$)`,
    String.raw`\\[([]`,
    // At the very end nobody knows what follows.
    String.raw`[*_~<$\\]+$`,
  ].join('|'),
  'giu',
)

function findOpener(text: string, start: number, end: number): number | null {
  opener.lastIndex = start
  const match = opener.exec(text)
  return match && match.index < end ? match.index : null
}

/** A single space between a word and a letter: nothing but a paragraph begins with a letter. */
const cutPlace = /(?<=[\p{L}\p{N}.,;:!?)”’"'])[ ](?=\p{L})/gu

function lastCutIn(text: string, start: number, end: number): number | null {
  let last: number | null = null
  for (const { index } of text.slice(start, end).matchAll(cutPlace)) {
    // With a bar before it the line may turn out to be the head of a table, counted by its bars.
    if (!lineBefore(text, start + index).includes('|')) last = start + index
  }
  return last
}

function lineBefore(text: string, at: number): string {
  let start = at
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--
  return text.slice(start, at)
}
