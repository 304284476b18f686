import type { ElementContent } from 'hast'

import { hasClass } from './hast.ts'

/** The blocks of Unicode whose letters run from right to left (UAX #9, classes R and AL). */
const rightToLeft =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/** Whether its first letter runs from right to left, as `dir="auto"` decides; code counts for nothing. */
export const isRightToLeft = (node: ElementContent): boolean => {
  const letter = firstLetter(node)
  return letter !== null && rightToLeft.test(letter)
}

/** Whether an element says a direction at all; what it was given beside its own text says none. */
export const hasLetter = (node: ElementContent): boolean => firstLetter(withoutNotes(node)) !== null

const notes = ['answer-code', 'answer-formula', 'answer-link-host', 'answer-image-chip']

function withoutNotes(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node
  const isNote = notes.some((name) => hasClass(node, name))
  return { ...node, children: isNote ? [] : node.children.map(withoutNotes) }
}

function firstLetter(node: ElementContent): string | null {
  if (node.type === 'text') return /\p{L}/u.exec(node.value)?.[0] ?? null
  if (node.type !== 'element' || node.tagName === 'code') return null
  for (const child of node.children) {
    const letter = firstLetter(child)
    if (letter !== null) return letter
  }
  return null
}
