import type { ElementContent } from 'hast'
import type { FootnoteDefinition, List } from 'mdast'

import { closeMarks } from '../../core/markdown/close-marks.ts'
import { findUnreadable, isTooCostly } from '../../core/markdown/parse-cost.ts'

import { codeFigure } from './code-figure.ts'
import { isLooseList, isLooseSoFar } from './container-cut.ts'
import { wholeText } from './elements.ts'
import { joinNodes } from './join-nodes.ts'
import { parseTree, toElements, toNoteSection } from './parse-tree.ts'
import { plainElement } from './plain-element.ts'
import {
  definesNothing,
  joinReferences,
  mayDefine,
  noReferences,
  readDefined,
  referencesOf,
  type Defined,
  type References,
} from './references.ts'
import { splitBlocks, type Block, type Split } from './split-blocks.ts'

/**
 * A block of an answer and the elements it became; null for those that are on the page already and
 * forgotten here.
 */
export type Piece = { readonly nodes: readonly (ElementContent | null)[] }

/**
 * How much of an answer a text is: all that has come of it so far, its beginning while the rest
 * waits to be read, or the whole.
 */
export type Extent = 'so-far' | 'beginning' | 'whole'

/** Reads a growing text, and never again what is settled: an unchanged block is the same `Piece`. */
export type AnswerReader = {
  /** @param text when it does not begin as before, everything is read anew */
  read(text: string, extent: Extent): readonly Piece[]
  /** What was read is on the page. What is settled need not be kept twice: it weighs more there. */
  forgetSettled(): void
}

type Rendered = {
  nodes: readonly (ElementContent | null)[]
  readonly block: Block
  readonly isLast: boolean
  readonly references: References
  readonly earlierCalls: string
  readonly defined: Defined
  /** It is shown as a list with space between its items. */
  readonly isLoose: boolean
  /** There is space between its own, so that there is between all. */
  readonly hasSpace: boolean
}

/** @param cutLength see `splitBlocks` */
export function createAnswerReader(idPrefix: string, cutLength?: number): AnswerReader {
  let split: Split | null = null
  let references = noReferences
  let mayHaveDefinitions = false
  const rendered: Rendered[] = []
  let shown: Shown[] = []
  let forgotten = 0
  let notes: NoteSection | null = null

  function render(index: number, block: Block, isLast: boolean, calls: string): Rendered {
    const known = rendered[index]
    // A block without a bracket has no link and no footnote, whatever the others define.
    const isBound = block.kind === 'markdown' && block.text.includes('[')
    const own = isBound
      ? referencesOf(block, references, known?.references ?? noReferences)
      : noReferences
    const earlierCalls = own.footnoteIds.length > 0 ? calls : ''
    const isKnown =
      known?.block === block &&
      known.isLast === isLast &&
      known.references === own &&
      (known.defined.calls.length === 0 || known.earlierCalls === earlierCalls)
    if (isKnown) return known
    // A list that stands with space so far goes on with it.
    const isLoose = isJoined(block) && rendered[index - 1]?.isLoose === true
    return renderBlock({ block, isLast, references: own, earlierCalls, isLoose }, idPrefix)
  }

  return {
    read(text, extent) {
      const isFirst = extent === 'whole' && split === null
      const all = isFirst && mayReadAtOnce(text) ? readAtOnce(text, idPrefix) : null
      if (all) return [all]
      split = splitBlocks(text, split, cutLength)
      const { blocks } = split
      const earlier = references
      let from = firstChange(rendered, blocks)
      mayHaveDefinitions ||= blocks
        .slice(from)
        .some((block) => block.kind === 'markdown' && mayDefine(block.text))
      if (mayHaveDefinitions) {
        const defined = blocks.map(definedBy)
        const open = extent === 'so-far' ? defined.pop() : undefined
        if (open) defined.push({ ...open, definitions: [] }) // half an address is none
        references = joinReferences(defined, earlier)
      }
      if (references !== earlier) from = 0
      let calls = mayHaveDefinitions ? callsIn(rendered.slice(0, from)) : ''
      for (const [index, block] of blocks.entries()) {
        if (index < from) continue
        const isLast = extent === 'so-far' && index === blocks.length - 1
        const next = render(index, block, isLast, calls)
        rendered[index] = next
        calls = callsIn([next], calls)
      }
      rendered.length = blocks.length
      shown = joinParts(rendered, shown, from, idPrefix)
      forgotten = Math.min(forgotten, shown.length)
      if (mayHaveDefinitions) notes = renderNotes(rendered, references, idPrefix, notes)
      return notes ? [...shown, notes] : shown
    },

    forgetSettled() {
      const settledCount = split?.settledCount ?? 0
      for (; forgotten < shown.length; forgotten++) {
        const piece = shown[forgotten]
        if (!piece || piece.first + piece.parts.length >= settledCount) return
        // The parts of a block stand in one element: it is made of all of them.
        if (piece.parts.length === 1) forget(piece)
      }
    },
  }
}

/** Where the blocks begin to be others; the last of them was open and may be no more. */
function firstChange(rendered: readonly Rendered[], blocks: readonly Block[]): number {
  let index = 0
  while (index < rendered.length - 1 && rendered[index]?.block === blocks[index]) index++
  return index
}

/** @param before the calls of the blocks before these */
const callsIn = (rendered: readonly Rendered[], before = ''): string =>
  [before, ...rendered.flatMap(({ defined }) => defined.calls)].filter(Boolean).join('\n')

/** A text longer than this, in characters, is read block by block, so that nobody waits for it. */
export const longestAtOnce = 8000

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

/** What is shown of one block, or of several that were cut from one. */
type Shown = {
  nodes: readonly (ElementContent | null)[]
  /** The place of the first of its blocks. */
  readonly first: number
  readonly parts: readonly Rendered[]
}

function forget(piece: Shown): void {
  piece.nodes = piece.nodes.map(() => null)
  for (const part of piece.parts) part.nodes = piece.nodes
}

/**
 * @param rendered parts of a list of which another turned out loose are replaced
 * @returns the same objects as `earlier` for what is the same
 */
function joinParts(
  rendered: Rendered[],
  earlier: readonly Shown[],
  from: number,
  idPrefix: string,
): Shown[] {
  const sameCount = earlier.findLastIndex(({ first }) => first < from)
  const joined = earlier.slice(0, Math.max(0, sameCount))
  const groups: { readonly first: number; readonly parts: Rendered[] }[] = []
  for (let first = earlier[joined.length]?.first ?? 0; first < rendered.length; first++) {
    const part = rendered[first]
    if (!part) continue
    if (isJoined(part.block)) groups.at(-1)?.parts.push(part)
    else groups.push({ first, parts: [part] })
  }
  for (const group of groups) {
    const { first } = group
    const parts = withEvenSpace(group.parts, idPrefix)
    if (parts !== group.parts) rendered.splice(first, parts.length, ...parts)
    const known = earlier[joined.length]
    const isSame =
      known?.parts.length === parts.length && known.parts.every((part, at) => part === parts[at])
    joined.push(
      isSame ? known : { first, parts, nodes: joinNodes(parts.map(({ nodes }) => nodes)) },
    )
  }
  return joined
}

const isJoined = (block: Block): boolean => block.kind === 'markdown' && block.joins !== null

/** Either all items of a list have space between them or none. */
function withEvenSpace(parts: readonly Rendered[], idPrefix: string): readonly Rendered[] {
  const isLoose = parts.some(({ hasSpace }) => hasSpace)
  if (parts.length === 1 || parts.every((part) => part.isLoose === isLoose)) return parts
  return parts.map((part) =>
    part.isLoose === isLoose ? part : renderBlock({ ...part, isLoose }, idPrefix),
  )
}

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

type Facts = Omit<Rendered, 'nodes' | 'defined' | 'hasSpace'>

/** @param facts `isLoose`: part of a list that is known to be */
function renderBlock(facts: Facts, idPrefix: string): Rendered {
  const { block, isLast, references, earlierCalls } = facts
  const whole = (...nodes: readonly ElementContent[]) => ({
    ...facts,
    isLoose: false,
    hasSpace: false,
    defined: definesNothing,
    nodes,
  })
  if (block.kind === 'plain') return whole(plainElement(block.text))
  if (block.kind === 'code') return whole(codeFigure({ ...block, isOpen: isLast && block.isOpen }))
  try {
    const source = isLast ? closeMarks(block.text) : block.text
    const { children } = parseTree(source, references)
    // A block is cut in its last element.
    const list = isJoined(block) ? children[0] : children.at(-1)
    const isList = list?.type === 'list'
    const hasSpace = isList && (block.isLoose || isLooseNow(list, block, isLast))
    const isLoose = isList && (facts.isLoose || hasSpace)
    if (isList) list.spread = isLoose
    const defined = mayDefine(source) ? readDefined(children) : definesNothing
    const surroundings = { references, earlierCalls: callsOf(earlierCalls), idPrefix }
    const place = { openEnd: isLast ? source.length : null, isInsideLink: false }
    return {
      ...facts,
      isLoose,
      hasSpace,
      defined,
      nodes: toElements(children, surroundings, place),
    }
  } catch {
    // Nested beyond the stack, or a fault of a parser: the reader gets the text as it was written.
    return whole(plainElement(block.text))
  }
}

/** The rest of a list says it of all of its items, and so only when that is certain. */
const isLooseNow = (list: List, block: Block & { text: string }, isLast: boolean): boolean =>
  isLooseList(list) && (!isLast || !isJoined(block) || isLooseSoFar(block.text, true))

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
  const calls = callsIn(pieces)
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
