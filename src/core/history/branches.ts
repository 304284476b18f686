import { newestOf, type Conversation, type ConversationNode } from './conversation.ts'

/** The conversation showing the branch through this message, down to its newest end. */
export function showing(conversation: Conversation, nodeId: string): Conversation {
  const childrenOf = childrenIn(conversation)
  const seen = new Set<string>()
  let leafId = nodeId
  for (;;) {
    seen.add(leafId)
    // A ring, from a foreign file, is gone through once.
    const newest = newestOf(childrenOf(leafId).filter(({ id }) => !seen.has(id)))
    if (!newest) return { ...conversation, leafId }
    leafId = newest.id
  }
}

/** How many messages come after the end that is shown, on other branches; deleted ones are none. */
export function countBeyond(conversation: Conversation): number {
  const { leafId } = conversation
  const childrenOf = childrenIn(conversation)
  const seen = new Set<ConversationNode>() // a ring, from a foreign file, is gone through once
  const left = leafId === null ? [] : [...childrenOf(leafId)]
  for (let node = left.pop(); node; node = left.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    left.push(...childrenOf(node.id))
  }
  return [...seen].filter(({ isDeleted }) => !isDeleted).length
}

/** The messages by what they follow: looked for at each step, a walk down the tree would be quadratic. */
function childrenIn({ nodes }: Conversation): (id: string) => readonly ConversationNode[] {
  const children = new Map<string | null, ConversationNode[]>()
  for (const node of Object.values(nodes)) {
    const siblings = children.get(node.parentId)
    if (siblings) siblings.push(node)
    else children.set(node.parentId, [node])
  }
  return (id) => children.get(id) ?? []
}
