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

const all: MarkdownExtension[] = (data.fromMarkdownExtensions ?? []).flat()
const withoutSearch = all.map((extension) => ({ ...extension, transforms: [] }))

/** Without one of these there is no address in a text. Both of the last may stand for any of them. */
const mayHaveAddress = /@|:\/\/|www\.|&|\\/i

/**
 * What makes nodes of the tokens of this text. GFM's addresses are sought in the finished tree once
 * more, by going over it four times: a third of parsing, and most blocks have none.
 */
export const markdownExtensionsFor = (text: string): MarkdownExtension[] =>
  mayHaveAddress.test(text) ? all : withoutSearch
