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

const parser = unified().use(remarkParse).use(answerSyntax).freeze()

/** Text to tree, not yet transformed. */
export const parseAnswer = (text: string): Root => parser.parse(text)

/** The same syntax for micromark itself, below the tree. */
export const syntaxExtensions: SyntaxExtension[] = parser.data('micromarkExtensions') ?? []
