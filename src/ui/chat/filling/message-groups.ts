import type { ConversationNode } from '../../../core/history/conversation.ts'
import type { Run } from '../../../core/run/run.ts'
import { textOfParts } from '../message/text-of-parts.ts'

/**
 * Messages that come into the page, and out of sight, together. More of them make a task too long
 * (one costs a millisecond or two); fewer make more boxes to lay out with every word of an answer.
 */
export const groupSize = 8

/** The items in groups from the first on, so that a group that is full stays the same. */
export const inGroups = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / groupSize) }, (_, i) =>
    items.slice(i * groupSize, (i + 1) * groupSize),
  )

/** What there is to show of a message: its node, and the runs of an answer. */
export interface MessageContent {
  readonly node: ConversationNode
  readonly saved: readonly Run[]
}

const lineHeight = 24
/** Head and gap; an answer has its trace below. */
const frameHeights = { user: 84, assistant: 116, written: 96 } as const
/** Long questions are folded at twelve lines. */
const longestUserLines = 12

/**
 * About how high a message will be in a column of this width, in CSS pixels. It stands in for the
 * height of what was never laid out, so it need only be near: what is seen is measured.
 */
export function estimateHeight({ node, saved }: MessageContent, columnWidth: number): number {
  if (node.isDeleted) return 0
  // Half a character per em, and every other line of Markdown is a short one.
  const lines = Math.ceil((lengthOf({ node, saved }) * 12) / columnWidth)
  const shown = node.role === 'user' ? Math.min(lines, longestUserLines) : lines
  return frameHeights[node.role] + shown * lineHeight
}

function lengthOf({ node, saved }: MessageContent): number {
  switch (node.role) {
    case 'assistant':
      return saved.reduce((length, run) => length + run.text.length, 0)
    case 'user':
      return textOfParts(node.content).length
    case 'written':
      return JSON.stringify(node.message).length
  }
}

/** How many of these heights, from the first on, cover a view: what the first paint needs. */
export function countCovering(heights: readonly number[], viewHeight: number): number {
  let covered = 0
  const count = heights.findIndex((height) => (covered += height) >= viewHeight)
  return count === -1 ? heights.length : count + 1
}

/** Whose turn it is when in a conversation that opens at its end: newest first, all but the first shown. */
export function turnsOfOpening(heights: readonly number[], viewHeight: number): readonly number[] {
  const shown = countCovering(heights.toReversed(), viewHeight)
  return heights
    .map((_, index) => index)
    .toReversed()
    .slice(Math.max(1, shown))
}

type Places = readonly (readonly { readonly node: { readonly id: string } }[])[]

/**
 * Whose turn it is when another branch is shown: who asked for it sees the group in which it parts from
 * the one before, and what follows. The newest group never waits: it has no size but that of what is in it.
 */
export function turnsOfBranch(
  before: Places,
  now: Places,
  heights: readonly number[],
  viewHeight: number,
): readonly number[] {
  const isSame = (index: number) =>
    now[index]?.every(({ node }, place) => before[index]?.[place]?.node.id === node.id)
  const others = now.map((_, index) => index).filter((index) => !isSame(index))
  const below = others.slice(1, -1)
  return below.slice(
    countCovering(
      below.map((index) => heights[index] ?? 0),
      viewHeight,
    ),
  )
}
