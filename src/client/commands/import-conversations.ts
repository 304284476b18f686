import type { Conversation } from '../../core/history/conversation.ts'
import {
  applyPlan,
  findConflicts,
  planImport,
  surveyImport,
  type ConflictChoice,
  type FoundContents,
  type FoundConversation,
  type ImportEntry,
} from '../../core/exchange/plan-import.ts'
import { readExchange, type ExchangeProblem } from '../../core/exchange/read-exchange.ts'
import type { LogLine, RunLine } from '../../core/exchange/line.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import type { SafeRepo } from '../db/safe-repo.ts'
import { stagedAt, type StagedPart } from '../db/conversation-repo.ts'
import { createLogPacker, type LogPacker } from '../db/log-segment.ts'
import type { ClientDeps } from '../deps.ts'
import type { ImportWatch, ReadImport } from './commands.ts'

/** In UTF-16 units: so much is written at once. */
const partsLength = 2 * 1024 * 1024

type ImportDeps = Pick<ClientDeps, 'now' | 'random' | 'randomId'>

/** @see Commands.readImport */
export async function readImport(
  deps: ImportDeps,
  repo: SafeRepo,
  file: Blob,
  watch: ImportWatch,
): Promise<Result<ReadImport, string> | null> {
  const surveyed = await surveyImport(readExchange(textOf(file, watch))).catch((cause: unknown) => {
    return fail({ message: cause instanceof NotText ? notText : unreadable })
  })
  if (watch.signal.aborted) return null
  if (!surveyed.ok) return fail(surveyed.error.message)
  const contents = surveyed.value
  const { conflicts } = await lookUp(repo, contents)
  return ok({
    conversations: contents.conversations.length,
    runs: contents.runs,
    records: contents.records,
    exportedAt: contents.header.exportedAt,
    conflicts: conflicts.length,
    // Looked up again: what was here may have been deleted since.
    write: async (choice, watchWriting) => {
      const found = await lookUp(repo, contents)
      return write(deps, repo, { ...found, file, choice, watch: watchWriting })
    },
  })
}

type Found = Pick<Writing, 'conflicts' | 'hidden'>

/** What of a file is here already, in sight and out of it. */
async function lookUp(repo: SafeRepo, contents: FoundContents): Promise<Found> {
  const taken = await repo.takenIds({
    conversationIds: new Set(contents.conversations.map(({ id }) => id)),
    runIds: new Set(contents.conversations.flatMap(({ runIds }) => runIds)),
  })
  const found = findConflicts(contents, taken)
  // What is out of sight is no reason to leave anything out: it may be gone soon.
  return {
    hidden: found.filter(({ id }) => taken.hiddenIds.has(id)),
    conflicts: found.filter(({ id }) => !taken.hiddenIds.has(id)),
  }
}

interface Writing {
  readonly file: Blob
  readonly conflicts: readonly FoundConversation[]
  /** Conflicts with what is out of sight. */
  readonly hidden: readonly FoundConversation[]
  readonly choice: ConflictChoice
  readonly watch: ImportWatch
}

async function write(
  { now, random, randomId }: ImportDeps,
  repo: SafeRepo,
  { file, conflicts, hidden, choice, watch }: Writing,
): Promise<Result<readonly string[], string> | null> {
  const plan = new Map([
    ...planImport(conflicts, choice, randomId),
    ...planImport(hidden, 'keep both', randomId),
  ])
  // What is written by an import that never ended is purged as deleted conversations are.
  const hiddenAt = stagedAt(now(), random())
  const stage = createStage(hiddenAt)
  const entries = applyPlan(readExchange(textOf(file, watch)), plan)
  const trouble = await writeAll(repo, stage, entries).catch(() => unreadable)
  const isWhole = trouble === null && !watch.signal.aborted
  const shown = isWhole ? await repo.setHidden(stage.ids(), null) : 0
  if (isWhole && shown === stage.ids().length) return ok(stage.ids())
  await repo.remove(stage.ids(), hiddenAt)
  return watch.signal.aborted ? null : fail(trouble ?? noRoom)
}

/** @returns what went wrong, as a sentence */
async function writeAll(
  repo: SafeRepo,
  stage: Stage,
  entries: AsyncIterable<Result<ImportEntry, ExchangeProblem>>,
): Promise<string | null> {
  for await (const entry of entries) {
    if (!entry.ok) return `The file has changed while it was read. ${entry.error.message}`
    stage.add(entry.value)
    if (stage.length() >= partsLength && !(await repo.stage(stage.take()))) return refused
  }
  return (await repo.stage(stage.take())) ? null : refused
}

const refused =
  'It could not be written: this browser has no room for all of it, its storage fails, or another tab imported the same file just now. Nothing was imported.'

const unreadable =
  'The file can no longer be read: it was changed, moved or taken away. Nothing was imported. Choose it again.'

const notText =
  'The file is not text in UTF-8. Nothing was imported. Choose an export of Verbatim that was not changed.'

const noRoom =
  'This browser has no room for all of it, or its storage fails. Nothing was imported. Delete what you do not need, or import a smaller file.'

/** What is read and not yet written. */
interface Stage {
  add(entry: ImportEntry): void
  take(): readonly StagedPart[]
  /** In UTF-16 units, roughly. */
  length(): number
  /** Of all conversations so far. */
  ids(): readonly string[]
}

function createStage(hiddenAt: number): Stage {
  const ids: string[] = []
  let parts: StagedPart[] = []
  let length = 0
  let log: { readonly runId: string; readonly packer: LogPacker; nextSeq: number } | null = null

  function endLog(): void {
    if (log) parts.push({ type: 'log', runId: log.runId, segments: log.packer.take() })
    log = null
  }

  function addConversation(conversation: Conversation): void {
    ids.push(conversation.id)
    length += JSON.stringify(conversation).length
    parts.push({ type: 'conversation', conversation, hiddenAt })
  }

  function addRun({ conversationId, run, body, model }: RunLine): void {
    length += run.text.length + (body?.length ?? 0)
    const request = body === null ? null : { body, model }
    parts.push({ type: 'run', conversationId, run, request })
  }

  function addLog({ runId, firstSeq, records }: LogLine): void {
    if (log?.runId !== runId || log.nextSeq !== firstSeq) {
      endLog()
      log = { runId, packer: createLogPacker(), nextSeq: firstSeq }
    }
    for (const [index, record] of records.entries()) {
      log.packer.add({ seq: firstSeq + index, record })
      if (record.type === 'chunk') length += record.text.length
    }
    log.nextSeq = firstSeq + records.length
  }

  return {
    add(entry) {
      if (entry.type !== 'log') endLog()
      if (entry.type === 'conversation') addConversation(entry.conversation)
      else if (entry.type === 'run') addRun(entry)
      else addLog(entry)
    },
    take() {
      endLog()
      const taken = parts
      parts = []
      length = 0
      return taken
    },
    length: () => length,
    ids: () => ids,
  }
}

/** The file is not UTF-8. */
class NotText extends Error {}

/**
 * The text of a file, piece by piece.
 * @throws NotText: a character that stands for what could not be read would be imported as if it had been said
 */
async function* textOf(
  file: Blob,
  { onProgress, signal }: ImportWatch,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (...given: Parameters<TextDecoder['decode']>) => {
    try {
      return decoder.decode(...given)
    } catch {
      throw new NotText()
    }
  }
  let read = 0
  for (let start = 0; start < file.size && !signal.aborted; start += pieceLength) {
    const bytes = await file.slice(start, start + pieceLength).arrayBuffer()
    read += bytes.byteLength
    yield decode(bytes, { stream: true })
    onProgress(read / file.size)
  }
  if (!signal.aborted) yield decode()
}

/** In bytes. */
const pieceLength = 1024 * 1024
