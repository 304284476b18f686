import { mergeConversations } from '../../core/history/conversation.ts'
import type { NumberedRecord } from '../../core/run/record.ts'
import type { Run } from '../../core/run/run.ts'
import type { ConversationRepo, SentRequests } from './conversation-repo.ts'
import type { ClientDeps } from '../deps.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import type { LogSegment } from './log-segment.ts'
import { createMemoryRepo } from './memory-repo.ts'
import { rememberedChat, rememberedOwner, shownChats, type PageMemory } from './shown-chats.ts'
import { storageSentences } from './storage-sentences.ts'
import { diskSentences } from './disk-sentences.ts'

/** A repo that never rejects, and says where things lie. */
export interface SafeRepo extends ConversationRepo {
  /** False while the disk refuses this conversation and it lies in memory instead. */
  isSaved(conversationId: string): boolean
  /** It has been on disk: when it is not there any more, it was lost. */
  wasSaved(conversationId: string): boolean
  /**
   * Keeps these in memory, as what the disk has lost, until something of them is written again. What
   * was to be written while nobody knew of the loss is written now, and what was refused till now.
   */
  hold(documents: readonly ConversationDocument[]): Promise<void>
}

/** A run at its end. */
interface Ended {
  readonly run: Run
  readonly log: readonly LogSegment[]
}

/** What a page has in memory anyway, because it is shown. */
interface Remembered {
  chat(id: string): ConversationDocument | null
  ownerOf(runId: string): string | null
}

/** The disk, or memory and a sentence when this browser has none. */
export async function openSafeRepo(
  openDisk: ClientDeps['openDisk'],
  onTrouble: (sentence: string | null) => void,
  page: PageMemory,
): Promise<SafeRepo> {
  let isOutdated = false
  /** What is to be said while nothing is wrong any more. */
  let calm: string | null = null
  const say = (sentence: string | null) => {
    if (!isOutdated) onTrouble(sentence ?? calm) // every write fails then, and that is why
  }
  try {
    const disk = await openDisk({
      onOutdated: () => {
        say(diskSentences.outdated)
        isOutdated = true
      },
      onReopened: () => void rescue().catch(() => {}), // a disk that cannot be read is said by whoever reads
    })
    const repo = createSafeRepo(disk, say, {
      chat: (id) => rememberedChat(page, id),
      ownerOf: (runId) => rememberedOwner(page, runId),
    })
    async function rescue(): Promise<void> {
      const { ids, documents } = shownChats(page)
      const { conversationIds } = await disk.takenIds({ conversationIds: ids, runIds: new Set() })
      const gone = [...ids].filter((id) => !conversationIds.has(id) && repo.wasSaved(id))
      if (gone.length > 0) calm = diskSentences.emptied
      await repo.hold(documents.filter(({ conversation: { id } }) => gone.includes(id)))
      if (gone.length > 0) await page.refresh(...gone)
    }
    return repo
  } catch {
    onTrouble(diskSentences.unavailable)
    return createSafeRepo(createMemoryRepo(), () => {})
  }
}

/**
 * A repo that loses nothing that is on the page: when the disk refuses a write, the conversation it
 * was for moves to memory, and every later write tries to bring it back whole. Reads and writes of
 * this repo never reject.
 * @param onTrouble a sentence for the user, or null when everything is on disk again
 * @param remembered what moves to memory when the disk does not even give it back
 */
export function createSafeRepo(
  disk: ConversationRepo,
  onTrouble: (sentence: string | null) => void,
  remembered: Remembered = { chat: () => null, ownerOf: () => null },
): SafeRepo {
  const memory = createMemoryRepo()
  const unsaved = new Set<string>()
  /** What this page has read from the disk or written to it. */
  const seen = new Set<string>()
  /** Those of them that nobody has wanted to write. */
  const untouched = new Set<string>()
  /** By run and first record: what the disk refused of a log, until it takes it. */
  const heldLogs = new Map<string, Map<number, LogSegment>>()
  /** Runs that ended and were not on the disk any more: deleted, or lost with all that was there. */
  const missed = new Map<string, Ended>()
  let last: Promise<unknown> = Promise.resolve()

  /** Writes happen one after the other, so that none falls between a refusal and the move. */
  function inOrder<T>(action: () => Promise<T>): Promise<T> {
    const result = last.then(action)
    last = result.catch(() => {}) // the caller has the failure
    return result
  }

  const orTrouble =
    <T>(instead: T) =>
    (): T => {
      onTrouble(storageSentences.failing)
      return instead
    }

  async function moveToMemory(id: string): Promise<void> {
    // A disk that was emptied gives nothing back either, and refuses nothing.
    const document = (await disk.read(id).catch(() => null)) ?? remembered.chat(id)
    if (document) await memory.save(document)
    unsaved.add(id)
    onTrouble(storageSentences.failing)
  }

  /** What memory has of these requests: the others lie on disk. */
  async function requestsOf(runIds: readonly string[]): Promise<SentRequests> {
    const read = runIds.map(async (id) => [id, await memory.readRequest(id)] as const)
    const found = await Promise.all(read)
    return Object.fromEntries(found.flatMap(([id, sent]) => (sent === null ? [] : [[id, sent]])))
  }

  async function offerAgain(id: string): Promise<void> {
    untouched.delete(id)
    const document = await memory.read(id)
    if (!document) return
    const { conversation, runs } = document
    const sent = await requestsOf(Object.keys(runs))
    try {
      // Another tab may have written meanwhile, and what could not be read has not gone either.
      await disk.change(
        id,
        (stored) => mergeConversations(stored, conversation),
        Object.values(runs),
        sent,
      )
      for (const runId of Object.keys(runs)) {
        const held = heldLogs.get(runId)
        if (held) await disk.stage([{ type: 'log', runId, segments: [...held.values()] }])
        heldLogs.delete(runId)
      }
    } catch {
      return onTrouble(storageSentences.failing)
    }
    seen.add(id)
    unsaved.delete(id)
    if (unsaved.size === 0) onTrouble(null)
  }

  async function unsavedOwnerOf(runId: string): Promise<string | null> {
    for (const id of unsaved) if ((await memory.read(id))?.runs[runId]) return id
    return null
  }

  async function ownerOf(runId: string): Promise<string | null> {
    const rows = await disk.unfinishedRuns().catch(() => [])
    const row = rows.find(({ run }) => run.id === runId)
    return row?.conversationId ?? remembered.ownerOf(runId)
  }

  function holdLog(runId: string, log: readonly LogSegment[]): void {
    const held = heldLogs.get(runId) ?? new Map<number, LogSegment>()
    for (const segment of log) held.set(segment.firstSeq, segment) // it comes again when it has grown
    heldLogs.set(runId, held)
  }

  const writeRun = (
    runId: string,
    log: readonly LogSegment[],
    write: (repo: ConversationRepo) => Promise<void>,
  ) =>
    inOrder(async () => {
      let owner = await unsavedOwnerOf(runId)
      if (owner === null) {
        try {
          return await write(disk)
        } catch {
          owner = await ownerOf(runId)
          if (owner === null) return onTrouble(storageSentences.failing)
          await moveToMemory(owner)
        }
      }
      await write(memory)
      holdLog(runId, log)
      await offerAgain(owner)
    })

  return {
    list: async () => {
      const kept = await disk.list().catch(orTrouble([]))
      const held = (await memory.list()).filter(({ id }) => unsaved.has(id))
      return [...held, ...kept.filter(({ id }) => !unsaved.has(id))]
    },
    read: async (id) => {
      if (unsaved.has(id)) return memory.read(id)
      const document = await disk.read(id).catch(orTrouble(null))
      if (document) seen.add(id)
      return document
    },
    readEnd: (id, messages) =>
      unsaved.has(id)
        ? memory.readEnd(id, messages)
        : disk.readEnd(id, messages).catch(orTrouble(null)),
    readRequest: async (runId) =>
      (await memory.readRequest(runId)) ?? (await disk.readRequest(runId).catch(orTrouble(null))),
    search: async (words, options) => {
      const { limit, signal } = options
      const kept = await disk.search(words, options).catch(() => {
        signal?.throwIfAborted()
        return orTrouble([])()
      })
      const held = await memory.search(words, options)
      return [
        ...held.filter(({ conversationId }) => unsaved.has(conversationId)),
        ...kept.filter(({ conversationId }) => !unsaved.has(conversationId)),
      ].slice(0, limit)
    },
    // A search that cannot be prepared says so itself.
    prepareSearch: () => disk.prepareSearch().catch(() => {}),
    change: (id, change, runs, requests) =>
      inOrder(async () => {
        if (!unsaved.has(id)) {
          try {
            const written = await disk.change(id, change, runs, requests)
            seen.add(id)
            return written
          } catch {
            await moveToMemory(id)
          }
        }
        const written = await memory.change(id, change, runs, requests)
        await offerAgain(id)
        return written
      }),
    save: (document, requests) =>
      inOrder(async () => {
        await memory.save(document, requests)
        unsaved.add(document.conversation.id)
        await offerAgain(document.conversation.id)
      }),
    checkpoint: (run, log) => writeRun(run.id, log, (repo) => repo.checkpoint(run, log)),
    finishRun: async (run, log) => {
      let isThere = true
      await writeRun(run.id, log, async (repo) => {
        isThere = await repo.finishRun(run, log)
        if (!isThere && remembered.ownerOf(run.id) !== null) missed.set(run.id, { run, log })
      })
      return isThere
    },
    readLog: async (runId) => {
      const kept = await disk.readLog(runId).catch(orTrouble(null))
      const held = await memory.readLog(runId)
      return kept && held ? joinLogs(kept, held) : (kept ?? held)
    },
    unfinishedRuns: () => disk.unfinishedRuns().catch(orTrouble([])),
    setHidden: (ids, hiddenAt) =>
      inOrder(async () => {
        const held = await memory.setHidden(ids, hiddenAt)
        const kept = await disk.setHidden(ids, hiddenAt).catch(orTrouble(0))
        return Math.max(held, kept)
      }),
    hiddenIds: async (until) => {
      const held = await memory.hiddenIds(until)
      const kept = await disk.hiddenIds(until).catch(orTrouble([]))
      return [...new Set([...held, ...kept])]
    },
    takenIds: async (asked) => {
      const held = await memory.takenIds(asked)
      const kept = await disk.takenIds(asked).catch(orTrouble(held))
      return {
        conversationIds: new Set([...held.conversationIds, ...kept.conversationIds]),
        runIds: new Set([...held.runIds, ...kept.runIds]),
        hiddenIds: new Set([...held.hiddenIds, ...kept.hiddenIds]),
      }
    },
    // Whoever stages gives up when it is refused, and says so: nothing that was on the page is lost.
    stage: (parts) => inOrder(() => disk.stage(parts).catch(() => false)),
    remove: async (ids, hiddenAt) => {
      // Each in its turn: an answer that streams is written in between.
      const removed: string[] = []
      for (const id of ids)
        await inOrder(async () => {
          const held = await memory.remove([id], hiddenAt)
          const kept = await disk.remove([id], hiddenAt).catch(orTrouble([]))
          if (held.length + kept.length > 0) removed.push(id)
        })
      return removed
    },
    // In no order: what is hidden never moves to memory, and an answer that streams is written meanwhile.
    purge: async (hiddenUntil) => {
      const held = await memory.purge(hiddenUntil)
      const kept = await disk.purge(hiddenUntil).catch(orTrouble([]))
      return [...new Set([...held, ...kept])]
    },
    // What could not be brought up to date is read as it is, and nobody need hear of it.
    upgrade: (pause) => disk.upgrade(pause).catch(() => {}),
    isSaved: (id) => !unsaved.has(id),
    wasSaved: (id) => seen.has(id) || !unsaved.has(id),
    hold: (documents) =>
      inOrder(async () => {
        const toWrite = new Set([...unsaved].filter((id) => !untouched.has(id)))
        for (const document of documents) {
          const { id } = document.conversation
          if (unsaved.has(id)) continue // what was refused meanwhile is newer
          await memory.save(document)
          unsaved.add(id)
          untouched.add(id)
        }
        for (const { run, log } of missed.values()) {
          const owner = await unsavedOwnerOf(run.id)
          if (owner === null) continue // that chat was deleted
          await memory.finishRun(run, log)
          // The page may know of its end already; what was not written of its log is kept all the same.
          await memory.stage([{ type: 'log', runId: run.id, segments: log }])
          holdLog(run.id, log)
          toWrite.add(owner)
        }
        missed.clear()
        for (const id of toWrite) await offerAgain(id)
        const isRefused = [...toWrite].some((id) => unsaved.has(id))
        if (documents.length > 0 && !isRefused) onTrouble(null)
      }),
    close: () => void last.then(() => disk.close()), // what was asked for before is written
  }
}

/** The disk refused a part of a log, and memory has that. */
function joinLogs(
  kept: readonly NumberedRecord[],
  held: readonly NumberedRecord[],
): readonly NumberedRecord[] {
  const bySeq = new Map([...held, ...kept].map((numbered) => [numbered.seq, numbered]))
  return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq)
}
