import type { Conversation, ConversationNode } from './conversation.ts'
import { textOfNode } from './summary.ts'

/** A stretch of a text around what was found in it, in one line each. */
export interface Excerpt {
  readonly before: string
  readonly match: string
  readonly after: string
}

/** Combining marks of Latin, Greek and Cyrillic. Marks of other scripts are letters of their own. */
const marks = /[\u0300-\u036f]/g
const plainText = /^[\0-\u007f]*$/

/**
 * A text as it is compared: without case and without diacritics, so that `resume` finds `Résumé`.
 * Of a text of ASCII, character by character.
 */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  if (plainText.test(lower)) return lower
  // A sigma is written in another way at the end of a word.
  return lower.normalize('NFD').replace(marks, '').normalize('NFC').replaceAll('ς', 'σ')
}

/** The words of a search, folded; none when nothing was typed. */
export const foldWords = (words: string): readonly string[] =>
  [...new Set(foldText(words).split(/\s+/u))].filter((word) => word !== '')

/** What of a conversation is searched: its own text, folded, and the runs whose text is part of it. */
export interface SearchedConversation {
  /** Title and all messages that no run made. */
  readonly folded: string
  readonly runIds: readonly string[]
}

/** Deleted messages are not found. Every branch is, shown or not. */
export function searchedOf(conversation: Conversation): SearchedConversation {
  const nodes = Object.values(conversation.nodes).filter((node) => !node.isDeleted)
  const own = nodes.flatMap((node) => (node.role === 'assistant' ? [] : [textOfNode(node)]))
  return {
    folded: foldText([conversation.title, ...own].join('\n')),
    runIds: nodes.flatMap((node) => (node.role === 'assistant' ? node.runIds : [])),
  }
}

/** Looks for all words in texts that come one after the other. */
export interface WordSearch {
  /** @returns whether one of the words is in it */
  add(folded: string): boolean
  hasAll(): boolean
}

/** @param words folded */
export function createWordSearch(words: readonly string[]): WordSearch {
  const missing = new Set(words)
  return {
    add: (folded) => {
      const found = words.filter((word) => folded.includes(word))
      for (const word of found) missing.delete(word)
      return found.length > 0
    },
    hasAll: () => missing.size === 0,
  }
}

/** Where something was found. */
export interface Found {
  /** The message; null when it is in the title alone. */
  readonly nodeId: string | null
  readonly excerpt: Excerpt
}

/**
 * The first message in which one of these words is, and the stretch around it.
 * @param words folded
 * @param answers texts of runs, by id; what is not among them is not looked into
 */
export function findFirst(
  conversation: Conversation,
  words: readonly string[],
  answers: ReadonlyMap<string, string>,
): Found {
  const textOf = (node: ConversationNode) =>
    node.role === 'assistant'
      ? node.runIds.map((id) => answers.get(id) ?? '').join('')
      : textOfNode(node)
  for (const node of Object.values(conversation.nodes)) {
    const excerpt = node.isDeleted ? null : excerptOf(textOf(node), words)
    if (excerpt) return { nodeId: node.id, excerpt }
  }
  const { title } = conversation
  const inTitle = excerptOf(title, words)
  return { nodeId: null, excerpt: inTitle ?? { before: title, match: '', after: '' } }
}

/** Characters of context on either side: about a line together. */
const contextLength = 60

/** The stretch around the first place where one of these folded words is; null when none is there. */
export function excerptOf(written: string, words: readonly string[]): Excerpt | null {
  const text = written.normalize('NFC') // so that each of its letters folds by itself
  const folded = foldText(text)
  const [first] = words
    .map((word) => ({ word, at: folded.indexOf(word) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
  if (!first) return null
  const { start, end } = placeOf(text, first)
  const from = wordStart(text, start - contextLength)
  const to = wordEnd(text, end + contextLength)
  return {
    before: (from > 0 ? '…' : '') + inOneLine(text.slice(from, start)).trimStart(),
    match: inOneLine(text.slice(start, end)),
    after: inOneLine(text.slice(end, to)).trimEnd() + (to < text.length ? '…' : ''),
  }
}

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** So many characters are given up at a cut rather than that a word is cut in two. */
const longestCut = contextLength / 2

function wordStart(text: string, from: number): number {
  if (from <= 0) return 0
  const gap = text.slice(from, from + longestCut).search(/\s/)
  return gap < 0 ? letterStart(text, from) : from + gap
}

function wordEnd(text: string, to: number): number {
  if (to >= text.length) return text.length
  const gap = text.slice(to - longestCut, to).search(/\s\S*$/)
  return gap < 0 ? letterStart(text, to) : to - longestCut + gap
}

/** Not between the two halves of a letter. */
const letterStart = (text: string, index: number): number =>
  /[\udc00-\udfff]/.test(text.charAt(index)) ? index - 1 : index

interface FoldedPlace {
  readonly word: string
  /** Where it is in the folded text. */
  readonly at: number
}

/** Characters that are folded at once: letter by letter takes forty times as long. */
const blockLength = 1024

/** Not between the two halves of a letter, nor before its marks. */
function blockEnd(text: string, from: number): number {
  const cut = letterStart(text, from + blockLength)
  const next = text.slice(cut).search(/\P{M}/u)
  return next < 0 ? text.length : cut + next
}

/** Where a place of the folded text is in the text itself, with the marks of its last letter. */
function placeOf(text: string, { word, at }: FoldedPlace): { start: number; end: number } {
  if (plainText.test(text)) return { start: at, end: at + word.length }
  let length = 0
  let index = 0
  for (let end = blockEnd(text, 0); end < text.length; end = blockEnd(text, end)) {
    const added = foldText(text.slice(index, end)).length
    if (length + added > at) break
    length += added
    index = end
  }
  let start = index
  for (const letter of text.slice(index)) {
    const added = foldText(letter).length
    if (length >= at + word.length && added > 0) break
    if (length <= at) start = index
    length += added
    index += letter.length
  }
  return { start, end: index }
}
