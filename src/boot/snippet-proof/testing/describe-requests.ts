import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { conversations, type Conversation } from '../../../core/snippet/__fixtures__/corpus.ts'
import type { Dialect, DialectId } from '../../../core/dialect/dialect.ts'
import { dialects } from '../../../core/dialect/dialects.ts'
import { dialectIds } from '../../../core/dialect/request-dialects.ts'
import type { SnippetClientId } from '../../../core/snippet/snippet.ts'
import { answerText, formatFrames, streamedFrames, wholeAnswer, writeInPieces } from './answers.ts'
import type { ProgramOutcome } from './program-outcome.ts'
import {
  startRecordingProvider,
  type AnswerHeard,
  type HeardRequest,
  type RecordingProvider,
} from './recording-provider.ts'
import { paste, runtimes, withStandIn } from './runtimes.ts'
import { essence } from './same-request.ts'
import { canaryKey, createSender, type Auth, type Sender } from './send.ts'
import { createWorkbench, shortNames, type Workbench } from './workbench.ts'

/** A conversation in a dialect, and what Send sent for it. */
interface Case {
  readonly name: string
  readonly prefix: string
  readonly file: string
  readonly text: string
  readonly dialectId: DialectId
  readonly isStreamed: boolean
  readonly sent: HeardRequest
}

const auths: readonly Auth[] = ['bearer', 'x-api-key', 'bearer', 'none', 'x-api-key']

const rawAnswer = (dialectId: DialectId, isStreamed: boolean): string =>
  isStreamed ? formatFrames(streamedFrames(dialectId)) : wholeAnswer(dialectId)

/** In the dialect of the path, streamed when that was asked for. */
const answerProperly: AnswerHeard = (response, { path, body }) => {
  const dialectId = path.endsWith('/messages') ? 'anthropic-messages' : 'openai-chat'
  const isStreamed = JSON.parse(body.toString()).stream === true
  response.setHeader('content-type', isStreamed ? 'text/event-stream' : 'application/json')
  return writeInPieces(response, rawAnswer(dialectId, isStreamed), 97)
}

/** Of many, evenly spread, for what is slow. */
const spread = <T>(all: readonly T[], count: number): readonly T[] =>
  all.filter((_, index) => index % Math.max(1, Math.floor(all.length / count)) === 0)

/**
 * The proof of law S1: printed programs are run, unchanged, and what arrives is what Send sends.
 * @returns afterwards: how many ran, and of how many all was the same
 */
export function describeRequests(clientId: SnippetClientId): () => string {
  const runtime = runtimes[clientId]()
  const { missing, standIn } = runtime
  const note = missing === null ? withStandIn(standIn) : ` (not run: ${missing})`
  let tally = `${clientId} not run: ${missing ?? 'it was left out, or could not be prepared'}`

  // A machine without the runtime cannot run its programs; the note in the name says which is missing.
  describe.skipIf(missing !== null)(`[S1] ${clientId}${note}`, () => {
    let provider: RecordingProvider
    let sender: Sender
    let bench: Workbench
    let cases: readonly Case[] = []
    let same = 0

    beforeAll(async () => {
      provider = await startRecordingProvider(answerProperly)
      sender = createSender()
      bench = createWorkbench(clientId)
      cases = await prepare(provider, sender, bench)
    }, 240_000)

    afterAll(async () => {
      const counts = `${same}/${cases.length}`
      tally =
        standIn === null
          ? `${clientId} ${counts}`
          : `${clientId} not run: ${standIn} (with stand-ins ${counts})`
      bench.remove()
      await sender.close()
      await provider.close()
    })

    const check = (one: Case, outcome: ProgramOutcome) =>
      differences(clientId, one, outcome, provider.take(one.prefix))

    test('every conversation arrives as Send sends it, and the answer is printed', async () => {
      const files = cases.map(({ file }) => file)
      const outcomes = await runtime.runAll(files, bench.folder)
      const found = cases.map((one, index) => check(one, outcomes[index] ?? notRun))
      same = found.filter((lines) => lines.length === 0).length
      expect(found.flat().slice(0, 10)).toEqual([])
      expect(same).toBe(all)
    }, 240_000)

    test('so does a file in a process of its own', async () => {
      for (const one of spread(cases, 12))
        expect(check(one, await runtime.runFile(one.file, bench.folder))).toEqual([])
    }, 240_000)

    // Only into a shell is code pasted.
    const shells = clientId === 'curl-bash' ? ['bash'] : []
    test.each(shells)(
      'so does what is pasted into %s',
      async () => {
        for (const one of spread(cases, 60))
          expect(check(one, await paste(one.text, bench.folder))).toEqual([])
      },
      240_000,
    )

    test('[K1] no program holds the key', () => {
      expect(cases.filter(({ text }) => text.includes(canaryKey))).toEqual([])
      expect(cases.some(({ sent }) => sent.headers.authorization === `Bearer ${canaryKey}`)).toBe(
        true,
      )
      expect(cases.some(({ sent }) => sent.headers['x-api-key'] === canaryKey)).toBe(true)
    })
  })

  // Never a pass: what only a stand-in has run is skipped under this name.
  test.skipIf(missing !== null || standIn !== null)(
    `[S1] ${clientId} is run with nothing but the real thing${note}`,
    () => {
      expect(tally).toBe(`${clientId} ${all}/${all}`)
    },
  )

  return () => tally
}

const all = conversations.length * dialectIds.length

const notRun: ProgramOutcome = { exitCode: -1, stdout: '', stderr: 'it did not run' }

async function prepare(
  provider: RecordingProvider,
  sender: Sender,
  bench: Workbench,
): Promise<readonly Case[]> {
  const cases: Case[] = []
  for (const dialectId of dialectIds)
    for (const [index, conversation] of conversations.entries())
      cases.push(
        await prepareOne(provider, sender, bench, dialects[dialectId], conversation, index),
      )
  return cases
}

async function prepareOne(
  provider: RecordingProvider,
  sender: Sender,
  bench: Workbench,
  dialect: Dialect,
  { name, request }: Conversation,
  index: number,
): Promise<Case> {
  const place = `${shortNames[dialect.id]}-${index}`
  const prefix = `/${place}/`
  const auth = auths[index % auths.length] ?? 'bearer'
  const printable = await sender.send(`${provider.origin}${prefix}`, auth, dialect, request)
  const [sent, ...more] = provider.take(prefix)
  if (!sent || more.length > 0) throw new Error(`Send sent ${more.length + 1} requests for ${name}`)
  if (!sent.body.equals(Buffer.from(printable.body))) throw new Error(`Send changed ${name}`)
  return {
    name: `${name}, ${dialect.id}`,
    prefix,
    ...bench.write(place, printable),
    dialectId: dialect.id,
    isStreamed: JSON.parse(printable.body).stream === true,
    sent,
  }
}

/** In words, with where to look; empty when all is the same. */
function differences(
  clientId: SnippetClientId,
  { name, dialectId, isStreamed, sent, file }: Case,
  { exitCode, stdout, stderr }: ProgramOutcome,
  heard: readonly HeardRequest[],
): readonly string[] {
  const isCurl = clientId.startsWith('curl')
  const expected = isCurl ? rawAnswer(dialectId, isStreamed) : `${answerText}\n`
  const problems: string[] = []
  const [first] = heard
  if (exitCode !== 0) problems.push(`exit code ${exitCode}: ${stderr.slice(0, 600)}`)
  if (!first || heard.length > 1) problems.push(`${heard.length} requests instead of one`)
  else problems.push(...differencesOf(essence(sent), essence(first)))
  if (clientId === 'curl-bash' && first && !first.body.equals(sent.body))
    problems.push('the bytes of the body differ')
  if (stdout !== expected) problems.push(`printed ${JSON.stringify(stdout.slice(0, 300))}`)
  return problems.map((problem) => `${name} (${file}): ${problem}`)
}

type Essence = ReturnType<typeof essence>

function differencesOf(sent: Essence, heard: Essence): readonly string[] {
  return Object.entries(sent).flatMap(([part, value]) => {
    const other = heard[part as keyof Essence] // a key of the same type
    const [expected, received] = [value, other].map((one) => inWords(one))
    return expected === received ? [] : [`${part}: ${shownFrom(expected ?? '', received ?? '')}`]
  })
}

const inWords = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : JSON.stringify(Object.entries(value ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** From a little before the first difference. */
function shownFrom(expected: string, received: string): string {
  let at = 0
  while (at < expected.length && expected[at] === received[at]) at += 1
  const show = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 80))
  return `Send ${show(expected)}, the program ${show(received)}`
}
