import { readFence } from '../../core/markdown/fence.ts'
import { findUnreadable, isTooCostly, type Stretch } from '../../core/markdown/parse-cost.ts'
import { ownText } from '../../core/own-text.ts'

import { countSettled, mergeDependent } from './block-starts.ts'
import { findListCut, findTableCut, type ContainerCut } from './container-cut.ts'
import { outlineOf, type OutlineEntry } from './outline.ts'
import { findParagraphCut } from './paragraph-cut.ts'
import {
  containers,
  endsLine,
  lastBefore,
  withoutSpaceBetween,
  withoutTrailingSpace,
} from './trailing-space.ts'

/** A part of an answer that renders by itself. */
export type Block =
  | {
      readonly kind: 'markdown'
      readonly start: number
      readonly text: string
      readonly isOpen: boolean
      /** It goes on in the block before it, which is such a one; of a paragraph after a space. */
      readonly joins: CutKind | null
      /** It is part of a list that is known to stand with space between its items. */
      readonly isLoose: boolean
    }
  | {
      readonly kind: 'code'
      readonly start: number
      readonly language: string
      readonly code: string
      readonly isOpen: boolean
    }
  /** Too costly to parse: shown as it was written. */
  | { readonly kind: 'plain'; readonly start: number; readonly text: string }

/** What is settled piece by piece while it grows. */
export type CutKind = 'paragraph' | 'list' | 'table'

export type Split = {
  readonly text: string
  readonly blocks: readonly Block[]
  /** So many blocks are settled: no later text can change them. They keep their identity. */
  readonly settledCount: number
  /** Where the text that is still open begins. */
  readonly settledEnd: number
  /** The block that the open text goes on in, its beginning settled before its end. */
  readonly cut: CutBlock | null
  /** Where a long block starts that is not to be cut again. */
  readonly uncutAt: number
  /** Below this length the last block is not looked at again for a place to cut. */
  readonly nextCutLength: number
}

type CutBlock = {
  readonly kind: CutKind
  readonly start: number
  /** So many of the settled blocks, the last ones, are of it. */
  readonly count: number
  /** What its open text needs before it to be read as what it is; see `ContainerCut`. */
  readonly prefix: string
  readonly isLoose: boolean
}

/**
 * What is longer than this, in characters, is settled piece by piece while it grows. By the weights of
 * `parse-cost.ts` an item or a row costs three times what as many words of a paragraph do.
 */
const longBlock: Readonly<Record<CutKind, number>> = { paragraph: 1200, list: 400, table: 400 }

const nothing: Split = {
  text: '',
  blocks: [],
  settledCount: 0,
  settledEnd: 0,
  cut: null,
  uncutAt: -1,
  nextCutLength: 0,
}

/**
 * Split a text into blocks, going on from the split of a shorter prefix of it.
 * Only what was not settled is looked at again.
 * @param cutLength instead of what `longBlock` says
 */
export function splitBlocks(text: string, earlier: Split | null, cutLength?: number): Split {
  const base = earlier && text.startsWith(earlier.text) ? earlier : nothing
  const split = readOn(text, base) ?? readOn(text, withoutCut(base))
  if (!split) throw new Error('A block that is not cut can always be read on.')
  return cutLastBlock({ ...split, blocks: keepUnchanged(split.blocks, base.blocks) }, cutLength)
}

/** The pieces of the last block taken back: it has turned into something else. */
const withoutCut = ({ cut, ...base }: Split): Split =>
  cut
    ? {
        ...base,
        cut: null,
        settledCount: base.settledCount - cut.count,
        settledEnd: cut.start,
        uncutAt: cut.start,
      }
    : { ...base, cut }

/** @returns null when the open text does not go on in the block it was cut from */
function readOn(text: string, base: Split): Split | null {
  const blocks = base.blocks.slice(0, base.settledCount)
  let { settledCount, settledEnd: at, cut } = base
  // A byte order mark is no text.
  if (at === 0 && text.startsWith('\uFEFF')) at = 1

  while (at < text.length) {
    const part = cut
      ? readCutPart(text, at, cut)
      : (readFencePart(text, at) ?? readPlainPart(text, at) ?? readOutlinePart(text, at))
    if (!part) return null
    blocks.push(...part.blocks)
    if (part.settledCount > 0) cut = null
    if (part.settledCount < part.blocks.length || part.settledEnd <= at) {
      settledCount += part.settledCount
      at = part.settledEnd
      break
    }
    settledCount = blocks.length
    at = part.settledEnd
  }
  return { ...base, text, blocks, settledCount, settledEnd: at, cut }
}

/** The rest of a block whose beginning is settled, and what comes after it. */
function readCutPart(text: string, at: number, cut: CutBlock): Part | null {
  return cut.kind === 'paragraph'
    ? readParagraphPart(text, at, cut)
    : (readPlainPart(text, at) ?? readContainerPart(text, at, cut))
}

function readParagraphPart(text: string, at: number, { kind, start }: CutBlock): Part | null {
  const unreadable = findUnreadable(text, start)
  if (unreadable && unreadable.start < at) return null
  const part = readOutlinePart(text, at)
  const [first] = part.blocks
  if (first?.kind !== 'markdown' || !typesOf[kind].has(part.firstType ?? '')) return null
  if (isTooCostly(text.slice(start, at + first.text.length))) return null
  return { ...part, blocks: [{ ...first, joins: kind }, ...part.blocks.slice(1)] }
}

function readContainerPart(text: string, at: number, cut: CutBlock): Part | null {
  const { kind, prefix, isLoose } = cut
  const part = readOutlinePart(text, at, prefix)
  const [first, ...others] = part.blocks
  if (!first || first.kind === 'code' || !typesOf[kind].has(part.firstType ?? '')) return null
  // An item that is too costly is shown as it was written; what is settled before it stays.
  const goingOn: Block =
    first.kind === 'plain'
      ? { ...first, text: first.text.slice(prefix.length) }
      : { ...first, joins: kind, isLoose }
  return { ...part, blocks: [goingOn, ...others] }
}

/** What micromark calls them. */
const typesOf: Readonly<Record<CutKind, ReadonlySet<string>>> = {
  paragraph: new Set(['content']),
  list: new Set(['listOrdered', 'listUnordered']),
  table: new Set(['table']),
}

/** When the open text is one long block, settle what no later text can change of it. */
function cutLastBlock(split: Split, cutLength?: number): Split {
  const { blocks, settledCount, uncutAt, nextCutLength, cut } = split
  const last = blocks[settledCount]
  if (last?.kind !== 'markdown' || blocks.length > settledCount + 1) return split
  if (last.text.length < nextCutLength) return split
  // A line end was put before it (`toBlock`), so that no offset in it is one of the text.
  if (last.text.startsWith('\n')) return split
  if (last.start === uncutAt || last.start !== split.settledEnd) return split
  const kinds = cut ? [cut.kind] : kindsIn(last.text)
  const longKinds = kinds.filter((kind) => last.text.length >= (cutLength ?? longBlock[kind]))
  if (longKinds.length === 0) return split
  const found = findCut(longKinds, last.text, cut?.prefix ?? null)
  // Not again for every few characters: looking is as costly as rendering.
  if (!found) return { ...split, nextCutLength: last.text.length * 2 }
  const { kind, at, gap, prefix } = found
  const isLoose = found.isLoose || last.isLoose
  const start = last.start + at + gap - (cut?.prefix.length ?? 0)
  const begun = { ...last, text: last.text.slice(0, at), isOpen: false, isLoose }
  const text = prefix + last.text.slice(at + gap)
  return {
    ...split,
    blocks: [...blocks.slice(0, -1), begun, { ...last, start, text, joins: kind, isLoose }],
    settledCount: settledCount + 1,
    settledEnd: start,
    nextCutLength: 0,
    cut: { kind, start: cut?.start ?? last.start, count: (cut?.count ?? 0) + 1, prefix, isLoose },
  }
}

type FoundCut = ContainerCut & {
  readonly kind: CutKind
  /** So many characters stand between the parts and belong to neither. */
  readonly gap: number
}

/** @param prefix of the text, from an earlier cut; null when there was none */
function findCut(kinds: readonly CutKind[], text: string, prefix: string | null): FoundCut | null {
  for (const kind of kinds) {
    const found = finders[kind](text, prefix)
    if (found) return { kind, gap: 0, ...found }
  }
  return null
}

const finders = {
  list: findListCut,
  table: findTableCut,
  paragraph: (text: string) => {
    const at = findParagraphCut(text)
    return at === null ? null : { at, gap: 1, prefix: '', isLoose: false }
  },
}

/** What a block may be by the first characters of its lines; the likeliest first. */
function kindsIn(text: string): readonly CutKind[] {
  const kinds: CutKind[] = []
  if (/^\|/m.test(text)) kinds.push('table')
  if (/^(?:[-*+]|\d{1,9}[.)]) /m.test(text)) kinds.push('list')
  return [...kinds, 'paragraph']
}

type Part = Pick<Split, 'blocks' | 'settledCount' | 'settledEnd'> & {
  /** What the outline calls the first block. */
  readonly firstType?: string | undefined
}

function readFencePart(text: string, at: number): Part | null {
  const fence = readFence(text, at)
  if (!fence) return null
  const { language, isClosed } = fence
  // The parser shows a NUL as this too.
  const code = fence.code.replaceAll('\0', '\uFFFD')
  // Until its line is complete the closing fence may still become a line of code.
  const isSettled = isClosed && endsLine(text, fence.end)
  return {
    blocks: [{ kind: 'code', start: at, language, code, isOpen: !isClosed }],
    settledCount: isSettled ? 1 : 0,
    settledEnd: isSettled ? fence.end : at,
  }
}

function readPlainPart(text: string, at: number): Part | null {
  const stretch = findUnreadable(text, at)
  if (stretch?.start !== at) return null
  const isSettled = stretch.end < text.length
  return {
    blocks: [{ kind: 'plain', start: at, text: text.slice(at, stretch.end) }],
    settledCount: isSettled ? 1 : 0,
    settledEnd: isSettled ? stretch.end : at,
  }
}

/** @param prefix what the text is read behind; of the first block's text it is a part */
function readOutlinePart(text: string, from: number, prefix = ''): Part {
  const unreadable: Stretch | null = findUnreadable(text, from)
  const end = unreadable?.start ?? text.length
  const part = prefix + text.slice(from, end)
  const at = from - prefix.length
  const outline = outlineOf(part)
  const entries = mergeDependent(outline, part)
  const blocks = entries.map((entry, index) =>
    toBlock(
      entry,
      part.slice(entry.start, entries[index + 1]?.start ?? part.length),
      Math.max(from, at + entry.start),
      lastBefore(outline, entries[index + 1], index),
    ),
  )
  const firstType = entries[0]?.type
  if (unreadable) return { blocks, settledCount: blocks.length, settledEnd: end, firstType }
  const settledCount = countSettled(entries, part)
  const settledEnd = Math.max(from, at + (entries[settledCount]?.start ?? 0))
  return { blocks, settledCount, settledEnd, firstType }
}

/** @param last what its text ends with; null when that is where the text so far ends */
function toBlock(
  entry: OutlineEntry,
  text: string,
  start: number,
  last: OutlineEntry | null,
): Block {
  const fence = entry.type === 'codeFenced' ? readFence(text, 0) : null
  if (fence) {
    const code = fence.code.replaceAll('\0', '\uFFFD')
    return { kind: 'code', start, language: fence.language, code, isOpen: !fence.isClosed }
  }
  if (isTooCostly(text)) return { kind: 'plain', start, text }
  const trimmed =
    last && containers.has(last.type)
      ? withoutSpaceBetween(text, last.end - entry.start)
      : withoutTrailingSpace(entry, text)
  // In front of a block U+FEFF would be taken for a byte order mark and lost.
  const safe = trimmed.startsWith('\uFEFF') ? `\n${trimmed}` : trimmed
  return {
    kind: 'markdown',
    start,
    text: safe,
    isOpen: !entry.isClosed,
    joins: null,
    isLoose: false,
  }
}

/** The same block keeps the same object, so that what is computed from it can be kept too. */
function keepUnchanged(blocks: readonly Block[], earlier: readonly Block[]): readonly Block[] {
  return blocks.map((block, index) => {
    const known = earlier[index]
    return known && isSameBlock(known, block) ? known : ownBlock(block)
  })
}

/** A block outlives the text it was cut from, which has grown. */
const ownBlock = (block: Block): Block =>
  block.kind === 'code'
    ? { ...block, language: ownText(block.language), code: ownText(block.code) }
    : { ...block, text: ownText(block.text) }

function isSameBlock(one: Block, other: Block): boolean {
  if (one === other) return true
  if (one.kind !== other.kind || one.start !== other.start) return false
  if (one.kind === 'code' && other.kind === 'code') {
    return one.code === other.code && one.language === other.language && one.isOpen === other.isOpen
  }
  if (one.kind === 'code' || other.kind === 'code') return false
  if (one.kind === 'plain' || other.kind === 'plain') return one.text === other.text
  return (
    one.text === other.text &&
    one.isOpen === other.isOpen &&
    one.joins === other.joins &&
    one.isLoose === other.isLoose
  )
}
