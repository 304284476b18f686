import type { Database, WriteTransaction } from './idb-database.ts'
import { partRun, putConversation } from './idb-writes.ts'
import { parseConversationRow } from './rows.ts'

/** How a step is written, and what is read to find the steps. */
interface UpgradeDeps {
  readonly read: <T>(action: (database: Database) => Promise<T>) => Promise<T>
  readonly write: (action: (transaction: WriteTransaction) => Promise<void>) => Promise<void>
  readonly pause: () => Promise<void>
}

/** A request of a long conversation is 200 kB: so many are a task of some milliseconds. */
const runsAtOnce = 8

/**
 * Brings rows of versions 1 and 2 into the shape of version 3. Every step is a transaction that may be
 * the last one: what was not reached is read as it is, and goes on the next time.
 */
export async function upgradeRows({ read, write, pause }: UpgradeDeps): Promise<void> {
  for (const id of await read(conversationsWithoutSummary)) {
    await pause()
    await write((transaction) => addSummary(transaction, id))
  }
  const runIds = await read((database) => database.getAllKeys('wholeRuns'))
  for (let from = 0; from < runIds.length; from += runsAtOnce) {
    await pause()
    await write(async (transaction) => {
      for (const id of runIds.slice(from, from + runsAtOnce)) await partRun(transaction, id)
    })
  }
}

async function conversationsWithoutSummary(database: Database): Promise<readonly string[]> {
  const transaction = database.transaction(['conversations', 'summaries'])
  const [ids, known] = await Promise.all([
    transaction.objectStore('conversations').getAllKeys(),
    transaction.objectStore('summaries').getAllKeys(),
  ])
  const withSummary = new Set(known)
  return ids.filter((id) => !withSummary.has(id))
}

async function addSummary(transaction: WriteTransaction, id: string): Promise<void> {
  const row = parseConversationRow(await transaction.objectStore('conversations').get(id))
  if (row) await putConversation(transaction, row.conversation, row.hiddenAt)
}
