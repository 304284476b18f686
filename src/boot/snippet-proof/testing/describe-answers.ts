import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { userText } from '../../../core/chat/message.ts'
import type { DialectId } from '../../../core/dialect/dialect.ts'
import { dialects } from '../../../core/dialect/dialects.ts'
import { dialectIds } from '../../../core/dialect/request-dialects.ts'
import type { SnippetClientId, SnippetRequest } from '../../../core/snippet/snippet.ts'
import { badAnswers, goodAnswers, type AnswerCase } from './answer-cases.ts'
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

/** With the whole name in front: `$name` would cut it. */
const named = (cases: readonly AnswerCase[]) => cases.map((one) => [one.name, one] as const)

const allCases = (dialectId: DialectId) => [...goodAnswers(dialectId), ...badAnswers(dialectId)]

/** What printed programs make of answers, each in a process of its own. */
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

    const run = async (dialectId: DialectId, one: AnswerCase) => {
      const index = allCases(dialectId).findIndex(({ name }) => name === one.name)
      const base = `${provider.origin}/${shortNames[dialectId]}/${index}`
      const { file } = bench.write(
        `${shortNames[dialectId]}-${index}`,
        aRequest(dialectId, base, one.isStreamed),
      )
      return runtime.runFile(file, bench.folder)
    }

    describe.each(dialectIds)('%s', (dialectId) => {
      // cURL prints the answer as it comes.
      const readable = isCurl ? [] : goodAnswers(dialectId)
      test.each(named(readable))(
        'the words of %s are printed',
        async (_, one) => {
          const { exitCode, stdout, stderr } = await run(dialectId, one)
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
          const { exitCode, stdout, stderr } = await run(dialectId, one)
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
