import type { Element, Text } from 'hast'
import type {
  Definition,
  FootnoteDefinition,
  FootnoteReference,
  Html,
  Nodes,
  Parents,
  RootContent,
  Table,
  TableCell,
} from 'mdast'
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast'
import type { Construct, TokenizeContext } from 'micromark-util-types'
import { SKIP, visit } from 'unist-util-visit'

/** What the blocks of an answer must know of one another to render as the whole text would. */
export type References = {
  /** Targets of `[text][label]`, in the order of the text; the first of a label counts. */
  readonly definitions: readonly Definition[]
  /** Identifiers of the footnotes that have a text. */
  readonly footnoteIds: readonly string[]
}

export const noReferences: References = { definitions: [], footnoteIds: [] }

/** The labels that stand in a text, as `idOf` writes them; null when they cannot be told from it. */
const labelsIn = new WeakMap<object, ReadonlySet<string> | null>()

/**
 * Those that a block may name: the others change nothing in it.
 * @param earlier what this said before of the same block; itself while it is the same
 */
export function referencesOf(
  block: { readonly text: string },
  references: References,
  earlier: References,
): References {
  if (references === noReferences) return noReferences
  let labels = labelsIn.get(block)
  if (labels === undefined) labelsIn.set(block, (labels = readLabels(block.text)))
  if (labels === null) return references
  const known = labels
  const definitions = references.definitions.filter((definition) => known.has(idOf(definition)))
  const footnoteIds = references.footnoteIds.filter((id) => known.has(`^${id}`))
  return keepReferences({ definitions, footnoteIds }, earlier)
}

const labelled = /\[((?:\\.|[^[\]\\])*)\]/g

/** Case and white space do not count (`micromark-util-normalize-identifier`). */
function readLabels(text: string): ReadonlySet<string> | null {
  const labels = Array.from(text.matchAll(labelled), ([, words = '']) => words)
  // A line of it may begin with the mark of a quotation.
  if (labels.some((words) => /[\r\n]/.test(words))) return null
  return new Set(
    labels.map((words) =>
      words
        .replaceAll(/[\t ]+/g, ' ')
        .trim()
        .toLowerCase()
        .toUpperCase(),
    ),
  )
}

/** What a block gives the others, and what of theirs it calls. */
export type Defined = {
  readonly definitions: readonly Definition[]
  readonly footnotes: readonly FootnoteDefinition[]
  /** Identifiers in the order they are called, outside of footnotes. */
  readonly calls: readonly string[]
}

export const definesNothing: Defined = { definitions: [], footnotes: [], calls: [] }

/** Most blocks define and call nothing, and this tells without parsing. */
export const mayDefine = (text: string): boolean => text.includes(']:') || text.includes('[^')

const idOf = ({ identifier }: { readonly identifier: string }): string => identifier.toUpperCase()

export function readDefined(blocks: readonly RootContent[]): Defined {
  const definitions: Definition[] = []
  const footnotes: FootnoteDefinition[] = []
  const calls: string[] = []
  function collect(root: Nodes, isInFootnote: boolean): void {
    visit(root, (node) => {
      if (node.type === 'definition') definitions.push(node)
      // A call inside a footnote's text is counted where the footnotes are listed.
      if (node.type === 'footnoteReference' && !isInFootnote) calls.push(idOf(node))
      if (node.type === 'table') {
        for (const cell of shownCells(node)) collect(cell, isInFootnote)
        return SKIP
      }
      if (node.type !== 'footnoteDefinition' || node === root) return undefined
      footnotes.push(node)
      collect(node, true)
      return SKIP
    })
  }
  collect({ type: 'root', children: [...blocks] }, false)
  return { definitions, footnotes, calls }
}

/** A row that is longer than its head is cut off there. */
const shownCells = ({ align, children }: Table): readonly TableCell[] =>
  children.flatMap((row) => row.children.slice(0, align?.length))

/** @returns `earlier` itself while nothing was added */
export function joinReferences(parts: readonly Defined[], earlier: References): References {
  const definitions = parts.flatMap((part) => part.definitions)
  const footnoteIds = [...new Set(parts.flatMap((part) => part.footnotes.map(idOf)))]
  return keepReferences({ definitions, footnoteIds }, earlier)
}

function keepReferences(references: References, earlier: References): References {
  const { definitions, footnoteIds } = references
  if (definitions.length + footnoteIds.length === 0) return noReferences
  const isSame =
    isEqualList(footnoteIds, earlier.footnoteIds) &&
    isEqualList(definitions.map(wordsOf), earlier.definitions.map(wordsOf))
  return isSame ? earlier : references
}

const wordsOf = ({ identifier, url, title }: Definition): string =>
  JSON.stringify([identifier, url, title])

const isEqualList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index])

/**
 * Let a block be parsed as if the definitions of the other blocks stood before it.
 * micromark keeps the labels it knows beside the text, so nothing is written into the text.
 * It matches nothing. It is tried before any block, and only the text in blocks asks for labels.
 */
export function announceLabels(references: References): Construct {
  return {
    name: 'knownReferences',
    tokenize(this: TokenizeContext, _effects, _ok, nok) {
      const { parser } = this
      for (const definition of references.definitions) {
        const label = idOf(definition)
        if (!parser.defined.includes(label)) parser.defined.push(label)
      }
      parser.gfmFootnotes ??= []
      for (const id of references.footnoteIds) {
        if (!parser.gfmFootnotes.includes(id)) parser.gfmFootnotes.push(id)
      }
      return nok
    },
  }
}

/** Blocks without the texts of footnotes, which have their own section. */
export function withoutFootnotes(
  blocks: readonly RootContent[],
  references: References,
): readonly RootContent[] {
  if (references.footnoteIds.length === 0) return blocks
  const tree = { type: 'root' as const, children: [...blocks] }
  visit(tree, 'footnoteDefinition', (_node, index, parent) => {
    if (!parent || index === undefined) return undefined
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  return tree.children
}

/**
 * Number footnotes as if the calls of the blocks before had been counted here.
 * @param earlierCalls identifiers in the order they were called
 */
export function countedFootnotes(earlierCalls: readonly string[]): Handlers {
  const counted = new WeakSet<State>()
  function count(state: State): void {
    if (counted.has(state)) return
    counted.add(state)
    for (const id of earlierCalls) {
      const calls = state.footnoteCounts.get(id) ?? 0
      if (calls === 0) state.footnoteOrder.push(id)
      state.footnoteCounts.set(id, calls + 1)
    }
  }
  return {
    footnoteReference(state: State, node: FootnoteReference) {
      count(state)
      return defaultHandlers.footnoteReference(state, node)
    },
    footnoteDefinition(state: State) {
      count(state)
      return undefined
    },
  }
}

const flowParents = new Set<Parents['type']>([
  'root',
  'blockquote',
  'listItem',
  'footnoteDefinition',
])

/**
 * Raw HTML is shown as the text it is: nothing that the model wrote is hidden, and none of it acts.
 * Only `<br>` breaks the line, because tables in answers are full of it.
 */
export const literalHtml: Handlers = {
  html(_state: State, node: Html, parent: Parents | undefined): Element | Text {
    if (/^<br\s*\/?>$/i.test(node.value)) {
      return { type: 'element', tagName: 'br', properties: {}, children: [] }
    }
    const text: Text = { type: 'text', value: node.value }
    if (!parent || !flowParents.has(parent.type)) return text
    const properties = { className: ['answer-raw-html'] }
    return { type: 'element', tagName: 'p', properties, children: [text] }
  },
}
