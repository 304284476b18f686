import type { ModelFacts } from '../catalog/parse-model.ts'
import type { Conversation } from '../history/conversation.ts'
import { isFinal, type Run } from '../run/run.ts'
import { withWholeTree } from './whole-tree.ts'

/** A conversation as it stands in a file: with every link whole, and its messages as a list. */
export function conversationInFile(conversation: Conversation) {
  const { nodes, ...facts } = withWholeTree(conversation)
  return { ...facts, nodes: Object.values(nodes) }
}

/**
 * A run as it stands in a file: without what is read from its body and from its model. What was going on is interrupted
 * there, for a file does not go on, and whoever imports it must not ask a server for the rest.
 */
export function runInFile(run: Run): Omit<Run, 'outline' | 'price'> {
  const { outline: _, price: _price, ...facts } = run
  return isFinal(run) ? facts : { ...facts, status: 'interrupted' }
}

/** A model as it stands in a file, whatever else its record says. */
export function modelInFile(model: ModelFacts | null): ModelFacts | null {
  if (model === null) return null
  const { params: _, ...facts } = model as ModelFacts & { readonly params?: unknown }
  return facts
}
