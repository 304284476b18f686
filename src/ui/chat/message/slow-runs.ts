import type { StoreApi } from 'zustand'

import type { LiveRun, RunsState } from '../../../client/stores/run-store.ts'

export type RunsReader = Pick<StoreApi<RunsState>, 'getState' | 'getInitialState' | 'subscribe'>

/** Figures that change more often than this, in ms, cannot be read. */
const readingMs = 250

const known = new WeakMap<RunsReader, RunsReader>()

/**
 * The runs in flight at the pace of a reader: what has begun, ended or was cut is known at once,
 * all else four times a second. Only the words of an answer follow every update.
 */
export function slowRuns(runs: RunsReader): RunsReader {
  const slow = known.get(runs) ?? createSlowRuns(runs)
  known.set(runs, slow)
  return slow
}

function createSlowRuns(runs: RunsReader): RunsReader {
  const listeners = new Set<(state: RunsState, before: RunsState) => void>()
  let shown = runs.getState()
  let shownAt = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let unsubscribe: (() => void) | null = null

  function show(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const before = shown
    shown = runs.getState()
    shownAt = performance.now()
    if (shown !== before) for (const listener of listeners) listener(shown, before)
  }

  function hear(): void {
    const dueMs = shownAt + readingMs - performance.now()
    if (dueMs <= 0 || isNews(shown, runs.getState())) show()
    else timer ??= setTimeout(show, dueMs)
  }

  return {
    getState: () => (unsubscribe ? shown : runs.getState()),
    getInitialState: runs.getInitialState,
    subscribe(listener) {
      listeners.add(listener)
      if (!unsubscribe) {
        shown = runs.getState()
        unsubscribe = runs.subscribe(hear)
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        if (timer !== null) clearTimeout(timer)
        timer = null
        unsubscribe?.()
        unsubscribe = null
      }
    },
  }
}

function isNews({ live: before }: RunsState, { live: now }: RunsState): boolean {
  const ids = Object.keys(now)
  return ids.length !== Object.keys(before).length || ids.some((id) => differ(before[id], now[id]))
}

const differ = (one: LiveRun | undefined, other: LiveRun | undefined): boolean =>
  one?.run.status !== other?.run.status || one?.link !== other?.link
