import type { ModelFacts } from '../../core/catalog/parse-model.ts'
import {
  pathOf,
  type Conversation,
  type ConversationNode,
} from '../../core/history/conversation.ts'
import type { Found } from '../../core/history/search-text.ts'
import type { ConversationSummary } from '../../core/history/summary.ts'
import type { NumberedRecord } from '../../core/run/record.ts'
import { isFinal, type Run } from '../../core/run/run.ts'
import type { ConversationDocument } from '../queries/conversation-document.ts'
import type { LogSegment } from './log-segment.ts'

/** What is written is a function of what lies there now, so two tabs never overwrite each other. */
export type ConversationChange = (stored: Conversation | null) => Conversation | null

/** A run that had not ended when it was last written, and where it belongs. */
export interface UnfinishedRun {
  readonly conversationId: string
  readonly run: Run
}

/** A conversation in which all words of a search are, and the first place of one of them. */
export interface SearchHit extends Found {
  readonly conversationId: string
}

/** How far a search goes. */
export interface SearchOptions {
  /** No more hits than this. */
  readonly limit: number
  readonly signal?: AbortSignal
}

/** Ids of conversations and of runs. */
export interface AskedIds {
  readonly conversationIds: ReadonlySet<string>
  readonly runIds: ReadonlySet<string>
}

/** Those that are there. */
export interface TakenIds extends AskedIds {
  /** Of the conversations: deleted a while ago, or part of an import that goes on. */
  readonly hiddenIds: ReadonlySet<string>
}

/** What an import writes. `hiddenAt` in epoch milliseconds: nothing is in sight before all is there. */
export type StagedPart =
  | {
      readonly type: 'conversation'
      readonly conversation: Conversation
      readonly hiddenAt: number
    }
  | {
      readonly type: 'run'
      readonly conversationId: string
      readonly run: Run
      /** Null when it is lost. */
      readonly request: SentRequest | null
    }
  | { readonly type: 'log'; readonly runId: string; readonly segments: readonly LogSegment[] }

/** What was sent for a run. It is written with it and never changes. */
export interface SentRequest {
  /** Exactly as it was sent. */
  readonly body: string
  /**
   * What was known of the model then; null when nothing was, absent when it was sent before this was
   * kept.
   */
  readonly model?: ModelFacts | null
}

/** Requests by the ids of their runs. */
export type SentRequests = Readonly<Record<string, SentRequest>>

/**
 * Where conversations, runs and logs lie. Each method is one transaction, save those that delete: they
 * take one for each conversation. Its promise resolves when that is complete, and rejects when it could
 * not be written (a full disk, a closed database).
 * One suite (`describe-conversation-repo.ts`) holds for every implementation.
 */
export interface ConversationRepo {
  /** Newest first, hidden ones left out. A broken row is left out, never an error. */
  list(): Promise<readonly ConversationSummary[]>
  /** Null when there is none, or it is hidden. */
  read(conversationId: string): Promise<ConversationDocument | null>
  /**
   * The same with the runs of its last messages alone: enough to show its end.
   */
  readEnd(conversationId: string, messages: number): Promise<ConversationDocument | null>
  /**
   * The request of a run; null when there is none. It holds the whole talk before it: all requests of
   * a long conversation are tens of megabytes, so it is read when somebody asks for it.
   */
  readRequest(runId: string): Promise<SentRequest | null>
  /**
   * The conversations in which all of these words are, in their title, their questions or their
   * answers, newest first. Case and diacritics do not count. What is hidden or deleted is not found,
   * nor an answer before it has ended, nor what an older version wrote before `upgrade` has come by.
   * @returns none for no words. Rejects with the signal's reason when it is aborted.
   */
  search(words: string, options: SearchOptions): Promise<readonly SearchHit[]>
  /**
   * Reads what a search looks through, so that the first one is as fast as the next: a second for
   * 5,000 runs.
   */
  prepareSearch(): Promise<void>
  /**
   * Reads, changes and writes the conversation, and with it these runs, whatever lay there of them.
   * A request that is not given stays as it is.
   * @returns what was written; null when `change` gave null or the conversation is hidden, and then
   *   nothing is written.
   */
  change(
    conversationId: string,
    change: ConversationChange,
    runs?: readonly Run[],
    requests?: SentRequests,
  ): Promise<Conversation | null>
  /** A whole document, as it is in memory. */
  save(document: ConversationDocument, requests?: SentRequests): Promise<void>
  /**
   * The run so far, and what of its log has not been written yet. Nothing when the run is not there
   * any more; the run not when it has ended there (`mayReplace`), its log not when that is whole
   * there (`mayAddLog`).
   */
  checkpoint(run: Run, log: readonly LogSegment[]): Promise<void>
  /**
   * The run at its end, with the rest of its log. The same conditions hold.
   * @returns whether the run is there
   */
  finishRun(run: Run, log: readonly LogSegment[]): Promise<boolean>
  /** What is there of a log, in order. Null when there is nothing. */
  readLog(runId: string): Promise<readonly NumberedRecord[] | null>
  unfinishedRuns(): Promise<readonly UnfinishedRun[]>
  /**
   * Out of sight, to be purged or brought back (null); all of them or none.
   * @returns how many of them are there
   */
  setHidden(conversationIds: readonly string[], hiddenAt: number | null): Promise<number>
  /** What was deleted at or before this moment and is not purged yet. */
  hiddenIds(hiddenUntil: number): Promise<readonly string[]>
  /** Which of these are there, and which conversations of them are out of sight. */
  takenIds(asked: AskedIds): Promise<TakenIds>
  /**
   * Writes parts of an import: a conversation comes before its runs, a run before its log.
   * @returns false when it was refused, as it is when one of their ids is taken by now; then none of
   *   these parts is written
   */
  stage(parts: readonly StagedPart[]): Promise<boolean>
  /**
   * Deletes those of these conversations that are hidden since that very moment, each by itself.
   * @returns the ids of what is deleted
   */
  remove(conversationIds: readonly string[], hiddenAt: number): Promise<readonly string[]>
  /**
   * Deletes conversations hidden at or before this moment, with their runs and logs, each by itself.
   * @returns the ids of what is deleted
   */
  purge(hiddenUntil: number): Promise<readonly string[]>
  /**
   * Brings what older versions wrote into the shape of this one, step by step. All of it can be read
   * before, only slower.
   * @param pause awaited before each step
   */
  upgrade(pause: () => Promise<void>): Promise<void>
  close(): void
}

/**
 * What an import writes is dated ahead, so that no purge of something else comes by while it goes on,
 * and between two milliseconds: nobody deleted it, and in parts it is never to be seen.
 * @param now epoch milliseconds, whole
 * @param random from 0 up to 1, so that two imports of one moment differ
 */
export const stagedAt = (now: number, random: number): number =>
  now + stagedAheadMs + (1 + random) / 4

const stagedAheadMs = 60 * 60_000

/** Hidden because somebody deleted it, and not because it is part of an import (`stagedAt`). */
export const isDeletedAt = (hiddenAt: number): boolean => Number.isInteger(hiddenAt)

/**
 * Whether a run on disk gives way to another state of the same run. A run that ended stays as it
 * ended: a tab that woke up late, or lost the server, must not undo what another tab saw.
 */
export const mayReplace = (stored: Run, next: Run): boolean =>
  !isFinal(stored) ||
  (stored.status === 'interrupted' && isFinal(next)) ||
  hasHeardMore(stored, next)

/**
 * It was stopped in a tab whose line was slow: another one had shown more by then, and what was shown
 * is kept.
 */
const hasHeardMore = (stored: Run, next: Run): boolean =>
  stored.status === 'stopped' &&
  isFinal(next) &&
  next.text.length > stored.text.length &&
  next.text.startsWith(stored.text)

/**
 * Whether more of its log may be added to a run on disk. One that was cut may be read to its end by
 * another tab; every other has ended there, with all that was heard of it. An answer has ended with its
 * last word, and its log only when the connection is closed: what comes between is added.
 */
export const mayAddLog = (stored: Run, next: Run): boolean =>
  !isFinal(stored) ||
  stored.status === 'interrupted' ||
  hasHeardMore(stored, next) ||
  (stored.status === next.status && stored.text === next.text)

/**
 * Whether a segment on disk gives way to another one that starts at the same record: to a longer
 * one. Of two tabs the one that read less must not take away what the other one wrote.
 */
export const isLonger = (next: LogSegment, stored: LogSegment | null): boolean =>
  stored === null || next.count > stored.count

/** The runs that the answers of a conversation name. */
export const runIdsOf = (conversation: Conversation): readonly string[] =>
  runIdsIn(Object.values(conversation.nodes))

/** The runs of the last messages of the branch that is shown. */
export const lastRunIdsOf = (conversation: Conversation, messages: number): readonly string[] =>
  runIdsIn(pathOf(conversation).slice(-messages))

const runIdsIn = (nodes: readonly ConversationNode[]): readonly string[] =>
  nodes.flatMap((node) => (node.role === 'assistant' ? node.runIds : []))
