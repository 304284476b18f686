import type { Run } from '../../../core/run/run.ts'
import type { PathEntry } from '../../access/use-conversation.ts'
import type { EntryProps } from '../message/entry.tsx'

interface Surroundings {
  /** Runs as they lie on disk, by id. */
  readonly saved: Readonly<Record<string, Run>>
  /** Ids of the runs in flight. */
  readonly live: readonly string[]
  readonly editingId: string | null
  /** Those that were begun to be changed, before a reload perhaps. */
  readonly edited: readonly string[]
}

const noRuns: readonly Run[] = []

/** The messages of a path with what each must know. Deleted ones keep their place in the count. */
export function entriesOf(path: readonly PathEntry[], around: Surroundings): readonly EntryProps[] {
  const { saved, live, editingId, edited } = around
  const lastId = path.findLast(({ node }) => !node.isDeleted)?.node.id
  const counts = new Map<string, number>()
  return path.map(({ node, variants }) => {
    const speaker = node.role === 'written' ? node.message.role : node.role
    const ordinal = (counts.get(speaker) ?? 0) + 1
    counts.set(speaker, ordinal)
    const runIds = node.role === 'assistant' ? node.runIds : []
    return {
      node,
      variants,
      ordinal,
      isLast: node.id === lastId,
      isEditing: node.id === editingId || edited.includes(node.id),
      saved: runIds.length === 0 ? noRuns : runIds.flatMap((id) => saved[id] ?? []),
      isLive: runIds.some((id) => live.includes(id)),
    }
  })
}
