import type { AskedIds, StagedPart, TakenIds } from './conversation-repo.ts'
import type { Database, ReadTransaction, WriteTransaction } from './idb-database.ts'
import { addModel, putConversation, putRuns, putSegment } from './idb-writes.ts'
import { parseConversationRow } from './rows.ts'

/**
 * Parts of an import. Their conversations are hidden until the last part is there. Rows are written
 * without waiting for each: a way to the database and back for every row of a large file is minutes.
 * @throws when an id is taken: another tab imported the same file meanwhile. Nothing is overwritten.
 */
export async function putStaged(
  transaction: WriteTransaction,
  parts: readonly StagedPart[],
): Promise<void> {
  const taken = await Promise.all(parts.map((part) => isTaken(transaction, part)))
  if (taken.includes(true)) throw new TakenError()
  await Promise.all(parts.map((part) => putPart(transaction, part)))
  const models = parts.flatMap((part) =>
    part.type === 'run' ? [[`${part.conversationId} ${part.run.model}`, part] as const] : [],
  )
  for (const { conversationId, run } of new Map(models).values())
    await addModel(transaction, conversationId, run.model)
}

async function isTaken(transaction: WriteTransaction, part: StagedPart): Promise<boolean> {
  switch (part.type) {
    case 'conversation':
      return isThere(transaction, 'conversations', part.conversation.id)
    case 'run':
      return isRunThere(transaction, part.run.id)
    case 'log':
      return false // its run would be
  }
}

async function putPart(transaction: WriteTransaction, part: StagedPart): Promise<unknown> {
  switch (part.type) {
    case 'conversation':
      return putConversation(transaction, part.conversation, part.hiddenAt)
    case 'run': {
      const { conversationId, run, request } = part
      return putRuns(
        transaction,
        conversationId,
        [run],
        request === null ? {} : { [run.id]: request },
      )
    }
    case 'log':
      return Promise.all(
        part.segments.map((segment) => putSegment(transaction, part.runId, segment)),
      )
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
