import type { Conversation, ConversationNode } from '../history/conversation.ts'
import { fail, ok, type Result } from '../result.ts'
import type { ConversationLine, ExchangeLine, HeaderLine, LogLine, RunLine } from './line.ts'
import type { ExchangeProblem } from './read-exchange.ts'
import type { Items } from './write-exchange.ts'

/** The ids that one conversation of a file takes up. */
export interface FoundConversation {
  readonly id: string
  /** The runs in the file, and those that its messages name. */
  readonly runIds: readonly string[]
}

/** What is in a file that was read to its end without a problem. */
export interface FoundContents {
  readonly header: HeaderLine
  readonly conversations: readonly FoundConversation[]
  readonly runs: number
  /** Raw records of all logs. */
  readonly records: number
}

/**
 * The first pass: the whole file is read and checked, and nothing of it is kept but ids. Nothing may
 * be written before it has ended well.
 */
export async function surveyImport(
  lines: Items<Result<ExchangeLine, ExchangeProblem>>,
): Promise<Result<FoundContents, ExchangeProblem>> {
  const conversations: { id: string; runIds: Set<string> }[] = []
  let header: HeaderLine | null = null
  let runs = 0
  let records = 0
  for await (const line of lines) {
    if (!line.ok) return line
    const { value } = line
    switch (value.type) {
      case 'header':
        header = value
        break
      case 'conversation':
        conversations.push({
          id: value.conversation.id,
          runIds: new Set(namedRuns(value.conversation)),
        })
        break
      case 'run':
        conversations.at(-1)?.runIds.add(value.run.id)
        runs += 1
        break
      case 'log':
        records += value.records.length
        break
      case 'end':
        break
    }
  }
  if (header === null) throw new Error('the lines are not those of readExchange')
  const found = conversations.map(({ id, runIds }) => ({ id, runIds: [...runIds] }))
  return ok({ header, conversations: found, runs, records })
}

const namedRuns = ({ nodes }: Conversation): readonly string[] =>
  Object.values(nodes).flatMap((node) => (node.role === 'assistant' ? node.runIds : []))

/** Which ids are there already, hidden ones included. */
export interface TakenIds {
  readonly conversationIds: ReadonlySet<string>
  readonly runIds: ReadonlySet<string>
}

/** The conversations of the file that cannot be written as they are: an id of theirs is there already. */
export const findConflicts = (
  { conversations }: FoundContents,
  taken: TakenIds,
): readonly FoundConversation[] =>
  conversations.filter(
    ({ id, runIds }) =>
      taken.conversationIds.has(id) || runIds.some((runId) => taken.runIds.has(runId)),
  )

/** What becomes of conversations that are there already. Nothing is ever overwritten. */
export type ConflictChoice = 'keep both' | 'skip'

/** New names by old ones. */
interface NewIds {
  readonly conversationId: string
  readonly runIds: ReadonlyMap<string, string>
}

/** By conversation id: its new ids, or null when it is left out. What is not in here stays as it is. */
export type ImportPlan = ReadonlyMap<string, NewIds | null>

/**
 * @param newId gives 32 random hexadecimal digits
 */
export function planImport(
  conflicts: readonly FoundConversation[],
  choice: ConflictChoice,
  newId: () => string,
): ImportPlan {
  return new Map(
    conflicts.map(({ id, runIds }): [string, NewIds | null] => [
      id,
      choice === 'skip'
        ? null
        : { conversationId: newId(), runIds: new Map(runIds.map((runId) => [runId, newId()])) },
    ]),
  )
}

/** What is to be written: a conversation, then its runs, after each its log. */
export type ImportEntry = ConversationLine | RunLine | LogLine

/**
 * The second pass over the same file: what is to be written, under its new names.
 * A problem can come only when the file was changed meanwhile; what was written is then to be undone.
 */
export async function* applyPlan(
  lines: Items<Result<ExchangeLine, ExchangeProblem>>,
  plan: ImportPlan,
): AsyncGenerator<Result<ImportEntry, ExchangeProblem>, void, undefined> {
  let ids: NewIds | null | undefined
  for await (const line of lines) {
    if (!line.ok) return yield fail(line.error)
    const { value } = line
    if (value.type === 'header' || value.type === 'end') continue
    if (value.type === 'conversation') ids = plan.get(value.conversation.id)
    if (ids !== null) yield ok(ids === undefined ? value : renamed(value, ids))
  }
}

function renamed(line: ImportEntry, { conversationId, runIds }: NewIds): ImportEntry {
  const nameOf = (runId: string) => runIds.get(runId) ?? runId
  switch (line.type) {
    case 'conversation':
      return {
        ...line,
        conversation: renameConversation(line.conversation, conversationId, nameOf),
      }
    case 'run':
      return { ...line, conversationId, run: { ...line.run, id: nameOf(line.run.id) } }
    case 'log':
      return { ...line, runId: nameOf(line.runId) }
  }
}

function renameConversation(
  conversation: Conversation,
  id: string,
  nameOf: (runId: string) => string,
): Conversation {
  const nodes = Object.values(conversation.nodes).map((node): [string, ConversationNode] => [
    node.id,
    node.role === 'assistant' ? { ...node, runIds: node.runIds.map(nameOf) } : node,
  ])
  return { ...conversation, id, nodes: Object.fromEntries(nodes) }
}
