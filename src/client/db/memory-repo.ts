import type { Conversation } from '../../core/history/conversation.ts'
import {
  createWordSearch,
  findFirst,
  foldText,
  foldWords,
  searchedOf,
} from '../../core/history/search-text.ts'
import { newestFirst, summaryOf } from '../../core/history/summary.ts'
import { isFinal, type Run } from '../../core/run/run.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import {
  isDeletedAt,
  isLonger,
  lastRunIdsOf,
  mayAddLog,
  mayReplace,
  runIdsOf,
  type ConversationRepo,
  type SearchHit,
  type SentRequest,
  type SentRequests,
  type StagedPart,
} from './conversation-repo.ts'
import { readLogSegments, type LogSegment } from './log-segment.ts'

/** A repo that forgets with the page: for browsers that keep nothing, and for tests. */
export function createMemoryRepo(): ConversationRepo {
  const conversations = new Map<string, Conversation>()
  const hiddenAt = new Map<string, number>()
  const runs = new Map<string, { conversationId: string; run: Run }>()
  const requests = new Map<string, SentRequest>()
  const logs = new Map<string, Map<number, LogSegment>>()

  const putRuns = (conversationId: string, changed: readonly Run[], sent: SentRequests) => {
    for (const run of changed) {
      runs.set(run.id, { conversationId, run })
      const request = sent[run.id]
      if (request !== undefined) requests.set(run.id, request)
    }
  }
  const addLog = (runId: string, added: readonly LogSegment[]) => {
    const log = logs.get(runId) ?? new Map<number, LogSegment>()
    for (const segment of added)
      if (isLonger(segment, log.get(segment.firstSeq) ?? null)) log.set(segment.firstSeq, segment)
    if (log.size > 0) logs.set(runId, log)
  }
  const writeRun = async (run: Run, log: readonly LogSegment[]) => {
    const row = runs.get(run.id)
    if (!row) return false
    if (mayReplace(row.run, run)) runs.set(run.id, { ...row, run })
    if (mayAddLog(row.run, run)) addLog(run.id, log)
    return true
  }
  const hide = (id: string, at: number | null) => {
    if (at === null) hiddenAt.delete(id)
    else if (conversations.has(id)) hiddenAt.set(id, at)
  }
  const isTaken = (part: StagedPart) =>
    part.type === 'conversation'
      ? conversations.has(part.conversation.id)
      : part.type === 'run' && runs.has(part.run.id)
  const putStaged = (part: StagedPart) => {
    switch (part.type) {
      case 'conversation':
        conversations.set(part.conversation.id, part.conversation)
        return hide(part.conversation.id, part.hiddenAt)
      case 'run': {
        const { conversationId, run, request } = part
        return putRuns(conversationId, [run], request === null ? {} : { [run.id]: request })
      }
      case 'log':
        addLog(part.runId, part.segments)
    }
  }
  const remove = (id: string) => {
    conversations.delete(id)
    hiddenAt.delete(id)
    for (const [runId, row] of runs)
      if (row.conversationId === id) {
        runs.delete(runId)
        requests.delete(runId)
        logs.delete(runId)
      }
  }

  const removeAll = (ids: readonly string[]) => {
    for (const id of ids) remove(id)
    return ids
  }

  const readWith = (
    id: string,
    wantedOf: (conversation: Conversation) => readonly string[],
  ): ConversationDocument | null => {
    const conversation = conversations.get(id)
    if (!conversation || hiddenAt.has(id)) return null
    const rows = wantedOf(conversation).map((runId) => runs.get(runId)?.run)
    const found = rows.filter((run) => run !== undefined)
    return { conversation, runs: Object.fromEntries(found.map((run) => [run.id, run])) }
  }

  const inSight = () =>
    [...conversations.values()].filter(({ id }) => !hiddenAt.has(id)).toSorted(newestFirst)

  const modelsIn = (id: string) =>
    [...runs.values()].flatMap((row) => (row.conversationId === id ? [row.run.model] : []))

  const searchIn = (conversation: Conversation, words: readonly string[]): SearchHit | null => {
    const { folded, runIds } = searchedOf(conversation)
    const ended = runIds.map((runId) => runs.get(runId)?.run).filter((run) => run && isFinal(run))
    const answers = new Map(ended.flatMap((run) => (run ? [[run.id, run.text]] : [])))
    const search = createWordSearch(words)
    search.add(folded)
    for (const text of answers.values()) search.add(foldText(text))
    if (!search.hasAll()) return null
    return { conversationId: conversation.id, ...findFirst(conversation, words, answers) }
  }

  return {
    list: async () =>
      inSight().map((conversation) => summaryOf(conversation, modelsIn(conversation.id))),
    read: async (id) => readWith(id, runIdsOf),
    readEnd: async (id, messages) =>
      readWith(id, (conversation) => lastRunIdsOf(conversation, messages)),
    readRequest: async (runId) => requests.get(runId) ?? null,
    search: async (words, { limit, signal }) => {
      signal?.throwIfAborted()
      const folded = foldWords(words)
      if (folded.length === 0) return []
      const hits: SearchHit[] = []
      for (const conversation of inSight()) {
        const hit = hits.length < limit ? searchIn(conversation, folded) : null
        if (hit) hits.push(hit)
      }
      return hits
    },
    prepareSearch: async () => {}, // it is in memory
    change: async (id, change, changedRuns = [], sent = {}) => {
      if (hiddenAt.has(id)) return null
      const next = change(conversations.get(id) ?? null)
      if (next === null) return null
      conversations.set(id, next)
      putRuns(id, changedRuns, sent)
      return next
    },
    save: async ({ conversation, runs: saved }, sent = {}) => {
      conversations.set(conversation.id, conversation)
      putRuns(conversation.id, Object.values(saved), sent)
    },
    checkpoint: async (run, log) => void (await writeRun(run, log)),
    finishRun: writeRun,
    readLog: async (runId) => {
      const log = logs.get(runId)
      return log
        ? readLogSegments([...log.values()].toSorted((a, b) => a.firstSeq - b.firstSeq))
        : null
    },
    unfinishedRuns: async () => [...runs.values()].filter((row) => !isFinal(row.run)),
    setHidden: async (ids, at) => {
      for (const id of ids) hide(id, at)
      return ids.filter((id) => conversations.has(id)).length
    },
    hiddenIds: async (until) =>
      [...hiddenAt].flatMap(([id, at]) => (at <= until && isDeletedAt(at) ? [id] : [])),
    takenIds: async (asked) => ({
      conversationIds: new Set([...asked.conversationIds].filter((id) => conversations.has(id))),
      runIds: new Set([...asked.runIds].filter((id) => runs.has(id))),
      hiddenIds: new Set([...asked.conversationIds].filter((id) => hiddenAt.has(id))),
    }),
    stage: async (parts) => {
      if (parts.some(isTaken)) return false
      for (const part of parts) putStaged(part)
      return true
    },
    remove: async (ids, at) => removeAll(ids.filter((id) => hiddenAt.get(id) === at)),
    purge: async (until) =>
      removeAll([...hiddenAt].flatMap(([id, at]) => (at <= until ? [id] : []))),
    upgrade: async () => {}, // nothing older is in memory
    close: () => {},
  }
}
