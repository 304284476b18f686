import type {
  Cancel,
  ClientDeps,
  Page,
  StorageFacts,
  StorageRoom,
  TabChannel,
  TextStorage,
} from './deps.ts'

/** Hidden pages are not painted; a frame that was asked for just before may never come. */
const hiddenFrameMs = 50
const latestFrameMs = 250
const channelName = 'verbatim'

/** The powers of a real browser. */
export function browserDeps(): ClientDeps {
  // Side by side with what else the disk needs, and while the page is drawn for the first time.
  const disk = import('./db/idb-repo.ts')
  disk.catch(() => {}) // whoever opens it hears why
  return {
    fetch: (path, init) => fetch(path, init),
    now: () => Date.now(),
    randomId: () =>
      Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join(''),
    random: () => Math.random(),
    setTimer: (callback, delayMs) => {
      const timer = setTimeout(callback, delayMs)
      return () => clearTimeout(timer)
    },
    requestFrame,
    nextTask,
    tryLock,
    holdLock,
    storage: textStorage(),
    openChannel,
    openDisk: async (events) => (await disk).openIdbRepo(events),
    room: openStorageRoom(),
    page: browserPage(),
  }
}

/** The next frame, or a timer when there is none: whichever comes first. */
function requestFrame(callback: () => void): Cancel {
  let isDone = false
  const end = () => {
    isDone = true
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const run = () => {
    if (isDone) return
    end()
    callback()
  }
  const frame = requestAnimationFrame(run)
  const timer = setTimeout(run, document.hidden ? hiddenFrameMs : latestFrameMs)
  return end
}

/** By a message: a timer of no time waits 4 ms when it is set again and again. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}

/** Absent, where the types know it, on a page over plain HTTP from another machine. */
const lockManager = (): LockManager | undefined =>
  (navigator as { readonly locks?: LockManager }).locks

/**
 * A browser that has no locks, or forbids them, refuses none: its tabs then share the connections as
 * they did before there were any.
 */
function tryLock(name: string): Promise<Cancel | null> {
  const locks = lockManager()
  if (!locks) return Promise.resolve(() => {})
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) =>
      lock && new Promise<void>((giveBack) => resolve(() => giveBack()))
    locks.request(name, { ifAvailable: true }, hold).then(
      () => resolve(null),
      () => resolve(() => {}),
    )
  })
}

/** Without locks each tab has them all. */
function holdLock(name: string, onHeld: () => void): Cancel {
  const wish = new AbortController()
  let giveBack = () => wish.abort()
  const hold = () =>
    new Promise<void>((resolve) => {
      giveBack = resolve
      onHeld()
    })
  const held = lockManager()?.request(name, { signal: wish.signal }, hold)
  // Forbidden is as if there were none; one that was taken back is no longer wanted.
  if (held) held.catch(() => wish.signal.aborted || onHeld())
  else onHeld()
  return () => giveBack()
}

/** Reading `localStorage` itself throws where storage is forbidden. */
const textStorage = (): TextStorage => ({
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
})

function openStorageRoom(): StorageRoom {
  let asked: Promise<unknown> | null = null // once: who said no is not pressed
  return {
    askToKeep: async () => {
      asked ??= storageManager()?.persist() ?? Promise.resolve(false)
      await asked.catch(() => false)
    },
    read: readStorage,
  }
}

async function readStorage(): Promise<StorageFacts | null> {
  const manager = storageManager()
  if (!manager) return null
  try {
    const [{ usage, quota }, isKept] = await Promise.all([manager.estimate(), manager.persisted()])
    if (usage === undefined || quota === undefined) return null
    return { usedBytes: usage, quotaBytes: quota, isKept }
  } catch {
    return null // private windows of some browsers
  }
}

/** Absent, where the types know it, on a page over plain HTTP from another machine. */
const storageManager = (): StorageManager | undefined =>
  (navigator as { readonly storage?: StorageManager }).storage

function openChannel(): TabChannel {
  const channel = new BroadcastChannel(channelName)
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (listener) => {
      const onMessage = (event: MessageEvent<unknown>) => listener(event.data)
      channel.addEventListener('message', onMessage)
      return () => channel.removeEventListener('message', onMessage)
    },
    close: () => channel.close(),
  }
}

const browserPage = (): Page => ({
  path: location.pathname,
  isOnline: () => navigator.onLine,
  isVisible: () => !document.hidden,
  on: (event, listener) => {
    switch (event) {
      case 'visible':
        return listen(document, 'visibilitychange', () => !document.hidden && listener())
      case 'hidden':
        return listen(document, 'visibilitychange', () => document.hidden && listener())
      case 'pagehide':
      case 'online':
      case 'storage':
        return listen(window, event, listener)
    }
  },
})

function listen(target: EventTarget, event: string, listener: () => void): Cancel {
  target.addEventListener(event, listener)
  return () => target.removeEventListener(event, listener)
}
