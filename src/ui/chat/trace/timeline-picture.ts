import type { Timeline } from '../../../core/run/timing.ts'

/** Narrower ticks run into each other on a small screen (measured at 390 px in the prototype). */
const minPitch = 4

export interface TimelinePicture {
  /** Where the grey block of waiting ends, 0 to `width`. */
  readonly waitEnd: number
  /** The left edge and the strength (0 to 1) of each tick. */
  readonly ticks: readonly { readonly x: number; readonly strength: number }[]
}

/**
 * Lays a timeline out over `width` pixels: bins closer than 4 px share a tick, empty stretches stay
 * empty. The picture ends at `endAtMs`, or with its last bin.
 */
export function layOutTimeline(
  { binMs, counts }: Timeline,
  endAtMs: number | null,
  width: number,
): TimelinePicture {
  const spanMs = Math.max(endAtMs ?? 0, counts.length * binMs, 1)
  const slots = new Map<number, number>()
  for (const [bin, count] of counts.entries()) {
    if (count === 0) continue
    const slot = Math.floor((bin * binMs * width) / spanMs / minPitch)
    slots.set(slot, (slots.get(slot) ?? 0) + count)
  }
  const most = Math.max(...slots.values(), 1)
  const ticks = [...slots].map(([slot, count]) => ({
    x: Math.min(slot * minPitch, width - 2),
    strength: count / most,
  }))
  return { waitEnd: ticks[0]?.x ?? width, ticks }
}

/** A stretch without a chunk. */
export interface Pause {
  readonly atMs: number
  readonly durationMs: number
}

/** Shorter ones are the ordinary rhythm of a stream. */
const pauseMs = 300

/** The pauses after the first chunk and before the last, longest first. */
export function pausesOf({ binMs, counts }: Timeline): readonly Pause[] {
  const pauses: Pause[] = []
  let last = -1
  for (const [bin, count] of counts.entries()) {
    if (count === 0) continue
    const durationMs = (bin - last - 1) * binMs
    if (last >= 0 && durationMs >= pauseMs) pauses.push({ atMs: (last + 1) * binMs, durationMs })
    last = bin
  }
  return pauses.toSorted((a, b) => b.durationMs - a.durationMs)
}
