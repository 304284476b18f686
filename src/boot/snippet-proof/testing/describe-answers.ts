import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { userText } from '../../../core/chat/message.ts'
import type { DialectId } from '../../../core/dialect/dialect.ts'
import { dialects } from '../../../core/dialect/dialects.ts'
import { dialectIds } from '../../../core/dialect/request-dialects.ts'
import type { SnippetClientId, SnippetRequest } from '../../../core/snippet/snippet.ts'
import { badAnswers, goodAnswers, type AnswerCase } from './answer-cases.ts'
import type { ProgramOutcome } from './program-outcome.ts'
import { startRecordingProvider, type RecordingProvider } from './recording-provider.ts'
import { runtimes, withStandIn } from './runtimes.ts'
import { keyVariable } from './send.ts'
import { createWorkbench, shortNames, type Workbench } from './workbench.ts'

/**
 * A program that gives up says why; it does not show where in its inside it was. Node adds that to
 * every error that a script throws, which is fine below the words.
 */
const stackTrace = /Traceback|Stack trace|PHP (Fatal|Warning|Notice|Deprecated)/

/** Starting an interpreter takes seconds on a busy machine. */
const processTimeoutMs = 60_000
const allTimeoutMs = 240_000

/** With the whole name in front: `$name` would cut it. */
const named = (cases: readonly AnswerCase[]) => cases.map((one) => [one.name, one] as const)

const allCases = (dialectId: DialectId) => [...goodAnswers(dialectId), ...badAnswers(dialectId)]

/** What printed programs make of answers: many in one process where they can be, some alone. */
export function describeAnswers(clientId: SnippetClientId): void {
  const runtime = runtimes[clientId]()
  const { missing, standIn } = runtime
  const note = missing === null ? withStandIn(standIn) : ` (not run: ${missing})`
  const isCurl = clientId.startsWith('curl')

  // A machine without the runtime cannot run its programs; the note in the name says which is missing.
  describe.skipIf(missing !== null)(`${clientId}${note}`, () => {
    let provider: RecordingProvider
    let bench: Workbench

    beforeAll(async () => {
      bench = createWorkbench(clientId)
      provider = await startRecordingProvider((response, { path }) => {
        const [, dialect, index] = path.split('/')
        const dialectId = dialectIds.find((id) => shortNames[id] === dialect) ?? 'openai-chat'
        return allCases(dialectId)[Number(index)]?.answer(response)
      })
    })

    afterAll(async () => {
      bench.remove()
      await provider.close()
    })

    const write = (dialectId: DialectId, one: AnswerCase): string => {
      const index = allCases(dialectId).findIndex(({ name }) => name === one.name)
      const base = `${provider.origin}/${shortNames[dialectId]}/${index}`
      const { file } = bench.write(
        `${shortNames[dialectId]}-${index}`,
        aRequest(dialectId, base, one.isStreamed),
      )
      return file
    }

    describe.each(dialectIds)('%s', (dialectId) => {
      const together = new Map<string, ProgramOutcome>()

      // Starting some interpreters takes a second; what they say of a file is the same.
      beforeAll(async () => {
        if (!runtime.survivesFailure) return
        const cases = allCases(dialectId)
        const files = cases.map((one) => write(dialectId, one))
        const outcomes = await runtime.runAll(files, bench.folder)
        for (const [index, outcome] of outcomes.entries())
          together.set(cases[index]?.name ?? '', outcome)
      }, allTimeoutMs)

      const run = (one: AnswerCase): ProgramOutcome | Promise<ProgramOutcome> =>
        together.get(one.name) ?? runtime.runFile(write(dialectId, one), bench.folder)

      // cURL prints the answer as it comes.
      const readable = isCurl ? [] : goodAnswers(dialectId)
      test.each(named(readable))(
        'the words of %s are printed',
        async (_, one) => {
          const { exitCode, stdout, stderr } = await run(one)
          expect({ stdout, stderr, exitCode }).toEqual({
            stdout: `${one.expected.printed}\n`,
            stderr: '',
            exitCode: 0,
          })
        },
        processTimeoutMs,
      )

      test.each(named(badAnswers(dialectId)))(
        '%s is a failure, in words',
        async (_, one) => {
          if (!('words' in one.expected)) throw new Error('this is a good answer')
          const { words, printed, isInBody } = one.expected
          const { exitCode, stdout, stderr } = await run(one)
          const said = isCurl ? stdout + stderr : stderr
          expect(said).toMatch(words)
          expect(said).not.toMatch(stackTrace)
          expect({
            isFailure: exitCode !== 0 || (isCurl && isInBody),
            printed: isCurl ? printed : stdout.trimEnd(),
          }).toEqual({ isFailure: true, printed })
        },
        processTimeoutMs,
      )

      const some = badAnswers(dialectId).filter((_, index) => index % 16 === 0)
      test.each(named(some))(
        '%s is the same failure to a process of its own',
        async (_, one) => {
          const alone = await runtime.runFile(write(dialectId, one), bench.folder)
          const { exitCode, stdout } = await run(one)
          expect({ exitCode: alone.exitCode, stdout: alone.stdout }).toEqual({ exitCode, stdout })
          expect(alone.stderr).not.toMatch(stackTrace)
        },
        processTimeoutMs,
      )
    })
  })
}

function aRequest(dialectId: DialectId, base: string, stream: boolean): SnippetRequest {
  const dialect = dialects[dialectId]
  const request = { model: 'm', messages: [userText('Hi')], params: {}, stream }
  const encoded = dialect.encodeRequest(request)
  if (!encoded.ok) throw new Error(encoded.error.message)
  return {
    dialectId,
    url: `${base}${dialect.program.path}`,
    headers: dialect.headers,
    auth: 'bearer',
    keyVariable,
    body: encoded.value.body,
  }
}
