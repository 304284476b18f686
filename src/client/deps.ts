import type { ConversationRepo } from './db/conversation-repo.ts'

/** Ends what it came with: a timer, a listener. Calling it twice is fine. */
export type Cancel = () => void

/** The part of localStorage that is used. Each call may throw: quota, privacy settings. */
export interface TextStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/** What the tabs of one browser tell each other. A sender does not hear itself. */
export interface TabChannel {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): Cancel
  close(): void
}

/** `hidden` also means: perhaps for ever. `storage` is another tab's write to `TextStorage`. */
export type PageEvent = 'visible' | 'hidden' | 'pagehide' | 'online' | 'storage'

/** The page as the browser shows it. */
export interface Page {
  /** `location.pathname` at the start. */
  readonly path: string
  isOnline(): boolean
  /** Somebody may be looking at it. */
  isVisible(): boolean
  on(event: PageEvent, listener: () => void): Cancel
}

/** All the powers of the client. Tests hand in a clock that stands still and a server that obeys. */
export interface ClientDeps {
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
  /** Epoch milliseconds. */
  readonly now: () => number
  /** 128 random bits as 32 lower-case hex digits. */
  readonly randomId: () => string
  /** From 0 up to 1, for jitter. */
  readonly random: () => number
  readonly setTimer: (callback: () => void, delayMs: number) => Cancel
  /** Before the next paint; soon, when nothing is painted because the page is hidden. */
  readonly requestFrame: (callback: () => void) => Cancel
  /** Lets the page do what waits (a click, a paint), and comes back as soon as that is done. */
  readonly nextTask: () => Promise<void>
  /**
   * A lock that one tab of this browser has at a time. It does not outlive its tab.
   * @returns what gives it back; null when it is taken
   */
  readonly tryLock: (name: string) => Promise<Cancel | null>
  /**
   * The same, waiting until the tabs that have it, or asked for it earlier, are done with it or gone.
   * @returns what gives it back, or takes the wish back
   */
  readonly holdLock: (name: string, onHeld: () => void) => Cancel
  readonly storage: TextStorage
  readonly openChannel: () => TabChannel
  /** @throws (rejects) when this browser has no working database. */
  readonly openDisk: (events: DiskEvents) => Promise<ConversationRepo>
  readonly room: StorageRoom
  readonly page: Page
}

/** What can happen to the disk by itself. */
export interface DiskEvents {
  /** A newer Verbatim, in another tab, wants to change the database: this one let go of it. */
  readonly onOutdated: () => void
  /** The browser had closed the database, and it is open again: perhaps without all that was in it. */
  readonly onReopened: () => void
}

/** What this browser says of the room it has for this site. Both never reject. */
export interface StorageRoom {
  /** Asks that nothing is thrown away by the browser itself. Some ask the user. */
  askToKeep(): Promise<void>
  /** Null when the browser does not tell. */
  read(): Promise<StorageFacts | null>
}

/** As the browser estimates it: a write can fail long before the quota is used up. */
export interface StorageFacts {
  readonly usedBytes: number
  readonly quotaBytes: number
  /** The browser will not throw it away by itself when room gets short. */
  readonly isKept: boolean
}
