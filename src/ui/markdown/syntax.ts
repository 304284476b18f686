import type { Extension as MarkdownExtension } from 'mdast-util-from-markdown'
import { combineExtensions } from 'micromark-util-combine-extensions'
import type { Extension as SyntaxExtension } from 'micromark-util-types'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
// Its types name the data that plugins of Markdown share.
import type {} from 'remark-parse'
import { unified, type PluggableList } from 'unified'

import { remarkDisplayMath } from './display-math.ts'
import { remarkTexMath } from './tex-math.ts'

/**
 * The Markdown that answers are written in: CommonMark, GFM, and maths in the delimiters that
 * models use. One list for everything that parses.
 */
export const answerSyntax: PluggableList = [
  remarkGfm,
  // One dollar may be a price: `remarkTexMath` decides.
  [remarkMath, { singleDollarTextMath: false }],
  remarkTexMath,
  remarkDisplayMath,
]

const data = unified().use(answerSyntax).freeze().data()

/** The same syntax below the plugins, combined once: combining costs more than a short block. */
export const micromarkExtension: SyntaxExtension = combineExtensions(data.micromarkExtensions ?? [])

/** What makes nodes of the tokens. */
export const markdownExtensions: MarkdownExtension[] = (data.fromMarkdownExtensions ?? []).flat()
