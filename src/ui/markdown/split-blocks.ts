import { readFence } from '../../core/markdown/fence.ts'
import { findUnreadable, isTooCostly, type Stretch } from '../../core/markdown/parse-cost.ts'

import { outlineOf, type OutlineEntry } from './outline.ts'

/** A part of an answer that renders by itself. */
export type Block =
  | {
      readonly kind: 'markdown'
      readonly start: number
      readonly text: string
      readonly isOpen: boolean
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

export type Split = {
  readonly text: string
  readonly blocks: readonly Block[]
  /** So many blocks are settled: no later text can change them. They keep their identity. */
  readonly settledCount: number
  /** Where the text that is still open begins. */
  readonly settledEnd: number
}

const nothing: Split = { text: '', blocks: [], settledCount: 0, settledEnd: 0 }

/**
 * Split a text into blocks, going on from the split of a shorter prefix of it.
 * Only what was not settled is looked at again.
 */
export function splitBlocks(text: string, earlier: Split | null): Split {
  const base = earlier && text.startsWith(earlier.text) ? earlier : nothing
  const blocks = base.blocks.slice(0, base.settledCount)
  let { settledCount, settledEnd: at } = base

  while (at < text.length) {
    const part = readFencePart(text, at) ?? readPlainPart(text, at) ?? readOutlinePart(text, at)
    blocks.push(...part.blocks)
    if (part.settledCount < part.blocks.length || part.settledEnd <= at) {
      settledCount += part.settledCount
      at = part.settledEnd
      break
    }
    settledCount = blocks.length
    at = part.settledEnd
  }
  return { text, blocks: keepUnchanged(blocks, base.blocks), settledCount, settledEnd: at }
}

type Part = Pick<Split, 'blocks' | 'settledCount' | 'settledEnd'>

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

function readOutlinePart(text: string, at: number): Part {
  const unreadable: Stretch | null = findUnreadable(text, at)
  const end = unreadable?.start ?? text.length
  const part = text.slice(at, end)
  const entries = mergeMarkedStarts(outlineOf(part), part)
  const blocks = entries.map((entry, index) =>
    toBlock(entry, part.slice(entry.start, entries[index + 1]?.start ?? part.length), at),
  )
  if (unreadable) return { blocks, settledCount: blocks.length, settledEnd: end }
  const settledCount = countSettled(entries, part)
  return { blocks, settledCount, settledEnd: at + (entries[settledCount]?.start ?? 0) }
}

function toBlock(entry: OutlineEntry, text: string, offset: number): Block {
  const start = offset + entry.start
  const fence = entry.type === 'codeFenced' ? readFence(text, 0) : null
  if (fence) {
    const code = fence.code.replaceAll('\0', '\uFFFD')
    return { kind: 'code', start, language: fence.language, code, isOpen: !fence.isClosed }
  }
  if (isTooCostly(text)) return { kind: 'plain', start, text }
  return {
    kind: 'markdown',
    start,
    text: withoutTrailingSpace(entry, text),
    isOpen: !entry.isClosed,
  }
}

/** Blank lines that arrive after a paragraph change nothing in it, so it need not render again. */
const withoutTrailingSpace = (entry: OutlineEntry, text: string): string =>
  entry.type === 'content' || entry.type === 'atxHeading' ? text.replace(/[ \t\r\n]+$/, '') : text

/** A block that begins with U+FEFF would lose it, because a parser takes it for a byte order mark. */
const mergeMarkedStarts = (entries: readonly OutlineEntry[], text: string): OutlineEntry[] =>
  entries.filter((entry, index) => index === 0 || text[entry.start] !== '\uFEFF')

/** Blocks whose first line ends whatever came before, without a blank line between. */
const interrupting = new Set(['codeFenced', 'mathFlow', 'atxHeading', 'thematicBreak'])

/**
 * How many blocks from the start no later text can change: all before the last one that certainly
 * began anew. It did when its first line is complete, so that it can no longer turn into something
 * else, and either a blank line or its own kind parts it from what came before.
 */
function countSettled(entries: readonly OutlineEntry[], text: string): number {
  for (let index = entries.length - 1; index > 0; index--) {
    const [before, entry] = [entries[index - 1], entries[index]]
    if (!before || !entry || !/[\r\n]/.test(text.slice(entry.start))) continue
    const gap = text.slice(before.end, entry.start)
    const isParted = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(gap)
    if (isParted || (interrupting.has(entry.type) && !mayBecomeMaths(before, text))) return index
  }
  return 0
}

/** `\[` without its `\]` is a paragraph so far, and takes in what stands before the `\]` to come. */
const mayBecomeMaths = (entry: OutlineEntry, text: string): boolean =>
  text.slice(entry.start, entry.end).includes('\\[')

const endsLine = (text: string, end: number): boolean => /[\r\n]/.test(text[end - 1] ?? '')

/** The same block keeps the same object, so that what is computed from it can be kept too. */
function keepUnchanged(blocks: readonly Block[], earlier: readonly Block[]): readonly Block[] {
  return blocks.map((block, index) => {
    const known = earlier[index]
    return known && isSameBlock(known, block) ? known : block
  })
}

function isSameBlock(one: Block, other: Block): boolean {
  if (one === other) return true
  if (one.kind !== other.kind || one.start !== other.start) return false
  if (one.kind === 'code' && other.kind === 'code') {
    return one.code === other.code && one.language === other.language && one.isOpen === other.isOpen
  }
  if (one.kind === 'code' || other.kind === 'code') return false
  const isOpen = one.kind === 'markdown' && one.isOpen
  return one.text === other.text && isOpen === (other.kind === 'markdown' && other.isOpen)
}
