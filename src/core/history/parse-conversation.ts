import * as v from 'valibot'

import { newestOf, type Conversation, type ConversationNode } from './conversation.ts'

const partSchema = v.variant('type', [
  v.object({ type: v.literal('text'), text: v.string() }),
  v.object({ type: v.literal('image'), url: v.string() }),
])

const text = v.string()

const messageSchema = v.variant('role', [
  v.object({ role: v.literal('system'), text }),
  v.object({ role: v.literal('user'), content: v.array(partSchema) }),
  v.object({
    role: v.literal('assistant'),
    text,
    reasoning: v.exactOptional(v.object({ text, field: text })),
    toolCalls: v.exactOptional(v.array(v.object({ id: text, name: text, argumentsText: text }))),
  }),
  v.object({ role: v.literal('tool'), callId: text, text }),
])

const nodeFacts = {
  id: v.string(),
  parentId: v.nullable(v.string()),
  createdAt: v.number(),
  isDeleted: v.fallback(v.boolean(), false),
  isExcluded: v.exactOptional(v.fallback(v.boolean(), false)),
}

const nodeSchema = v.variant('role', [
  v.object({
    ...nodeFacts,
    role: v.literal('user'),
    content: v.array(partSchema),
  }),
  v.object({ ...nodeFacts, role: v.literal('written'), message: messageSchema }),
  v.object({ ...nodeFacts, role: v.literal('assistant'), runIds: v.array(v.string()) }),
])

const conversationSchema = v.object({
  id: v.string(),
  title: v.fallback(v.string(), ''),
  createdAt: v.fallback(v.number(), 0),
  updatedAt: v.fallback(v.number(), 0),
  starred: v.fallback(v.boolean(), false),
  nodes: v.looseObject({}),
  leafId: v.fallback(v.nullable(v.string()), null),
})

/**
 * A conversation as it lay on a disk or came in a file. A broken message is left out; the rest of
 * the tree stays readable.
 * @returns null when it is no conversation.
 */
export function parseConversation(value: unknown): Conversation | null {
  const parsed = v.safeParse(conversationSchema, value)
  if (!parsed.success) return null
  const { nodes: rawNodes, leafId, ...facts } = parsed.output
  const nodes = Object.entries(rawNodes)
    .map(([key, raw]) => {
      const node = v.safeParse(nodeSchema, raw)
      return node.success && node.output.id === key ? node.output : null
    })
    .filter((node) => node !== null)
  const byId = new Map<string, ConversationNode>(nodes.map((node) => [node.id, node]))
  return {
    ...facts,
    nodes: Object.fromEntries(byId),
    // When the end that was shown is gone, the newest message is shown.
    leafId: leafId !== null && byId.has(leafId) ? leafId : (newestOf(nodes)?.id ?? null),
  }
}
