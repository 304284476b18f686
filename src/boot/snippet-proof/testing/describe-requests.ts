import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { SnippetClientId } from '../../../core/snippet/snippet.ts'
import { answerText } from './answers.ts'
import type { ProgramOutcome } from './program-outcome.ts'
import type { HeardRequest, RecordingProvider } from './recording-provider.ts'
import { paste, runtimes, withStandIn } from './runtimes.ts'
import { essence } from './same-request.ts'
import { canaryKey } from './send.ts'
import { rawAnswer, sentCount, type Sent, type Stage } from './stage.ts'
import { createWorkbench, type Workbench } from './workbench.ts'

/** What Send sent, and the program that is to send the same. */
interface Case extends Sent {
  readonly file: string
  readonly text: string
}

/** Of many, evenly spread, for what is slow. */
const spread = <T>(all: readonly T[], count: number): readonly T[] =>
  all.filter((_, index) => index % Math.max(1, Math.floor(all.length / count)) === 0)

/**
 * The proof of law S1: printed programs are run, unchanged, and what arrives is what Send sends.
 * @returns afterwards: how many ran, and of how many all was the same
 */
export function describeRequests(clientId: SnippetClientId, stage: Stage): () => string {
  const runtime = runtimes[clientId]()
  const { missing, standIn } = runtime
  const note = missing === null ? withStandIn(standIn) : ` (not run: ${missing})`
  let tally = `${clientId} not run: ${missing ?? 'it was left out, or could not be prepared'}`

  // A machine without the runtime cannot run its programs; the note in the name says which is missing.
  describe.skipIf(missing !== null)(`[S1] ${clientId}${note}`, () => {
    let provider: RecordingProvider
    let bench: Workbench
    let cases: readonly Case[] = []
    let same = 0

    beforeAll(async () => {
      bench = createWorkbench(clientId)
      const opened = await stage.open()
      provider = opened.provider
      cases = opened.sent.map((one) => ({ ...one, ...bench.write(one.place, one.printable) }))
    }, 240_000)

    afterAll(() => {
      const counts = `${same}/${cases.length}`
      tally =
        standIn === null
          ? `${clientId} ${counts}`
          : `${clientId} not run: ${standIn} (with stand-ins ${counts})`
      bench.remove()
    })

    const check = (one: Case, outcome: ProgramOutcome) =>
      differences(clientId, one, outcome, provider.take(one.prefix))

    test('every conversation arrives as Send sends it, and the answer is printed', async () => {
      const files = cases.map(({ file }) => file)
      const outcomes = await runtime.runAll(files, bench.folder)
      const found = cases.map((one, index) => check(one, outcomes[index] ?? notRun))
      same = found.filter((lines) => lines.length === 0).length
      expect(found.flat().slice(0, 10)).toEqual([])
      expect(same).toBe(sentCount)
    }, 240_000)

    test('so does a file in a process of its own', async () => {
      for (const one of spread(cases, 5))
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
      expect(cases.some(({ heard }) => heard.headers.authorization === `Bearer ${canaryKey}`)).toBe(
        true,
      )
      expect(cases.some(({ heard }) => heard.headers['x-api-key'] === canaryKey)).toBe(true)
    })
  })

  // Never a pass: what only a stand-in has run is skipped under this name.
  test.skipIf(missing !== null || standIn !== null)(
    `[S1] ${clientId} is run with nothing but the real thing${note}`,
    () => {
      expect(tally).toBe(`${clientId} ${sentCount}/${sentCount}`)
    },
  )

  return () => tally
}

const notRun: ProgramOutcome = { exitCode: -1, stdout: '', stderr: 'it did not run' }

/** In words, with where to look; empty when all is the same. */
function differences(
  clientId: SnippetClientId,
  { name, dialectId, isStreamed, heard: sent, file }: Case,
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
