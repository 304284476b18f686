import type { ClientDeps } from '../deps.ts'
import type { SafeRepo } from './safe-repo.ts'
import type { PageMemory } from './shown-chats.ts'

/**
 * The disk, and what holds when it fails. Its code is no part of what every page loads first: a page
 * that opens empty stands without it.
 * @throws (rejects) when the code cannot be fetched, twice
 */
export async function openRepo(
  openDisk: ClientDeps['openDisk'],
  onTrouble: (sentence: string | null) => void,
  page: PageMemory,
): Promise<SafeRepo> {
  const fetchPart = () => import('./safe-repo.ts')
  // A line that breaks is the commonest reason, and the next one is a new line.
  const { openSafeRepo } = await fetchPart().catch(fetchPart)
  return openSafeRepo(openDisk, onTrouble, page)
}
