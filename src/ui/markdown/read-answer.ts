import type { ElementContent } from 'hast'
import type { FootnoteDefinition } from 'mdast'

import { closeMarks } from '../../core/markdown/close-marks.ts'
import { findUnreadable, isTooCostly } from '../../core/markdown/parse-cost.ts'

import { codeFigure } from './code-figure.ts'
import { wholeText } from './elements.ts'
import { text as textNode } from './hast.ts'
import { parseTree, toElements, toNoteSection } from './parse-tree.ts'
import { plainElement } from './plain-element.ts'
import {
  definesNothing,
  joinReferences,
  mayDefine,
  noReferences,
  readDefined,
  type Defined,
  type References,
} from './references.ts'
import { splitBlocks, type Block, type Split } from './split-blocks.ts'

/** A block of an answer and the elements it became. */
export type Piece = {
  readonly nodes: readonly ElementContent[]
}

/** Reads a growing text, and never again what is settled: an unchanged block is the same `Piece`. */
export type AnswerReader = {
  /** @param text all that there is; when it does not begin as before, everything is read anew */
  read(text: string, isStreaming: boolean): readonly Piece[]
}

type Rendered = Piece & {
  readonly block: Block
  readonly isLast: boolean
  readonly references: References
  readonly earlierCalls: string
  readonly defined: Defined
}

/** @param cutLength see `longParagraph` */
export function createAnswerReader(idPrefix: string, cutLength?: number): AnswerReader {
  let split: Split | null = null
  let references = noReferences
  let rendered: readonly Rendered[] = []
  let joined: readonly Joined[] = []
  let notes: NoteSection | null = null

  function renderAll(blocks: readonly Block[], isStreaming: boolean): readonly Rendered[] {
    const calls: string[] = []
    return blocks.map((block, index) => {
      const isLast = isStreaming && index === blocks.length - 1
      // A block without a bracket has no link and no footnote, whatever the others define.
      const isBound = block.kind === 'markdown' && block.text.includes('[')
      const own = isBound ? references : noReferences
      const earlierCalls = own.footnoteIds.length > 0 ? calls.join('\n') : ''
      const known = rendered[index]
      const piece =
        known?.block === block &&
        known.isLast === isLast &&
        known.references === own &&
        known.earlierCalls === earlierCalls
          ? known
          : render(block, isLast, own, earlierCalls, idPrefix)
      calls.push(...piece.defined.calls)
      return piece
    })
  }

  return {
    read(text, isStreaming) {
      const isSettled = !isStreaming && split === null
      const all = isSettled && mayReadAtOnce(text) ? readAtOnce(text, idPrefix) : null
      if (all) return [all]
      split = splitBlocks(text, split, cutLength)
      const { blocks } = split
      references = joinReferences(blocks.map(definedBy), references)
      rendered = renderAll(blocks, isStreaming)
      notes = renderNotes(rendered, references, idPrefix, notes)
      joined = joinParagraphs(rendered, joined)
      return notes ? [...joined, notes] : joined
    },
  }
}

/** A text longer than this, in characters, is read block by block, so that nobody waits for it. */
const longestAtOnce = 8000

/** Taking a short text apart first would cost half as much again as reading it. */
const mayReadAtOnce = (text: string): boolean =>
  text.length <= longestAtOnce && findUnreadable(text, 0) === null && !isTooCostly(text)

/** @returns null when it cannot be read, as a whole at least */
function readAtOnce(text: string, idPrefix: string): Piece | null {
  try {
    const surroundings = { references: noReferences, earlierCalls: [], idPrefix }
    return { nodes: toElements(parseTree(text, noReferences).children, surroundings, wholeText) }
  } catch {
    return null
  }
}

/** What is shown of one block, or of a paragraph that was cut into several. */
type Joined = Piece & { readonly parts: readonly Rendered[] }

/** @returns the same objects as `earlier` for what is the same */
function joinParagraphs(
  rendered: readonly Rendered[],
  earlier: readonly Joined[],
): readonly Joined[] {
  const groups: Rendered[][] = []
  for (const part of rendered) {
    const isJoined = part.block.kind === 'markdown' && part.block.joins
    if (isJoined) groups.at(-1)?.push(part)
    else groups.push([part])
  }
  return groups.map((parts, index) => {
    const known = earlier[index]
    const isSame =
      known?.parts.length === parts.length && known.parts.every((part, at) => part === parts[at])
    return isSame ? known : { parts, nodes: joinNodes(parts) }
  })
}

function joinNodes([first, ...others]: readonly Rendered[]): readonly ElementContent[] {
  const paragraph = first?.nodes[0]
  if (others.length === 0 || paragraph?.type !== 'element') return first?.nodes ?? []
  const children = others.flatMap(({ nodes }) => {
    const [rest] = nodes
    return rest?.type === 'element' ? [space, ...rest.children] : []
  })
  return [{ ...paragraph, children: [...paragraph.children, ...children] }]
}

const space = textNode(' ')

const definedIn = new WeakMap<Block, Defined>()

/** What a block defines, whatever the others do. */
function definedBy(block: Block): Defined {
  if (block.kind !== 'markdown') return definesNothing
  let defined = definedIn.get(block)
  if (!defined) {
    defined = mayDefine(block.text)
      ? readDefined(parseTree(block.text, noReferences).children)
      : definesNothing
    definedIn.set(block, defined)
  }
  return defined
}

function render(
  block: Block,
  isLast: boolean,
  references: References,
  earlierCalls: string,
  idPrefix: string,
): Rendered {
  const facts = { block, isLast, references, earlierCalls }
  const whole = (...nodes: readonly ElementContent[]) => ({
    ...facts,
    defined: definesNothing,
    nodes,
  })
  if (block.kind === 'plain') return whole(plainElement(block.text))
  if (block.kind === 'code') return whole(codeFigure({ ...block, isOpen: isLast && block.isOpen }))
  try {
    const source = isLast ? closeMarks(block.text) : block.text
    const { children } = parseTree(source, references)
    const defined = mayDefine(source) ? readDefined(children) : definesNothing
    const surroundings = { references, earlierCalls: callsOf(earlierCalls), idPrefix }
    const place = { openEnd: isLast ? source.length : null, isInsideLink: false }
    return { ...facts, defined, nodes: toElements(children, surroundings, place) }
  } catch {
    // Nested beyond the stack, or a fault of a parser: the reader gets the text as it was written.
    return whole(plainElement(block.text))
  }
}

const callsOf = (joined: string): readonly string[] => (joined === '' ? [] : joined.split('\n'))

/** The footnotes' texts, which stand wherever the model put them, as one list at the end. */
type NoteSection = Piece & {
  readonly references: References
  readonly footnotes: readonly FootnoteDefinition[]
  readonly calls: string
}

function renderNotes(
  pieces: readonly Rendered[],
  references: References,
  idPrefix: string,
  known: NoteSection | null,
): NoteSection | null {
  const calls = pieces.flatMap(({ defined }) => defined.calls).join('\n')
  if (calls === '') return null
  const footnotes = pieces.flatMap(({ defined }) => defined.footnotes)
  const isKnown =
    known?.references === references &&
    known.calls === calls &&
    known.footnotes.length === footnotes.length &&
    known.footnotes.every((note, index) => note === footnotes[index])
  if (isKnown) return known
  const surroundings = { references, earlierCalls: callsOf(calls), idPrefix }
  const place = { openEnd: null, isInsideLink: false }
  return { references, footnotes, calls, nodes: toNoteSection(footnotes, surroundings, place) }
}
