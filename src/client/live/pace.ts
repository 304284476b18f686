import type { StreamEvent } from '../../core/chat/stream-event.ts'
import type { RunInput, RunStatus } from '../../core/run/run.ts'
import type { Cancel, ClientDeps } from '../deps.ts'

/** When what has come is shown. Whoever makes it ends it. */
export interface Pace {
  /** Something came, and is to be shown when it is time. */
  ask(): void
  /** Something came that is waited for: it is shown in the next frame. */
  hurry(): void
  /** Nothing is shown any more by this. */
  end(): void
}

/**
 * Longer than one frame at 60 Hz and shorter than two, counted from the beginning of an update:
 * every second frame there, 40 updates a second at 120 Hz.
 */
const restMs = 24
/**
 * An update with so many characters or more is one of an answer that nobody reads as it comes (600
 * tokens a second): it rests longer than two frames and shorter than three. Twenty updates a second
 * cost a tenth less than thirty.
 */
const manyCharacters = 80
const fastRestMs = 40
/** An update that took a while rests three times as long: updates fill at most a quarter of the time. */
const restsPerUpdate = 3
/** However long it took: a machine that is busy with something else looks like a slow update. */
const longestRestMs = 250

/**
 * Calls `update` in an animation frame: the next one when the last update is long past, otherwise
 * about thirty times a second, or twenty where very much comes. Every frame that changes anything is
 * styled, laid out and painted; at thirty a second that costs about a third less than at sixty, and a
 * word is on screen 34 ms after it came at the latest, or 50. Where one update takes long (a slow
 * machine, a long document), the rest of the page gets three times that before the next one. In
 * between no frame is asked for: an empty one costs too.
 * @param update answers how many characters it showed
 */
export function createPace(
  { now, setTimer, requestFrame }: Pick<ClientDeps, 'now' | 'setTimer' | 'requestFrame'>,
  update: () => number,
): Pace {
  let cancelFrame: Cancel | null = null
  let cancelRest: Cancel | null = null
  let isAsked = false

  function show(): void {
    cancelFrame = null
    cancelRest?.()
    isAsked = false
    const startedAt = now()
    let dueMs = restMs
    // A timer of no time runs when this frame is painted: until then is what the update cost.
    cancelRest = setTimer(() => {
      const tookMs = Math.max(0, now() - startedAt) // the clock may have been put back
      const slowRestMs = Math.min(longestRestMs, restsPerUpdate * tookMs)
      cancelRest = setTimer(wake, Math.max(dueMs - tookMs, slowRestMs))
    }, 0)
    if (update() >= manyCharacters) dueMs = fastRestMs
  }

  function wake(): void {
    cancelRest = null
    if (isAsked) hurry()
  }

  function hurry(): void {
    cancelFrame ??= requestFrame(show)
  }

  return {
    ask() {
      isAsked = true
      if (cancelRest === null) hurry()
    },
    hurry,
    end() {
      cancelFrame?.()
      cancelRest?.()
    },
  }
}

/**
 * Whether this is waited for: the first word, another status, a call that begins, the end. More of
 * the same is not.
 */
export const isNews = (status: RunStatus, input: RunInput): boolean =>
  input.type !== 'decoded' || input.events.some((event) => isNewsEvent(status, event))

function isNewsEvent(status: RunStatus, event: StreamEvent): boolean {
  switch (event.type) {
    case 'text-delta':
      return status !== 'answering' && event.text !== '' && event.choice === undefined
    case 'reasoning-delta':
      return status !== 'answering' && status !== 'thinking' && event.text !== ''
    case 'tool-call-delta':
      return status !== 'answering' || event.name !== undefined
    case 'finish':
    case 'error':
      return true
    default:
      return false
  }
}
