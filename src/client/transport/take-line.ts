import type { Cancel, ClientDeps } from '../deps.ts'

/**
 * A browser opens six connections to one server over HTTP/1.1, for all its tabs together. So many of
 * them may wait for what is still to come; the others are for what is answered at once.
 */
export const lineCount = 4

/**
 * A place for a connection that stays open.
 * @returns what gives it back; null when all are taken, by this tab or by others
 */
export async function takeLine({ tryLock }: Pick<ClientDeps, 'tryLock'>): Promise<Cancel | null> {
  for (let line = 1; line <= lineCount; line++) {
    const giveBack = await tryLock(`verbatim-line-${line}`)
    if (giveBack) return giveBack
  }
  return null
}
