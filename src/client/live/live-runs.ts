import { createStore, type StoreApi } from 'zustand/vanilla'

import { requestDialects } from '../../core/dialect/request-dialects.ts'
import { isFinal, type Run } from '../../core/run/run.ts'
import type { ConversationRepo } from '../db/conversation-repo.ts'
import type { Documents } from '../queries/documents.ts'
import type { LiveRun, RunsState } from '../stores/run-store.ts'
import type { ProxyClient } from '../transport/proxy-client.ts'
import type { RunSource } from '../transport/stream-run.ts'
import type { Announcer } from './announcer.ts'
import { followLater } from './follow-later.ts'
import type { FollowDeps, FollowedRun } from './follow-run.ts'

/** The answer a run belongs to; `nodeId` is null when it was only found on disk. */
export interface RunPlace {
  readonly conversationId: string
  readonly nodeId: string | null
  /** The answer has runs before this one: asking for it anew would lose theirs. */
  readonly isContinuation: boolean
}

/** The runs in flight on this page: each is followed by exactly one reader, which ends here. */
export interface LiveRuns {
  readonly store: StoreApi<RunsState>
  /** Runs that ended and are on their way to disk. */
  readonly settling: ReadonlyMap<string, Run>
  /** When the end of a run is on disk, of one that is on its way there. */
  whenSaved(runId: string): Promise<void> | undefined
  /** Sends a run that is on disk already (law H1) and follows it. */
  begin(place: RunPlace, run: Run, body: string): void
  /** Follows a run that was begun before, here or in another tab. Nothing when it is followed. */
  resume(conversationId: string, run: Run): void
  /** Stops the runs in flight of a conversation, or those of these that are. */
  stop(conversationId: string, runIds?: readonly string[]): void
  /** Looks away: another tab saw the end, and what is on disk is the truth, or another tab sees to it. */
  drop(runId: string): void
  isAnswering(conversationId: string): boolean
  /** Of a run that is followed here. */
  conversationOf(runId: string): string | undefined
  dispose(): void
}

/** What following needs; `onEnd` comes after the run is on its way to disk. */
export interface LiveRunsDeps {
  readonly deps: FollowDeps
  readonly proxy: ProxyClient
  readonly repo: Promise<ConversationRepo>
  readonly documents: () => Documents
  readonly announcer: Announcer
  readonly onEnd: (place: RunPlace, run: Run, wasBegunHere: boolean) => void
}

/** No run is in flight yet. Whoever makes this ends it with `dispose`. */
export function createLiveRuns(context: LiveRunsDeps): LiveRuns {
  const { deps, proxy, repo, announcer } = context
  const store = createStore<RunsState>(() => ({ live: {} }))
  const followed = new Map<string, { readonly place: RunPlace; readonly run: FollowedRun }>()
  const settling = new Map<string, Run>()
  const saves = new Map<string, Promise<void>>()

  const put = (id: string, live: LiveRun) =>
    store.setState((state) => ({ live: { ...state.live, [id]: live } }))
  const take = (id: string) => {
    followed.delete(id)
    store.setState(({ live: { [id]: _gone, ...live } }) => ({ live }))
  }

  async function save(
    place: RunPlace,
    run: Run,
    write: (repo: ConversationRepo) => Promise<unknown>,
  ) {
    settling.set(run.id, run)
    await write(await repo)
    if (settling.get(run.id) === run) {
      settling.delete(run.id)
      saves.delete(run.id)
    }
    context.documents().announceChange(place.conversationId)
  }

  function follow(place: RunPlace, run: Run, source: RunSource): void {
    if (followed.has(run.id)) return
    const reader = followLater(deps, proxy, run, source, {
      onChange: (changed, link) => put(run.id, { run: changed, link }),
      onStarted: () => context.documents().announceChange(place.conversationId),
      onCheckpoint: async (changed, log) => (await repo).checkpoint(changed, log),
      onEnd: (ended, log) => {
        saves.set(
          run.id,
          save(place, ended, (opened) => opened.finishRun(ended, log)),
        )
        context.documents().showRun(place.conversationId, ended)
        take(run.id) // only now: until then the live run is what is shown
        announcer.ended(place.conversationId, ended)
        context.onEnd(place, ended, source.kind === 'start')
      },
    })
    followed.set(run.id, { place, run: reader })
    put(run.id, { run, link: { state: 'live' } })
    announcer.started(place.conversationId, () => followed.get(run.id)?.run.run ?? null)
  }

  const inFlight = (conversationId: string) =>
    [...followed.values()].filter(({ place }) => place.conversationId === conversationId)
  const checkpointAll = () => {
    for (const { run } of followed.values()) run.checkpoint()
  }
  const cancels = [deps.page.on('pagehide', checkpointAll), deps.page.on('hidden', checkpointAll)]

  return {
    store,
    settling,
    whenSaved: (runId) => saves.get(runId),
    begin: (place, run, body) =>
      follow(place, run, {
        kind: 'start',
        start: {
          runId: run.id,
          provider: run.providerId,
          operation: requestDialects[run.dialectId].operation,
          body,
        },
      }),
    resume: (conversationId, run) =>
      follow({ conversationId, nodeId: null, isContinuation: false }, run, {
        kind: 'resume',
        runId: run.id,
        isArrivalOpen: run.status === 'waiting',
      }),
    stop: (conversationId, runIds) => {
      for (const { run } of inFlight(conversationId))
        if (runIds === undefined || runIds.includes(run.run.id)) run.stop()
    },
    drop: (runId) => {
      followed.get(runId)?.run.drop()
      take(runId)
    },
    isAnswering: (conversationId) => inFlight(conversationId).some(({ run }) => !isFinal(run.run)),
    conversationOf: (runId) => followed.get(runId)?.place.conversationId,
    dispose: () => {
      checkpointAll()
      for (const cancel of cancels) cancel()
      for (const { run } of followed.values()) run.drop()
      followed.clear()
    },
  }
}
