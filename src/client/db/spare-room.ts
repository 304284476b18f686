/**
 * Room on the disk that is given back when it is full. Chromium closes its database at the first write
 * that fails, and cannot open it again, not even to read, while not a byte is free. With this given back
 * it can: 16 kB are enough, measured, for a database of any size.
 */
export interface SpareRoom {
  /** Takes the room, unless it is taken. Costs a write of 1 MB, once for each browser. */
  take(): Promise<void>
  /** Gives it back. @returns whether there was any */
  giveBack(): Promise<boolean>
  /** A database was closed under us: perhaps the disk is full, perhaps another tab gave the room back. */
  doubt(): void
  /**
   * Whether there is room to write. Not while what was given back cannot be had again: a write would
   * take the last of it, and with it the old chats out of reach.
   */
  hasRoom(): Promise<boolean>
}

/** The part of a browser's caches that is used. Not every browser has them, and not everywhere. */
export type Caches = Pick<CacheStorage, 'open'>

const cacheName = 'verbatim-spare-room'
const spare = '/spare-room'
/** Asked for beside it, and only for a moment: whoever writes needs some room too. */
const margin = '/spare-room-margin'

const spareBytes = 1024 * 1024
/** The most that `getRandomValues` gives at a time. */
const noiseBytes = 65_536
const againAfterMs = 5000

/** @param now epoch milliseconds, to ask a full disk not too often */
export function createSpareRoom(
  caches: Caches | undefined = browserCaches(),
  now: () => number = Date.now,
): SpareRoom {
  let isDoubted = false
  let triedAt = -Infinity
  let trying: Promise<boolean> | null = null

  const openCache = async () => (await caches?.open(cacheName).catch(() => null)) ?? null

  async function tryAgain(): Promise<boolean> {
    const cache = await openCache()
    if (!cache) return true // no room was ever kept here, so none is missing
    triedAt = now()
    if (!(await isTaken(cache))) {
      const isFree = (await fill(cache, margin)) && (await fill(cache, spare))
      await cache.delete(margin)
      if (!isFree) {
        await cache.delete(spare)
        return false
      }
    }
    isDoubted = false
    return true
  }

  return {
    take: async () => {
      const cache = isDoubted ? null : await openCache()
      if (cache && !(await isTaken(cache))) await fill(cache, spare)
    },
    giveBack: async () => {
      isDoubted = true
      return (await (await openCache())?.delete(spare).catch(() => false)) ?? false
    },
    doubt: () => {
      isDoubted = true
      triedAt = -Infinity
    },
    hasRoom: async () => {
      if (!isDoubted) return true
      if (trying === null && now() - triedAt < againAfterMs) return false
      trying ??= tryAgain().finally(() => {
        trying = null
      })
      return trying.catch(() => false)
    },
  }
}

/** Absent, where the types know it, on a page over plain HTTP from another machine. */
const browserCaches = (): Caches | undefined =>
  (globalThis as { readonly caches?: CacheStorage }).caches

const isTaken = (cache: Cache): Promise<boolean> =>
  cache.match(spare).then(
    (found) => found !== undefined,
    () => false,
  )

/** With noise: some disks pack what can be packed. @returns whether there was room */
async function fill(cache: Cache, path: string): Promise<boolean> {
  const noise = Array.from({ length: spareBytes / noiseBytes }, () =>
    crypto.getRandomValues(new Uint8Array(noiseBytes)),
  )
  return cache.put(path, new Response(new Blob(noise))).then(
    () => true,
    () => false,
  )
}
