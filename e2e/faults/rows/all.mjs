import { databaseRows } from './database.mjs'
import { lineRows } from './line.mjs'
import { operationRows } from './operations.mjs'
import { providerRows } from './provider.mjs'
import { readerRows } from './reader.mjs'
import { serverRows } from './server.mjs'
import { storageRows } from './storage.mjs'
import { tabRows } from './tabs.mjs'
import { userRows } from './user.mjs'

/** Every row, in the order of the list of faults. */
export const rows = [
  ...readerRows,
  ...lineRows,
  ...providerRows,
  ...serverRows,
  ...storageRows,
  ...databaseRows,
  ...tabRows,
  ...operationRows,
  ...userRows,
].toSorted((one, other) => Number(one.id) - Number(other.id))
