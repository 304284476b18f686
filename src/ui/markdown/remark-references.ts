import type { Definition, FootnoteDefinition, FootnoteReference, Html, Parents, Root } from 'mdast'
import { defaultHandlers, type Handlers, type State } from 'mdast-util-to-hast'
import type { Construct, TokenizeContext } from 'micromark-util-types'
import type { Element, Text } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import type { Processor } from 'unified'

/** What the blocks of an answer must know of one another to render as the whole text would. */
export type References = {
  /** Targets of `[text][label]`, in the order of the text; the first of a label counts. */
  readonly definitions: readonly Definition[]
  /** Identifiers of the footnotes that have a text. */
  readonly footnoteIds: readonly string[]
}

/**
 * Let a block be parsed as if the definitions of the other blocks stood before it.
 * micromark keeps the labels it knows beside the text, so nothing is written into the text.
 */
export function remarkKnownReferences(this: Processor, references: References): void {
  const data = this.data()
  data.micromarkExtensions ??= []
  data.micromarkExtensions.push({ flowInitial: { null: announceLabels(references) } })
}

/** Matches nothing. It is tried before any block, and only the text in blocks asks for labels. */
function announceLabels(references: References): Construct {
  return {
    name: 'knownReferences',
    tokenize(this: TokenizeContext, _effects, _ok, nok) {
      const { parser } = this
      for (const { identifier } of references.definitions) {
        const label = identifier.toUpperCase()
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

/** Give the links of a block their targets, and leave the footnotes' texts to their own section. */
export function remarkResolveLinks(references: References): (tree: Root) => void {
  return (tree) => {
    visit(tree, 'footnoteDefinition', (_node, index, parent) => {
      if (!parent || index === undefined) return undefined
      parent.children.splice(index, 1)
      return [SKIP, index]
    })
    tree.children.unshift(...references.definitions)
  }
}

/** Keep the footnotes' texts alone, for the section at the end. */
export function remarkOnlyFootnotes(references: References): (tree: Root) => void {
  return (tree) => {
    const footnotes: FootnoteDefinition[] = []
    visit(tree, 'footnoteDefinition', (node) => void footnotes.push(node))
    tree.children = [...references.definitions, ...footnotes]
  }
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
  html(state: State, node: Html, parent: Parents | undefined): Element | Text {
    if (/^<br\s*\/?>$/i.test(node.value)) {
      return { type: 'element', tagName: 'br', properties: {}, children: [] }
    }
    const text: Text = { type: 'text', value: node.value }
    if (!parent || !flowParents.has(parent.type)) return text
    const properties = { className: ['answer-raw-html'] }
    return { type: 'element', tagName: 'p', properties, children: [text] }
  },
}
