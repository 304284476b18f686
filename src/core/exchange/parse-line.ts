import * as v from 'valibot'

import { modelSchema } from '../catalog/parse-model.ts'
import { parseConversation } from '../history/parse-conversation.ts'
import { shortenBody } from '../dialect/wire/shorten-body.ts'
import { findJsonProblem } from '../json-problem.ts'
import { isJsonObject, numberAt, parseJson } from '../json.ts'
import { parseRecord } from '../protocol/protocol.ts'
import { fail, ok, type Result } from '../result.ts'
import { parseRun } from '../run/parse-run.ts'
import type { RunRecord } from '../run/record.ts'
import {
  formatName,
  formatVersion,
  type ConversationLine,
  type ExchangeLine,
  type LogLine,
  type RunLine,
} from './line.ts'
import { findChanged, findForbidden } from './plain-json.ts'
import { findTreeProblem } from './whole-tree.ts'

/** 128 random bits, as Verbatim makes all its ids: no id is the name of a part of the language. */
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))
/** Epoch milliseconds that a `Date` can hold: others throw where they are formatted. */
const date = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15))
const durationMs = date
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const numberOrNull = v.nullable(v.number())

/** The lines without what `parseConversation`, `parseRun` and `parseRecord` read of them. */
const lineSchema = v.variant('type', [
  v.object({
    type: v.literal('header'),
    format: v.literal(formatName),
    version: v.literal(formatVersion),
    exportedAt: date,
    hasLogs: v.boolean(),
  }),
  v.object({ type: v.literal('conversation'), conversation: v.unknown() }),
  v.object({
    type: v.literal('run'),
    conversationId: id,
    run: v.unknown(),
    body: v.nullable(v.string()),
    model: v.nullable(modelSchema),
    costUsd: numberOrNull,
  }),
  v.object({
    type: v.literal('log'),
    runId: id,
    firstSeq: count,
    records: v.pipe(v.array(v.unknown()), v.minLength(1)),
  }),
  v.object({ type: v.literal('end'), conversations: count, runs: count, records: count }),
])

/** Narrower than what is read from our own disk: foreign ids, dates and sizes. */
const conversationBounds = v.looseObject({
  id,
  createdAt: v.exactOptional(date),
  updatedAt: v.exactOptional(date),
  leafId: v.exactOptional(v.nullable(id)),
  nodes: v.array(
    v.looseObject({
      id,
      parentId: v.nullable(id),
      createdAt: date,
      runIds: v.exactOptional(v.array(id)),
    }),
  ),
})

const momentOrNull = v.exactOptional(v.nullable(durationMs))

const runBounds = v.looseObject({
  id,
  startedAt: date,
  // What is in a file is over: a run that could go on would be asked for at a server.
  status: v.picklist(['complete', 'stopped', 'interrupted', 'failed']),
  headers: v.exactOptional(v.record(v.string(), v.string())),
  openAtMs: momentOrNull,
  firstReasoningAtMs: momentOrNull,
  firstTextAtMs: momentOrNull,
  lastTextAtMs: momentOrNull,
  endAtMs: momentOrNull,
  timeline: v.exactOptional(
    v.looseObject({
      binMs: durationMs,
      counts: v.pipe(v.array(count), v.maxLength(256)),
    }),
  ),
})

/**
 * One line of a file as data. `exchange.schema.json` takes the same lines; what it cannot say (the
 * depth of nesting, links between messages) is checked here alone.
 * @returns what is wrong, as the rest of a sentence that begins with the line
 */
export function parseLine(text: string): Result<ExchangeLine, string> {
  const json = parseJson(text)
  if (!json.ok) return fail(problemOfText(text))
  const forbidden = findForbidden(json.value)
  if (forbidden !== null) return fail(forbidden)
  const version = numberAt(json.value, 'version')
  if (isJsonObject(json.value) && json.value['type'] === 'header' && (version ?? 0) > formatVersion)
    return fail(
      `says that a newer Verbatim wrote this file (format ${version}; this one reads ${formatVersion}): update Verbatim first`,
    )
  const line = v.safeParse(lineSchema, json.value)
  if (!line.success) return fail(problemAt(placeOf(line.issues[0])))
  switch (line.output.type) {
    case 'conversation':
      return parseConversationLine(line.output.conversation)
    case 'run':
      return parseRunLine(line.output)
    case 'log':
      return parseLogLine(line.output)
    case 'header':
    case 'end':
      return ok(line.output)
  }
}

const problemOfText = (text: string): string => {
  const column = findJsonProblem(text)?.column
  return column === undefined ? 'is not JSON' : `is not JSON from its character ${column} on`
}

const problemAt = (place: string): string =>
  place === 'type'
    ? 'has no type that belongs in an export of Verbatim'
    : `has no good value at "${place}"`

const placeOf = (issue: v.BaseIssue<unknown>): string =>
  (v.getDotPath(issue) ?? 'type').replaceAll(/\.(\d+)/g, '[$1]')

function checkBounds(schema: v.GenericSchema, value: unknown, name: string): string | null {
  const bounded = v.safeParse(schema, value)
  if (bounded.success) return null
  const place = v.getDotPath(bounded.issues[0])
  return place === null ? name : `${name}.${place.replaceAll(/\.(\d+)/g, '[$1]')}`
}

function parseConversationLine(value: unknown): Result<ConversationLine, string> {
  const outside = checkBounds(conversationBounds, value, 'conversation')
  if (outside !== null) return fail(problemAt(outside))
  const written = value as Readonly<Record<string, unknown>> & {
    readonly nodes: readonly { readonly id: string }[] // as the bounds say
  }
  const byId = new Map(written.nodes.map((node) => [node.id, node]))
  if (byId.size < written.nodes.length) return fail('holds two messages with one id')
  const conversation = parseConversation({ ...written, nodes: Object.fromEntries(byId) })
  if (conversation === null) return fail(problemAt('conversation'))
  const { leafId, ...facts } = conversation
  const readNodes = written.nodes.map((node) => conversation.nodes[node.id])
  const changed = findChanged(written, { ...facts, nodes: readNodes }, 'conversation')
  if (changed !== null) return fail(problemAt(changed))
  // Reading shows another message when this one is not there: the tree is told about it as written.
  const shown = 'leafId' in written ? (written['leafId'] as string | null) : leafId
  const problem = findTreeProblem({ ...conversation, leafId: shown })
  return problem === null ? ok({ type: 'conversation', conversation }) : fail(problem)
}

type WrittenRun = Omit<RunLine, 'run'> & { readonly run: unknown }

function parseRunLine(line: WrittenRun): Result<RunLine, string> {
  const outside = checkBounds(runBounds, line.run, 'run')
  if (outside !== null) return fail(problemAt(outside))
  const written = line.run as Readonly<Record<string, unknown>> // as the bounds say
  // Never believed: it is what is shown of the body.
  const outline = line.body === null ? '' : shortenBody(line.body)
  const facts = { ...written, outline, price: line.model?.price ?? null }
  const run = parseRun(facts)
  if (run === null) return fail(problemAt('run'))
  const changed = findChanged(facts, run, 'run')
  return changed === null ? ok({ ...line, run }) : fail(problemAt(changed))
}

type WrittenLog = Omit<LogLine, 'records'> & { readonly records: readonly unknown[] }

function parseLogLine(line: WrittenLog): Result<LogLine, string> {
  const records: RunRecord[] = []
  for (const [index, written] of line.records.entries()) {
    const place = `records[${index}]`
    const record = parseRecord(written)
    if (record === null || !v.is(durationMs, record.atMs)) return fail(problemAt(place))
    const changed = findChanged(written, record, place)
    if (changed !== null) return fail(problemAt(changed))
    records.push(record)
  }
  return ok({ ...line, records })
}
