import type { ElementContent } from 'hast'
import type { FootnoteDefinition, Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toHast } from 'mdast-util-to-hast'

import { toAnswerElements, type Place } from './elements.ts'
import {
  announceLabels,
  countedFootnotes,
  literalHtml,
  withoutFootnotes,
  type References,
} from './references.ts'
import { markDisplayMath } from './display-math.ts'
import { markdownExtensionsFor, micromarkExtension } from './syntax.ts'

/** Markdown to tree, as if the definitions of the rest of the answer stood before it. */
export function parseTree(text: string, references: References): Root {
  const isAlone = references.definitions.length + references.footnoteIds.length === 0
  const tree = fromMarkdown(text, {
    extensions: isAlone
      ? [micromarkExtension]
      : [micromarkExtension, { flowInitial: { null: announceLabels(references) } }],
    mdastExtensions: markdownExtensionsFor(text),
  })
  markDisplayMath(tree, text)
  return tree
}

/** What blocks must know of their answer to become elements. */
export type Surroundings = {
  readonly references: References
  /** Footnotes called before, in order: their numbers depend on it. */
  readonly earlierCalls: readonly string[]
  /** Before every id, so that two answers never share one and none is an element's of the app. */
  readonly idPrefix: string
}

/** Blocks of a tree as the elements of an answer; their footnotes' texts are left out. */
export const toElements = (
  blocks: readonly RootContent[],
  surroundings: Surroundings,
  place: Place,
): readonly ElementContent[] =>
  convert(withoutFootnotes(blocks, surroundings.references), surroundings, place)

/** Footnotes' texts as the section at the end of an answer. All calls are "earlier" ones. */
export const toNoteSection = (
  footnotes: readonly FootnoteDefinition[],
  surroundings: Surroundings,
  place: Place,
): readonly ElementContent[] => convert(footnotes, surroundings, place)

function convert(
  blocks: readonly RootContent[],
  { references, earlierCalls, idPrefix }: Surroundings,
  place: Place,
): readonly ElementContent[] {
  const tree = toHast(
    { type: 'root', children: [...references.definitions, ...blocks] },
    {
      clobberPrefix: idPrefix,
      handlers:
        references.footnoteIds.length > 0
          ? { ...literalHtml, ...countedFootnotes(earlierCalls) }
          : literalHtml,
    },
  )
  const nodes = tree.type === 'root' ? tree.children : []
  // Line ends between blocks are no content.
  const blockNodes = nodes.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  return toAnswerElements(blockNodes, place)
}
