import type { Conversation, ConversationNode } from '../history/conversation.ts'

/**
 * The conversation with every link leading to a message. One that leads nowhere (its message was
 * damaged on the disk) or round in a ring is cut, as the page cuts it when it shows the branch: what
 * we write down, we must read again.
 */
export function withWholeTree(conversation: Conversation): Conversation {
  const { leafId } = conversation
  const broken = findBrokenLinks(conversation)
  const isLeafThere = leafId === null || Object.hasOwn(conversation.nodes, leafId)
  if (broken.size === 0 && isLeafThere) return conversation
  const nodes = Object.values(conversation.nodes).map((node): [string, ConversationNode] => [
    node.id,
    broken.has(node.id) ? { ...node, parentId: null } : node,
  ])
  return {
    ...conversation,
    nodes: Object.fromEntries(nodes),
    leafId: isLeafThere ? leafId : (nodes.at(-1)?.[0] ?? null),
  }
}

/** @returns what is wrong with the links between messages, as the rest of a sentence; null when nothing is */
export function findTreeProblem({ nodes, leafId }: Conversation): string | null {
  for (const node of Object.values(nodes))
    if (node.parentId !== null && !Object.hasOwn(nodes, node.parentId))
      return `holds message ${node.id}, which answers a message that is not there (${node.parentId})`
  const [ring] = findBrokenLinks({ nodes, leafId })
  if (ring !== undefined) return `holds message ${ring}, which comes before itself`
  if (leafId === null && Object.keys(nodes).length > 0) return 'does not say which message is shown'
  if (leafId !== null && !Object.hasOwn(nodes, leafId))
    return `shows a message that is not there (${leafId})`
  return null
}

/**
 * The messages whose link leads nowhere, and one of each ring: seen from the message that is shown,
 * the last before it closes. Each message is visited once.
 */
function findBrokenLinks({
  nodes,
  leafId,
}: Pick<Conversation, 'nodes' | 'leafId'>): ReadonlySet<string> {
  const broken = new Set<string>()
  const seen = new Set<string>()
  for (const start of [...(leafId === null ? [] : [leafId]), ...Object.keys(nodes)]) {
    const path = new Set<string>()
    let id: string | null = start
    while (id !== null && !seen.has(id)) {
      seen.add(id)
      path.add(id)
      const node: ConversationNode | undefined = Object.hasOwn(nodes, id) ? nodes[id] : undefined
      const parentId: string | null = node?.parentId ?? null
      if (parentId !== null && (path.has(parentId) || !Object.hasOwn(nodes, parentId)))
        broken.add(id)
      id = broken.has(id) ? null : parentId
    }
  }
  return broken
}
