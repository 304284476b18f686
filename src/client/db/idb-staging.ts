import type { StagedPart, TakenIds } from './conversation-repo.ts'
import type { Database, WriteTransaction } from './idb-database.ts'
import { addModel, putConversation, putRuns, putSegment } from './idb-writes.ts'

/** A part of an import. Its conversation is hidden until the last part is there. */
export async function putStaged(transaction: WriteTransaction, part: StagedPart): Promise<void> {
  switch (part.type) {
    case 'conversation':
      return putConversation(transaction, part.conversation, part.hiddenAt)
    case 'run': {
      const { conversationId, run, body } = part
      await putRuns(transaction, conversationId, [run], body === null ? {} : { [run.id]: body })
      return addModel(transaction, conversationId, run.model)
    }
    case 'log':
      for (const segment of part.segments) await putSegment(transaction, part.runId, segment)
  }
}

/** Which of these ids are taken, by what is hidden too. */
export async function findTaken(database: Database, asked: TakenIds): Promise<TakenIds> {
  const transaction = database.transaction(['conversations', 'runs', 'wholeRuns'])
  const isThere = async (name: 'conversations' | 'runs' | 'wholeRuns', id: string) =>
    (await transaction.objectStore(name).getKey(id)) !== undefined
  const conversationIds = await filter(asked.conversationIds, (id) => isThere('conversations', id))
  const runIds = await filter(
    asked.runIds,
    async (id) => (await isThere('runs', id)) || isThere('wholeRuns', id),
  )
  return { conversationIds, runIds }
}

async function filter(
  ids: ReadonlySet<string>,
  isWanted: (id: string) => Promise<boolean>,
): Promise<ReadonlySet<string>> {
  const found = await Promise.all([...ids].map(async (id) => ((await isWanted(id)) ? [id] : [])))
  return new Set(found.flat())
}
