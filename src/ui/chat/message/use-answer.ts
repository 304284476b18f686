import { useMemo } from 'react'
import { createStore, useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'

import type { Link, RunsState } from '../../../client/stores/run-store.ts'
import { findModel, shippedModels, unknownModel } from '../../../core/catalog/catalog.ts'
import type { ModelRecord } from '../../../core/catalog/model.ts'
import type { Run } from '../../../core/run/run.ts'
import { useClient } from '../../access/client-context.tsx'
import { slowRuns, type RunsReader } from './slow-runs.ts'

export interface Answer {
  /** In order; each further one continues the text of those before it. Never empty in an `Answer`. */
  readonly runs: readonly Run[]
  readonly last: Run
  /** How its last run is read just now; null when it is over. */
  readonly link: Link | null
}

/** An answer that is over listens here: a word of another one must not ask a thousand of them. */
const nothingInFlight = createStore<RunsState>(() => ({ live: {} }))

export interface AnswerRuns {
  readonly runIds: readonly string[]
  /** Those of them that lie on disk. */
  readonly saved: readonly Run[]
  /** One of them is in flight. */
  readonly isLive: boolean
}

/** The runs of an answer, in flight or saved, four times a second. See `slowRuns`. */
export function useAnswer(answer: AnswerRuns): Answer | null {
  return useRuns(answer, slowRuns(useClient().runs))
}

/** The same at every update: for what is read word by word. */
export function useGrowingAnswer(answer: AnswerRuns): Answer | null {
  return useRuns(answer, useClient().runs)
}

/** Renders again only for these runs. */
function useRuns({ runIds, saved, isLive }: AnswerRuns, inFlight: RunsReader): Answer | null {
  const live = useStore(
    isLive ? inFlight : nothingInFlight,
    useShallow((state) => runIds.map((id) => state.live[id])),
  )
  return useMemo(() => {
    const runs = runIds.flatMap((id, i) => live[i]?.run ?? saved.find((run) => run.id === id) ?? [])
    const last = runs.at(-1)
    return last ? { runs, last, link: live.at(-1)?.link ?? null } : null
  }, [runIds, live, saved])
}

/** What answered: the stand-in answers under the name of the model that was asked. */
export const modelOf = (run: Run): ModelRecord =>
  findModel(run.providerId, run.model) ??
  shippedModels.find((model) => model.id === run.model) ??
  unknownModel(run.providerId, run.model)

export const textOfRuns = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')
