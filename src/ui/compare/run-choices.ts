import type { ConversationDocument } from '../../client/queries/conversation-document.ts'
import { findModel, shippedModels } from '../../core/catalog/catalog.ts'
import { shortParam } from '../../core/chat/short-params.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import {
  groupVariants,
  pathOf,
  type Conversation,
  type ConversationNode,
} from '../../core/history/conversation.ts'
import { parseJson } from '../../core/json.ts'
import type { Run } from '../../core/run/run.ts'

/** A run as it is offered to be compared. */
export interface RunChoice {
  readonly run: Run
  readonly nodeId: string
  /** Ids of the answers that stand in the same place, oldest first, its own included. */
  readonly variantIds: readonly string[]
  /** `Answer 3, variant 2, Kimi K2, T 0.7` */
  readonly label: string
}

/** All runs of a conversation, of every branch, in the order in which they are read. */
export function choicesOf({ conversation, runs }: ConversationDocument): readonly RunChoice[] {
  const variantsOf = groupVariants(conversation)
  const ordinals = ordinalsOf(conversation)
  const shown = new Set(pathOf(conversation).map(({ id }) => id))
  const choices = Object.values(conversation.nodes).flatMap((node) => {
    if (node.role !== 'assistant' || node.isDeleted) return []
    const variantIds = variantsOf(node).map(({ id }) => id)
    const ordinal = ordinals.get(node.id) ?? 1
    const variant = variantIds.indexOf(node.id)
    const place = [
      `Answer ${ordinal}`,
      ...(variantIds.length > 1 ? [`variant ${variant + 1}`] : []),
      ...(variantIds.some((id) => shown.has(id)) ? [] : ['another branch']),
    ]
    return node.runIds.flatMap((id, part) => {
      const run = runs[id]
      if (!run) return []
      const parts = node.runIds.length > 1 ? [`part ${part + 1}`] : []
      const label = [...place, ...parts, ...askedOf(run)].join(', ')
      return [{ run, nodeId: node.id, variantIds, label, ordinal, variant }]
    })
  })
  return choices.toSorted((a, b) => a.ordinal - b.ordinal || a.variant - b.variant)
}

/** What to compare a run with: the variant before it, or the one after; else the answer before or after. */
export function neighbourOf(choices: readonly RunChoice[], runId: string): RunChoice | null {
  const index = choices.findIndex(({ run }) => run.id === runId)
  const own = choices[index]
  if (!own) return null
  const others = choices.filter(({ nodeId }) => nodeId !== own.nodeId)
  const place = own.variantIds.indexOf(own.nodeId)
  const beside = [own.variantIds[place - 1], own.variantIds[place + 1]]
  const variant = beside
    .map((id) => others.findLast(({ nodeId }) => nodeId === id))
    .find((choice) => choice !== undefined)
  return variant ?? choices[index - 1] ?? choices[index + 1] ?? null
}

/**
 * The place of every message among the answers of its branch, from 1, as the transcript counts them.
 * Each is asked once: a walk to the root for each answer would be quadratic.
 */
function ordinalsOf({ nodes }: Conversation): ReadonlyMap<string, number> {
  const ordinals = new Map<string, number>()
  for (const node of Object.values(nodes)) {
    const unknown = new Set<ConversationNode>()
    let at: ConversationNode | undefined = node
    // A ring would come from a foreign file.
    while (at && !ordinals.has(at.id) && !unknown.has(at)) {
      unknown.add(at)
      at = at.parentId === null ? undefined : nodes[at.parentId]
    }
    let count = (at && ordinals.get(at.id)) ?? 0
    for (const each of [...unknown].toReversed()) {
      if (isAnswer(each)) count += 1
      ordinals.set(each.id, count)
    }
  }
  return ordinals
}

const isAnswer = (node: ConversationNode): boolean =>
  node.role === 'assistant' || (node.role === 'written' && node.message.role === 'assistant')

function askedOf({ providerId, model, dialectId, outline }: Run): readonly string[] {
  const known = findModel(providerId, model) ?? shippedModels.find(({ id }) => id === model)
  const json = parseJson(outline)
  const request = json.ok ? dialects[dialectId].decodeRequest(json.value) : json
  const temperature = request.ok ? request.value.params.temperature : undefined
  return [
    known?.shortName ?? model,
    ...(temperature === undefined ? [] : [shortParam('temperature', temperature)]),
  ]
}
