import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Result } from '../result.ts'
import {
  collect,
  holdingsOf,
  someHoldings,
  sourceOf,
  type Holdings,
} from './__fixtures__/exchanges.ts'
import { mutations } from './__fixtures__/mutations.ts'
import { contentOfConversation, contentOfRun } from './content.ts'
import { parseLine } from './parse-line.ts'
import {
  applyPlan,
  findConflicts,
  planImport,
  surveyImport,
  type ConflictChoice,
} from './plan-import.ts'
import { readExchange } from './read-exchange.ts'
import { writeExchange } from './write-exchange.ts'

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, 'exchange.schema.json'), 'utf8'),
) as AnySchema
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema)
const followsSchema = (line: unknown): boolean => validate(line) === true

const exportOf = (holdings: Holdings, hasLogs = true): Promise<readonly string[]> =>
  collect(writeExchange(sourceOf(holdings), { exportedAt: 1_764_000_000_000, hasLogs }))

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function imported(lines: readonly string[]): Promise<Holdings> {
  return holdingsOf((await collect(readExchange(lines))).map(must))
}

const withoutLogs = ({ conversations }: Holdings): Holdings => ({
  conversations: conversations.map(({ conversation, runs }) => ({
    conversation,
    runs: runs.map((run) => ({ ...run, log: [] })),
  })),
})

test('[X1] what is exported is imported the same, however the file is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      someHoldings,
      fc.infiniteStream(fc.integer({ min: 1, max: 400 })),
      async (holdings, lengths) => {
        const text = (await exportOf(holdings)).join('')
        const pieces: string[] = []
        for (let at = 0; at < text.length;) {
          const length = lengths.next().value
          pieces.push(text.slice(at, at + length))
          at += length
        }
        expect(await imported(pieces)).toEqual(holdings)
      },
    ),
  )
})

test('[X1] without logs all the rest is the same', async () => {
  await fc.assert(
    fc.asyncProperty(someHoldings, async (holdings) => {
      expect(await imported(await exportOf(holdings, false))).toEqual(withoutLogs(holdings))
    }),
  )
})

test('[X2] every line that is written follows the schema', async () => {
  await fc.assert(
    fc.asyncProperty(someHoldings, fc.boolean(), async (holdings, hasLogs) => {
      for (const line of await exportOf(holdings, hasLogs)) {
        expect(line.indexOf('\n')).toBe(line.length - 1)
        expect([line, followsSchema(JSON.parse(line))]).toEqual([line, true])
      }
    }),
  )
})

const versionOne = readFileSync(
  join(import.meta.dirname, '__fixtures__', 'version-1.jsonl'),
  'utf8',
)

/** What a schema cannot say. */
const isTreeRule = (problem: string): boolean =>
  /two messages with one id|answers a message|comes before itself|which message is shown|shows a message/.test(
    problem,
  )

test('[X2] the schema and the parser take the same lines, and refuse the same', async () => {
  const seen = { taken: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(someHoldings, mutations, async (holdings, mutate) => {
      const lines = await exportOf(holdings)
      for (const line of lines) {
        const text = mutate(line)
        const parsed = parseLine(text)
        const isTaken = parsed.ok || isTreeRule(parsed.error)
        expect([text, isTaken]).toEqual([text, followsSchema(JSON.parse(text))])
        seen[isTaken ? 'taken' : 'refused'] += 1
      }
    }),
    { numRuns: 300 },
  )
  expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(50)
})

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

function hashesOf({ conversations }: Holdings): readonly string[] {
  return conversations.map(({ conversation, runs }) => {
    const runHashes = new Map(runs.map((run) => [run.run.id, hashOf(contentOfRun(run, run.log))]))
    return hashOf(contentOfConversation(conversation, runHashes))
  })
}

test('[X3] export, wipe, import gives the same hashes', async () => {
  await fc.assert(
    fc.asyncProperty(someHoldings, async (holdings) => {
      expect(hashesOf(await imported(await exportOf(holdings)))).toEqual(hashesOf(holdings))
    }),
  )
})

test('[X3] a hash tells of every change', async () => {
  const [holdings] = fc.sample(
    someHoldings.filter(({ conversations }) => conversations.some(({ runs }) => runs.length > 1)),
    { numRuns: 1, seed: 7 },
  )
  const { conversation, runs } = holdings!.conversations.find((each) => each.runs.length > 1)!
  const [one, two] = runs
  const states = [
    { conversation, runs },
    { conversation: { ...conversation, title: 'another' }, runs },
    { conversation, runs: [one!] },
    { conversation, runs: [{ ...one!, body: `${one!.body} ` }, two!] },
    { conversation, runs: [{ ...one!, run: { ...one!.run, text: 'another' } }, two!] },
    {
      conversation,
      runs: [
        { ...one!, log: [] },
        { ...two!, log: [] },
      ],
    },
  ]
  const hashes = states.flatMap((state) => hashesOf({ conversations: [state] }))
  expect(new Set(hashes).size).toBe(states.length)
})

/** Imports into holdings, as a caller does. */
async function importInto(
  there: Holdings,
  lines: readonly string[],
  choice: ConflictChoice,
): Promise<Holdings> {
  const contents = must(await surveyImport(readExchange(lines)))
  const taken = {
    conversationIds: new Set(there.conversations.map(({ conversation }) => conversation.id)),
    runIds: new Set(there.conversations.flatMap(({ runs }) => runs.map(({ run }) => run.id))),
  }
  let made = 0
  const newId = () => (made += 1).toString(16).padStart(32, 'f')
  const plan = planImport(findConflicts(contents, taken), choice, newId)
  const entries = (await collect(applyPlan(readExchange(lines), plan))).map(must)
  return { conversations: [...there.conversations, ...holdingsOf(entries).conversations] }
}

test('[X4] skipping what is there already changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(someHoldings, async (holdings) => {
      expect(await importInto(holdings, await exportOf(holdings), 'skip')).toEqual(holdings)
    }),
  )
})

test('[X4] keeping both adds the same under new names, and touches nothing', async () => {
  await fc.assert(
    fc.asyncProperty(someHoldings, async (holdings) => {
      const count = holdings.conversations.length
      const both = await importInto(holdings, await exportOf(holdings), 'keep both')
      expect(both.conversations.slice(0, count)).toEqual(holdings.conversations)
      const copies = { conversations: both.conversations.slice(count) }
      expect(hashesOf(copies)).toEqual(hashesOf(holdings))
      const ids = both.conversations.flatMap(({ conversation, runs }) => [
        conversation.id,
        ...runs.map(({ run }) => run.id),
      ])
      expect(new Set(ids).size).toBe(ids.length)
      // No message of a copy names a run that was there before.
      const before = new Set(namedRuns(holdings))
      expect(namedRuns(copies).filter((runId) => before.has(runId))).toEqual([])
    }),
  )
})

const namedRuns = ({ conversations }: Holdings): readonly string[] =>
  conversations.flatMap(({ conversation }) =>
    Object.values(conversation.nodes).flatMap((node) =>
      node.role === 'assistant' ? node.runIds : [],
    ),
  )

test('[X4] a conversation that is not there is imported as it is, also beside one that is', async () => {
  await fc.assert(
    fc.asyncProperty(
      someHoldings.filter(({ conversations }) => conversations.length > 1),
      async ({ conversations }) => {
        const there = { conversations: conversations.slice(1) }
        const whole = await importInto(there, await exportOf({ conversations }), 'skip')
        expect(whole.conversations).toEqual([...there.conversations, conversations[0]])
      },
    ),
  )
})

test('[X4] one id that is there already is enough: the whole conversation gets new ones', async () => {
  const lines = [versionOne]
  const contents = must(await surveyImport(readExchange(lines)))
  expect(contents).toMatchObject({
    header: { hasLogs: true },
    conversations: [{ id: 'a'.repeat(32), runIds: ['b'.repeat(32)] }],
    runs: 1,
    records: 3,
  })
  const taken = { conversationIds: new Set<string>(), runIds: new Set(['b'.repeat(32)]) }
  const plan = planImport(findConflicts(contents, taken), 'keep both', () => 'c'.repeat(32))
  const entries = (await collect(applyPlan(readExchange(lines), plan))).map(must)
  expect(JSON.stringify(entries)).not.toMatch(/a{32}|b{32}/)
  expect(entries.map(({ type }) => type)).toEqual(['conversation', 'run', 'log'])
})

test('[X8] a file of the first version is read, with all that is in it', async () => {
  const lines = versionOne
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object)
  expect(lines.every(followsSchema)).toBe(true)
  const again = await exportOf(await imported([versionOne]))
  expect(again.map((line) => JSON.parse(line) as unknown)).toMatchObject(lines)
})
