import type { Root } from 'mdast'
import type { Extension as SyntaxExtension } from 'micromark-util-types'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified, type PluggableList } from 'unified'

import { remarkDisplayMath } from './display-math.ts'
import { remarkTexMath } from './tex-math.ts'

/**
 * The Markdown that answers are written in: CommonMark, GFM, and maths in the delimiters that
 * models use. One list for everything that parses, so that the outline, the references and the
 * rendering cannot disagree.
 */
export const answerSyntax: PluggableList = [
  remarkGfm,
  // One dollar may be a price: `remarkTexMath` decides.
  [remarkMath, { singleDollarTextMath: false }],
  remarkTexMath,
  remarkDisplayMath,
]

/** Text to tree, not yet transformed. `extra` are further syntax plugins. */
export const parseAnswer = (text: string, extra: PluggableList = []): Root =>
  unified().use(remarkParse).use(answerSyntax).use(extra).parse(text)

/** The same syntax for micromark itself, below the tree. */
export const syntaxExtensions: SyntaxExtension[] =
  unified().use(remarkParse).use(answerSyntax).freeze().data('micromarkExtensions') ?? []
