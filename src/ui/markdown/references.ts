import type { Definition, Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

import { remarkKnownReferences, type References } from './remark-references.ts'
import type { Block } from './split-blocks.ts'
import { answerSyntax, parseAnswer } from './syntax.ts'

export const noReferences: References = { definitions: [], footnoteIds: [] }

const definedIn = new WeakMap<Block, References>()

/** Collect what the blocks define. The same object comes back while nothing was added. */
export function collectReferences(blocks: readonly Block[], earlier: References): References {
  const found = blocks.map(readDefined)
  const definitions = found.flatMap((defined) => defined.definitions)
  const footnoteIds = [...new Set(found.flatMap((defined) => defined.footnoteIds))]
  const isSame =
    isEqualList(definitions, earlier.definitions) && isEqualList(footnoteIds, earlier.footnoteIds)
  return isSame ? earlier : { definitions, footnoteIds }
}

function readDefined(block: Block): References {
  // Most blocks define nothing, and this tells without parsing.
  if (block.kind !== 'markdown' || !block.text.includes(']:')) return noReferences
  const known = definedIn.get(block)
  if (known) return known
  const definitions: Definition[] = []
  const footnoteIds: string[] = []
  visit(parseAnswer(block.text), (node) => {
    if (node.type === 'definition') definitions.push(node)
    if (node.type === 'footnoteDefinition') footnoteIds.push(node.identifier.toUpperCase())
  })
  const defined = { definitions, footnoteIds }
  definedIn.set(block, defined)
  return defined
}

/** Whether a footnote's text stands in this block. */
export const hasFootnoteText = (block: Block): block is Block & { kind: 'markdown' } =>
  readDefined(block).footnoteIds.length > 0

const calledIn = new WeakMap<Block, { references: References; calls: readonly string[] }>()

/** The footnotes a block calls, in order: their numbers depend on what was called before. */
export function readFootnoteCalls(block: Block, references: References): readonly string[] {
  if (block.kind !== 'markdown' || references.footnoteIds.length === 0) return []
  if (!block.text.includes('[^')) return []
  const known = calledIn.get(block)
  if (known?.references === references) return known.calls
  const calls: string[] = []
  visit(parserWith(references).parse(block.text), (node) => {
    // A call inside a footnote's text is counted where the footnotes are listed.
    if (node.type === 'footnoteDefinition') return SKIP
    if (node.type === 'footnoteReference') calls.push(node.identifier.toUpperCase())
    return undefined
  })
  calledIn.set(block, { references, calls })
  return calls
}

type Parser = { readonly parse: (text: string) => Root }
const parsers = new WeakMap<References, Parser>()

/** One parser for all blocks: making one costs more than most blocks do. */
function parserWith(references: References): Parser {
  const known = parsers.get(references)
  if (known) return known
  const parser = unified()
    .use(remarkParse)
    .use(answerSyntax)
    .use(remarkKnownReferences, references)
    .freeze()
  parsers.set(references, parser)
  return parser
}

const isEqualList = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index])
