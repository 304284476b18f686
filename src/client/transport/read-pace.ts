import type { Cancel, ClientDeps } from '../deps.ts'

/** A piece that comes sooner than this after it was asked for is one of many. */
const quickMs = 8
/** So many of them in a row, and more are to come: a first word never waits. */
const quickPieces = 4
/** A larger piece is one of a log that was there already, and nothing is gained by waiting for more. */
const smallBytes = 16 * 1024
/** One frame at 60 Hz: what comes meanwhile lies ready then, and in Chromium is one piece. */
const restMs = 16
/** What lies in a stream is handed over at once; so many promises deep it has arrived here. */
const readyTurns = 8

/** When the pieces of a line are read. */
export interface ReadPace {
  /** What was asked for, when it has come; not before the rest is over where many come. */
  next(asked: Promise<Uint8Array | null>): Promise<Uint8Array | null>
  /** Whoever rests goes on at once. */
  end(): void
}

/**
 * An answer of 1,000 tokens a second comes in as many pieces, and each that is waited for wakes the page:
 * a message between processes, a task, two promises, a call of the decoder. The page shows thirty updates
 * a second at most (`live/pace.ts`), so what lies ready is read once a frame, all of it. Pieces that come slower
 * are read as they come; and so are all while the page is hidden, where a timer may take a minute.
 */
export function createReadPace({
  now,
  setTimer,
  page,
}: Pick<ClientDeps, 'now' | 'setTimer' | 'page'>): ReadPace {
  let quickInARow = 0
  let isSmall = false
  let hasRested = false
  let wake: Cancel = () => {}
  let isEnded = false

  const rest = () =>
    new Promise<void>((resolve) => {
      const cancel = setTimer(resolve, restMs)
      wake = () => {
        cancel()
        resolve()
      }
    })

  return {
    async next(asked) {
      const isDense = quickInARow >= quickPieces && isSmall && page.isVisible()
      // Only when nothing is left: a stream may have what came meanwhile in many pieces. And not twice
      // in a row: what was asked for before the rest is little, and the rest of it is fetched now.
      hasRested = isDense && !hasRested && !(await liesReady(asked))
      if (hasRested && !isEnded) await rest()
      const askedAt = now()
      const piece = await asked
      // However far: the clock may have been put back.
      quickInARow = Math.abs(now() - askedAt) < quickMs ? quickInARow + 1 : 0
      isSmall = piece !== null && piece.length <= smallBytes
      return piece
    },
    end() {
      isEnded = true
      wake()
    },
  }
}

async function liesReady(asked: Promise<unknown>): Promise<boolean> {
  let isHere = false
  void asked.then(() => {
    isHere = true
  })
  for (let turn = 0; turn < readyTurns && !isHere; turn++) await Promise.resolve()
  return isHere
}
