import type { Conversation } from '../../core/history/conversation.ts'
import { isFinal, type Run } from '../../core/run/run.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import {
  isLonger,
  lastRunIdsOf,
  mayAddLog,
  mayReplace,
  newestFirst,
  runIdsOf,
  summaryOf,
  type ConversationRepo,
} from './conversation-repo.ts'
import { readLogSegments, type LogSegment } from './log-segment.ts'

/** A repo that forgets with the page: for browsers that keep nothing, and for tests. */
export function createMemoryRepo(): ConversationRepo {
  const conversations = new Map<string, Conversation>()
  const hiddenAt = new Map<string, number>()
  const runs = new Map<string, { conversationId: string; run: Run }>()
  const logs = new Map<string, Map<number, LogSegment>>()

  const putRuns = (conversationId: string, changed: readonly Run[]) => {
    for (const run of changed) runs.set(run.id, { conversationId, run })
  }
  const addLog = (runId: string, added: readonly LogSegment[]) => {
    const log = logs.get(runId) ?? new Map<number, LogSegment>()
    for (const segment of added)
      if (isLonger(segment, log.get(segment.firstSeq) ?? null)) log.set(segment.firstSeq, segment)
    if (log.size > 0) logs.set(runId, log)
  }
  const writeRun = async (run: Run, log: readonly LogSegment[]) => {
    const row = runs.get(run.id)
    if (!row) return
    if (mayReplace(row.run, run)) runs.set(run.id, { ...row, run })
    if (mayAddLog(row.run)) addLog(run.id, log)
  }
  const remove = (id: string) => {
    conversations.delete(id)
    hiddenAt.delete(id)
    for (const [runId, row] of runs)
      if (row.conversationId === id) {
        runs.delete(runId)
        logs.delete(runId)
      }
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

  return {
    list: async () =>
      [...conversations.values()]
        .filter((conversation) => !hiddenAt.has(conversation.id))
        .map(summaryOf)
        .toSorted(newestFirst),
    read: async (id) => readWith(id, runIdsOf),
    readEnd: async (id, messages) =>
      readWith(id, (conversation) => lastRunIdsOf(conversation, messages)),
    change: async (id, change, changedRuns = []) => {
      if (hiddenAt.has(id)) return null
      const next = change(conversations.get(id) ?? null)
      if (next === null) return null
      conversations.set(id, next)
      putRuns(id, changedRuns)
      return next
    },
    save: async ({ conversation, runs: saved }) => {
      conversations.set(conversation.id, conversation)
      putRuns(conversation.id, Object.values(saved))
    },
    checkpoint: writeRun,
    finishRun: writeRun,
    readLog: async (runId) => {
      const log = logs.get(runId)
      return log
        ? readLogSegments([...log.values()].toSorted((a, b) => a.firstSeq - b.firstSeq))
        : null
    },
    unfinishedRuns: async () => [...runs.values()].filter((row) => !isFinal(row.run)),
    setHidden: async (id, at) => {
      if (at === null) hiddenAt.delete(id)
      else if (conversations.has(id)) hiddenAt.set(id, at)
    },
    purge: async (hiddenUntil) => {
      for (const [id, at] of hiddenAt) if (at <= hiddenUntil) remove(id)
    },
    close: () => {},
  }
}
