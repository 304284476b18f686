import { textOf } from '../chat/message.ts'
import { pathOf, type Conversation, type ConversationNode } from './conversation.ts'

/** A line of the list of conversations: what can be shown of one without reading it. */
export interface ConversationSummary {
  readonly id: string
  readonly title: string
  /** Epoch milliseconds. */
  readonly createdAt: number
  /** Epoch milliseconds of the last message. */
  readonly updatedAt: number
  readonly starred: boolean
  /** Messages of the branch that is shown, deleted ones left out. */
  readonly messageCount: number
  /** How its first message begins, in one line; empty while there is none. */
  readonly firstWords: string
  /** Ids of the models that were asked, in the order in which they first were. */
  readonly models: readonly string[]
}

const firstWordsLength = 160

/** @param models ids of the models of its runs, in order; the same may come again */
export function summaryOf(
  conversation: Conversation,
  models: readonly string[],
): ConversationSummary {
  const { id, title, createdAt, updatedAt, starred } = conversation
  const shown = pathOf(conversation).filter((node) => !node.isDeleted)
  const first = shown.find((node) => node.role !== 'assistant')
  return {
    id,
    title,
    createdAt,
    updatedAt,
    starred,
    messageCount: shown.length,
    firstWords: first ? beginningOf(textOfNode(first)) : '',
    models: [...new Set(models)],
  }
}

/** The text of a message that no run made; the text of an answer lies in its runs. */
export const textOfNode = (node: Exclude<ConversationNode, { role: 'assistant' }>): string =>
  textOf(node.role === 'written' ? node.message : node)

function beginningOf(text: string): string {
  // Of a pasted megabyte only what can be seen is looked at.
  const line = text
    .slice(0, 4 * firstWordsLength)
    .trim()
    .replace(/\s+/g, ' ')
  return line.length > firstWordsLength ? `${line.slice(0, firstWordsLength - 1).trimEnd()}…` : line
}

/** By the last change; ties by id, so that the list never jumps. */
export const newestFirst = (
  a: Pick<ConversationSummary, 'id' | 'updatedAt'>,
  b: Pick<ConversationSummary, 'id' | 'updatedAt'>,
): number => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1)
