import { createStore } from 'zustand/vanilla'

import { createRun } from '../core/run/run.ts'
import type { Client } from './client.ts'
import { createAnswerActions } from './commands/answer-actions.ts'
import type { CommandContext } from './commands/context.ts'
import { createConversationActions } from './commands/conversation-actions.ts'
import { createFetchedCommands } from './commands/fetched-commands.ts'
import { forgetDrafts } from './commands/forget-drafts.ts'
import { loadRequest } from './commands/load-request.ts'
import { createParamActions } from './commands/param-actions.ts'
import { createRetries, type Retries } from './commands/retries.ts'
import { createSignIn } from './commands/sign-in.ts'
import { createSwitchModel } from './commands/switch-model.ts'
import { createUndoList } from './commands/undo.ts'
import { createWorkspaceActions } from './commands/workspace-actions.ts'
import type { SafeRepo } from './db/safe-repo.ts'
import { openRepo } from './db/open-repo.ts'
import { storageSentences } from './db/storage-sentences.ts'
import type { Cancel, ClientDeps } from './deps.ts'
import { createAnnouncer } from './live/announcer.ts'
import { createLiveRuns } from './live/live-runs.ts'
import { createQueries } from './queries/create-queries.ts'
import { createDocuments, parseTabMessage, type Documents } from './queries/documents.ts'
import { createQueryClient } from './queries/query-client.ts'
import { readAhead } from './queries/read-ahead.ts'
import { createWorkspaceStore } from './stores/create-workspace-store.ts'
import { initialNotices, type Notices } from './stores/notice-store.ts'
import { createProxyClient } from './transport/proxy-client.ts'

/** A client that runs: whoever made it ends it. */
export interface RunningClient extends Client {
  /** Reads the open conversation, if there is one, before it is drawn (`readAhead`). */
  readAhead(): Promise<void>
  /** Writes what is not yet written and ends every timer, listener and reader. Runs go on. */
  dispose(): void
}

/** Deleted conversations of an earlier visit are purged when nobody can take them back any more. */
const undoableMs = 24 * 60 * 60_000

/** What older versions wrote is brought up to date in steps of some milliseconds, so far apart. */
const upgradePauseMs = 100

/** The whole of the house behind the interface. Everything it can do comes in with `deps`. */
export function createClient(deps: ClientDeps): RunningClient {
  const notices = createStore<Notices>(() => initialNotices)
  /** What is well again in the one is not in the other. */
  const trouble: Record<'disk' | 'session', string | null> = { disk: null, session: null }
  const say = (of: keyof typeof trouble, sentence: string | null) => {
    trouble[of] = sentence
    notices.setState({ storage: trouble.disk ?? trouble.session })
  }
  const sayStorage = (sentence: string | null) => say('disk', sentence)
  const session = createWorkspaceStore(deps, (hasTrouble) =>
    say('session', hasTrouble ? storageSentences.failing : null),
  )
  const workspace = session.store
  const queryClient = createQueryClient()
  const proxy = createProxyClient(deps)
  const repo = openRepo(deps.openDisk, sayStorage, {
    queryClient,
    openId: () => workspace.getState().conversationId,
    live: () => live.store.getState().live,
    refresh: (...ids) => documents.refresh(...ids),
  })
  repo.catch(() => sayStorage(storageSentences.notLoaded))
  const channel = deps.openChannel()
  const announcer = createAnnouncer(deps, notices, workspace)
  const undo = createUndoList(deps, notices)

  // Each of these needs another that is made after it; none is called before all are there.
  const late = {} as { documents: Documents; retries: Retries }
  const live = createLiveRuns({
    deps,
    proxy,
    repo,
    announcer,
    documents: () => late.documents,
    onEnd: (place, run, wasBegunHere) => {
      if (wasBegunHere) late.retries.consider(place, run)
    },
  })
  const queries = createQueries(proxy, repo, deps.room, live)
  const documents = createDocuments(queryClient, queries, repo, channel)
  late.documents = documents
  const context: CommandContext = {
    deps,
    proxy,
    workspace,
    notices,
    queryClient,
    queries,
    repo,
    documents,
    live,
    undo,
    allowedKeys: new Set(),
  }

  const retriesLater = () => late.retries
  const { answerAgain, ...answers } = createAnswerActions(context, retriesLater)
  const { resumeRuns, ...conversations } = createConversationActions(context)
  late.retries = createRetries(deps, notices, {
    // Never at the cost of an answer in flight, which the user may have asked for in another tab.
    runBeside: (conversationId, nodeId) => {
      const settings = workspace.getState()
      return async () =>
        live.isAnswering(conversationId)
          ? null
          : ((await answerAgain(conversationId, nodeId, { settings }))?.run.id ?? null)
    },
    repost: async (place, run) => {
      const fresh = createRun({ ...run, startedAt: deps.now() })
      const request = await (await repo).readRequest(run.id)
      if (request === null) return // purged meanwhile
      const document = await documents.change(place.conversationId, (stored) => stored, [fresh])
      if (document) live.begin(place, fresh, request.body)
    },
    runByHand: answers.runAgain,
  })

  let cancelUpgrade = () => {}
  /** The page is there for the user first. */
  const pauseUpgrade = () =>
    new Promise<void>((resolve) => {
      cancelUpgrade = deps.setTimer(resolve, upgradePauseMs)
    })

  const stopListening = channel.onMessage((message) => {
    const changed = parseTabMessage(message)
    if (!changed) return
    void documents.refresh(...changed.conversationIds).then(() => {
      const { conversationId } = workspace.getState()
      if (conversationId !== null && changed.conversationIds.includes(conversationId))
        return resumeRuns(conversationId)
    })
  })

  let ahead = Promise.resolve()
  let stopSharing: Cancel | null = () => {} // null when all has ended
  const goOn = async (opened: SafeRepo) => {
    await ahead // the disk answers in order, and what is to be seen comes first
    const unfinished = await opened.unfinishedRuns()
    const resume = (isWanted: (id: string) => boolean) => {
      for (const { conversationId, run } of unfinished)
        if (isWanted(conversationId)) live.resume(conversationId, run)
    }
    resume((id) => id === workspace.getState().conversationId)
    const part = await import('./live/share-runs.ts').catch(() => null)
    if (!part) resume(() => true)
    else if (stopSharing)
      stopSharing = part.shareRuns({ deps, live, documents, workspace }, unfinished)
    forgetDrafts(workspace, await opened.purge(deps.now() - undoableMs))
    await opened.upgrade(pauseUpgrade)
  }
  void repo.then(goOn, () => {}) // what could not be fetched is said above

  return {
    workspace,
    notices,
    runs: live.store,
    queryClient,
    queries,
    countTokens: proxy.countTokens,
    allowedKeys: context.allowedKeys,
    now: deps.now,
    commands: {
      ...answers,
      ...conversations,
      ...createFetchedCommands(context, retriesLater),
      ...createParamActions(context),
      loadRequest: (request) => loadRequest(context, request),
      ...createWorkspaceActions(context),
      ...createSwitchModel(context),
      retryNow: (nodeId) => late.retries.now(nodeId),
      cancelRetry: (nodeId) => late.retries.cancel(nodeId),
      signIn: createSignIn(proxy, queryClient),
      undo: (noticeId) => undo.takeBack(noticeId),
    },
    readAhead: () => {
      ahead = readAhead(deps, queryClient, queries, workspace.getState().conversationId)
      return ahead
    },
    dispose: () => {
      session.dispose()
      live.dispose()
      stopSharing?.()
      stopSharing = null
      late.retries.dispose()
      undo.dispose()
      announcer.dispose()
      stopListening()
      cancelUpgrade()
      channel.close()
      queryClient.clear()
      void repo.then((opened) => opened.close()).catch(() => {}) // it was never there
    },
  }
}
