import type { AskedIds, StagedPart, TakenIds } from './conversation-repo.ts'
import type { Database, ReadTransaction, WriteTransaction } from './idb-database.ts'
import { addModel, putConversation, putRuns, putSegment } from './idb-writes.ts'
import { parseConversationRow } from './rows.ts'

/**
 * A part of an import. Its conversation is hidden until the last part is there.
 * @throws when its id is taken: another tab imported the same file meanwhile. Nothing is overwritten.
 */
export async function putStaged(transaction: WriteTransaction, part: StagedPart): Promise<void> {
  switch (part.type) {
    case 'conversation':
      if (await isThere(transaction, 'conversations', part.conversation.id)) throw new TakenError()
      return putConversation(transaction, part.conversation, part.hiddenAt)
    case 'run': {
      const { conversationId, run, request } = part
      if (await isRunThere(transaction, run.id)) throw new TakenError()
      await putRuns(
        transaction,
        conversationId,
        [run],
        request === null ? {} : { [run.id]: request },
      )
      return addModel(transaction, conversationId, run.model)
    }
    case 'log':
      for (const segment of part.segments) await putSegment(transaction, part.runId, segment)
  }
}

class TakenError extends Error {}

type AnyTransaction = ReadTransaction | WriteTransaction

const isThere = async (
  transaction: AnyTransaction,
  name: 'conversations' | 'runs' | 'wholeRuns',
  id: string,
) => (await (transaction as ReadTransaction).objectStore(name).getKey(id)) !== undefined // either can be read

const isRunThere = async (transaction: AnyTransaction, id: string) =>
  (await isThere(transaction, 'runs', id)) || isThere(transaction, 'wholeRuns', id)

/** @see ConversationRepo.takenIds */
export async function findTaken(database: Database, asked: AskedIds): Promise<TakenIds> {
  const transaction = database.transaction(['conversations', 'runs', 'wholeRuns'])
  const conversationIds = await filter(asked.conversationIds, (id) =>
    isThere(transaction, 'conversations', id),
  )
  const hiddenIds = await filter(conversationIds, async (id) => {
    const row = parseConversationRow(await transaction.objectStore('conversations').get(id))
    return row === null || row.hiddenAt !== null
  })
  const runIds = await filter(asked.runIds, (id) => isRunThere(transaction, id))
  return { conversationIds, runIds, hiddenIds }
}

async function filter(
  ids: ReadonlySet<string>,
  isWanted: (id: string) => Promise<boolean>,
): Promise<ReadonlySet<string>> {
  const found = await Promise.all([...ids].map(async (id) => ((await isWanted(id)) ? [id] : [])))
  return new Set(found.flat())
}
