import type { ChatMessage, ContentPart } from '../chat/message.ts'

/**
 * One message of a conversation's tree. Editing a message or running it again adds a sibling;
 * nothing is overwritten. A deleted message stays in its place, unseen and unsent, so that undo is
 * one flag.
 */
export type ConversationNode = {
  readonly id: string
  readonly parentId: string | null
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly isDeleted: boolean
  /** Seen, and left out of requests. Absent is not. */
  readonly isExcluded?: boolean
} & (
  | { readonly role: 'user'; readonly content: readonly ContentPart[] }
  /** A message that no run made, as it came in an imported request. */
  | { readonly role: 'written'; readonly message: ChatMessage }
  /** The run that answers; each further one continues the text of those before it. */
  | { readonly role: 'assistant'; readonly runIds: readonly string[] }
)

/** A tree of messages, and which of its branches is shown. */
export interface Conversation {
  readonly id: string
  readonly title: string
  readonly createdAt: number
  readonly updatedAt: number
  /** The user wants to find it again. */
  readonly starred: boolean
  readonly nodes: Readonly<Record<string, ConversationNode>>
  /** The end of the branch that is shown; null while there is no message. */
  readonly leafId: string | null
}

/** A conversation without a message. `now` is in epoch milliseconds. */
export const createConversation = (id: string, now: number): Conversation => ({
  id,
  title: '',
  createdAt: now,
  updatedAt: now,
  starred: false,
  nodes: {},
  leafId: null,
})

/** The branch that is shown, from its first message to its leaf, deleted messages included. */
export function pathOf(conversation: Conversation): readonly ConversationNode[] {
  const path = new Set<ConversationNode>()
  let id = conversation.leafId
  while (id !== null) {
    const node = Object.hasOwn(conversation.nodes, id) ? conversation.nodes[id] : undefined
    if (!node || path.has(node)) break // a broken link or a ring, from a foreign file
    path.add(node)
    id = node.parentId
  }
  return [...path].toReversed()
}

/**
 * The messages that stand in the same place, oldest first, the asked one included. One pass over
 * the tree serves every message of it: asking for each anew would be quadratic.
 */
export function groupVariants(
  conversation: Conversation,
): (node: ConversationNode) => readonly ConversationNode[] {
  const groups = new Map<string, ConversationNode[]>()
  for (const node of Object.values(conversation.nodes)) {
    const group = groups.get(placeOf(node))
    if (group) group.push(node)
    else groups.set(placeOf(node), [node])
  }
  for (const group of groups.values())
    group.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  return (node) => groups.get(placeOf(node)) ?? []
}

const placeOf = ({ role, parentId }: ConversationNode): string =>
  parentId === null ? role : `${role} ${parentId}`

/** A message that no run made, in its place. `now` is in epoch milliseconds. */
export const nodeOf = (
  message: ChatMessage,
  {
    id,
    parentId,
    now,
  }: { readonly id: string; readonly parentId: string | null; readonly now: number },
): ConversationNode => ({
  id,
  parentId,
  createdAt: now,
  isDeleted: false,
  ...(message.role === 'user'
    ? { role: 'user', content: message.content }
    : { role: 'written', message }),
})

/** The conversation with one more message, which becomes the leaf. The first user text becomes its title. */
export function withNode(conversation: Conversation, node: ConversationNode): Conversation {
  return {
    ...conversation,
    title: conversation.title || titleOf(node),
    updatedAt: Math.max(conversation.updatedAt, node.createdAt),
    nodes: { ...conversation.nodes, [node.id]: node },
    leafId: node.id,
  }
}

/** The conversation with a message replaced by another version of itself (same id). */
export const withChangedNode = (
  conversation: Conversation,
  node: ConversationNode,
): Conversation => ({ ...conversation, nodes: { ...conversation.nodes, [node.id]: node } })

/** The one that was made last, and of several the last in the list; null when there is none. */
export const newestOf = (nodes: readonly ConversationNode[]): ConversationNode | null =>
  nodes.reduce<ConversationNode | null>(
    (best, node) => (best === null || node.createdAt >= best.createdAt ? node : best),
    null,
  )

/** Two states of one conversation as one: no message of either is lost, and `changed` has the last word. */
export const mergeConversations = (
  stored: Conversation | null,
  changed: Conversation,
): Conversation =>
  stored === null
    ? changed
    : {
        ...changed,
        title: stored.title || changed.title,
        createdAt: stored.createdAt,
        updatedAt: Math.max(stored.updatedAt, changed.updatedAt),
        nodes: { ...stored.nodes, ...changed.nodes },
      }

const titleLength = 80

function titleOf(node: ConversationNode): string {
  if (node.role !== 'user') return ''
  const text = node.content.map((part) => (part.type === 'text' ? part.text : '')).join(' ')
  const line = text.trim().replace(/\s+/g, ' ')
  if (line.length <= titleLength) return line
  // The cut may halve a character that takes two units.
  const start = line.slice(0, titleLength - 1).replace(/\p{Surrogate}$/u, '')
  return `${start.trimEnd()}…`
}
