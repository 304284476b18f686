import type { Conversation } from '../history/conversation.ts'
import type { NumberedRecord } from '../run/record.ts'
import { conversationInFile, modelInFile, runInFile } from './in-file.ts'
import type { ExchangeRun } from './line.ts'

/**
 * What a run holds, without its id, as a text that is the same wherever the run lies. Its hash tells
 * whether two runs are one.
 * @param log null leaves the raw records out, as an export without logs does
 */
export function contentOfRun(
  { run, body, model }: ExchangeRun,
  log: readonly NumberedRecord[] | null,
): string {
  const { id: _, ...facts } = runInFile(run)
  return stableJson({ run: facts, body, model: modelInFile(model), log })
}

/**
 * What a conversation holds, without the ids that a copy changes, as a text that is the same wherever
 * it lies. A run is named by the hash of its content, and a run that is missing by null.
 * @param hashes by run id, of all its runs, those that no message names any more included
 */
export function contentOfConversation(
  conversation: Conversation,
  hashes: ReadonlyMap<string, string>,
): string {
  const { id: _, nodes, ...facts } = conversationInFile(conversation)
  const named = new Set<string>()
  const messages = nodes
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((node) => {
      if (node.role !== 'assistant') return node
      for (const runId of node.runIds) named.add(runId)
      return { ...node, runIds: node.runIds.map((runId) => hashes.get(runId) ?? null) }
    })
  const others = [...hashes].filter(([runId]) => !named.has(runId)).map(([, hash]) => hash)
  return stableJson({ ...facts, messages, others: others.toSorted() })
}

/** JSON with the members of each object in the order of their names, so that it depends on values alone. */
const stableJson = (value: unknown): string =>
  JSON.stringify(value, (_name, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(
          Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))),
        )
      : member,
  )
