import type { StoreApi } from 'zustand/vanilla'

import type { Cancel, ClientDeps } from '../deps.ts'
import type { Notices, UndoNotice } from '../stores/notice-store.ts'

/** An undo line stays until the next send or this long, whichever is later (ux.md §1.6). */
export const undoMs = 30_000

/** Something that was done and can be taken back. */
export interface Undoable {
  readonly label: string
  /** What it changed, each as a sentence. */
  readonly details?: readonly string[]
  readonly place: UndoNotice['place']
  readonly takeBack: () => Promise<void>
  /** It can no longer be taken back. */
  readonly onGone?: () => void
}

/** What can be taken back just now, oldest first. */
export interface UndoList {
  offer(undoable: Undoable): void
  /** Takes back the notice with this id, or the last one; nothing when it is gone. */
  takeBack(noticeId?: string): Promise<void>
  /** What was done there can no longer be taken back: something newer has overtaken it. */
  withdraw(kind: UndoNotice['place']['kind']): void
  /** A message was sent. */
  noteSend(): void
  dispose(): void
}

interface Entry extends Undoable {
  readonly id: string
  readonly cancelTimer: Cancel
  isOld: boolean
  wasSentSince: boolean
}

/** Shows its lines in the notices. Whoever makes it ends it. */
export function createUndoList(
  { setTimer, randomId }: Pick<ClientDeps, 'setTimer' | 'randomId'>,
  notices: StoreApi<Notices>,
): UndoList {
  let entries: readonly Entry[] = []

  function show(next: readonly Entry[]): void {
    entries = next
    notices.setState({
      undo: entries.map(({ id, label, details, place }) => ({
        id,
        label,
        place,
        ...(details && { details }),
      })),
    })
  }

  function sweep(): void {
    const gone = entries.filter((entry) => entry.isOld && entry.wasSentSince)
    if (gone.length === 0) return
    show(entries.filter((entry) => !gone.includes(entry)))
    for (const entry of gone) entry.onGone?.()
  }

  return {
    offer: (undoable) => {
      const entry: Entry = {
        ...undoable,
        id: randomId(),
        isOld: false,
        wasSentSince: false,
        cancelTimer: setTimer(() => {
          entry.isOld = true
          sweep()
        }, undoMs),
      }
      show([...entries, entry])
    },
    takeBack: async (noticeId) => {
      const entry =
        noticeId === undefined ? entries.at(-1) : entries.find((each) => each.id === noticeId)
      if (!entry) return
      entry.cancelTimer()
      show(entries.filter((each) => each !== entry))
      await entry.takeBack()
    },
    withdraw: (kind) => {
      const gone = entries.filter(({ place }) => place.kind === kind)
      if (gone.length === 0) return
      show(entries.filter((entry) => !gone.includes(entry)))
      for (const entry of gone) {
        entry.cancelTimer()
        entry.onGone?.()
      }
    },
    noteSend: () => {
      for (const entry of entries) entry.wasSentSince = true
      sweep()
    },
    dispose: () => {
      for (const entry of entries) entry.cancelTimer()
    },
  }
}
