import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, test } from 'vitest'

import type { DialectId } from '../../core/dialect/dialect.ts'
import { dialects } from '../../core/dialect/dialects.ts'
import type { RunRecord } from '../../core/run/record.ts'
import { createRun, reduceRun, type Run } from '../../core/run/run.ts'
import { createAnswerDecoder } from './answer-decoder.ts'

/** Real answers of 30 providers. They lie beside the checkout and are never copied into it. */
const folder = fileURLToPath(new URL('../../../../shared/streams/', import.meta.url))

interface Recording {
  readonly id: string
  readonly protocol: DialectId
  readonly status: number | null
  readonly contentType: string | null
  readonly path: string
}

/** What an independent reader makes of a recording. */
interface Expected {
  readonly id: string
  readonly text: string
  readonly reasoning: string
  readonly toolCalls: readonly (readonly [id: string, name: string, argumentsText: string])[]
  readonly finish: string | null
  readonly usage: readonly [input: number | null, output: number | null] | null
  readonly error: boolean
}

/** The other reader leaves thoughts between tags in the text; contract.md §0 rule 7 takes them out. */
const thoughtsInText = ({ text }: Expected): Partial<Expected> => {
  const [, reasoning = '', rest = ''] = /^<think>(.*?)<\/think>(.*)$/s.exec(text) ?? []
  return { reasoning, text: rest }
}

/** A refusal is words to the person who asked; the other reader shows none. */
const refusalAsText = (_theirs: Expected, body: string): Partial<Expected> => {
  const { choices } = JSON.parse(body) as { choices: { message: { refusal: string } }[] } // as recorded
  return { text: choices[0]?.message.refusal ?? 'no refusal' }
}

/** Where we and the other reader differ, after looking at the bytes, and what we read instead. */
const understood: Readonly<Record<string, (theirs: Expected, body: string) => Partial<Expected>>> =
  {
    'pydantic-ai-050244d91c65': thoughtsInText,
    'huggingface.js-19330f1c0839': thoughtsInText,
    'openllmetry-3c5ec3834eeb': refusalAsText,
  }

const readText = (name: string) => readFileSync(`${folder}${name}`, 'utf8')

const recordings: readonly Recording[] = existsSync(folder)
  ? JSON.parse(readText('index.json'))
  : []
const expectations: readonly Expected[] = existsSync(folder)
  ? readText('expected.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Expected)
  : []

/** How the bytes are cut on their way: each gives the length of the next piece. */
const cuts: Readonly<Record<string, () => () => number>> = {
  whole: () => () => Number.POSITIVE_INFINITY,
  'cut at every byte': () => () => 1,
  'cut at random places': () => {
    let seed = 20260101
    return () => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return 1 + (seed % 97)
    }
  },
}

function play({ protocol, status, contentType, path }: Recording, nextLength: () => number): Run {
  const bytes = readFileSync(`${folder}${path}`)
  const decoder = createAnswerDecoder(dialects[protocol])
  const text = new TextDecoder()
  let run = createRun({
    id: 'r',
    providerId: 'p',
    dialectId: protocol,
    model: 'm',
    outline: '',
    startedAt: 0,
  })
  const feed = (record: RunRecord) => {
    for (const input of decoder.push(record)) run = reduceRun(run, input)
  }
  const headers: Record<string, string> =
    contentType === null ? {} : { 'content-type': contentType }
  feed({ type: 'open', atMs: 0, status: status ?? 200, headers })
  for (let at = 0; at < bytes.length;) {
    const next = Math.min(bytes.length, at + nextLength())
    const piece = text.decode(bytes.subarray(at, next), { stream: true })
    if (piece !== '') feed({ type: 'chunk', atMs: 1, text: piece })
    at = next
  }
  feed({ type: 'end', atMs: 2, cause: 'eof' })
  return run
}

function summaryOf(run: Run): Omit<Expected, 'id'> {
  return {
    text: run.text,
    reasoning: run.reasoning?.text ?? '',
    toolCalls: run.toolCalls.map(({ id, name, argumentsText }) => [id, name, argumentsText]),
    finish: run.rawReason,
    usage: run.usage && [run.usage.inputTokens, run.usage.outputTokens],
    // A cut answer without a word of error in it is no error for the other reader.
    error: run.error !== null && run.error.kind !== 'truncated',
  }
}

/** Whoever reads the output should see how much of this ran. */
// oxlint-disable-next-line no-console -- the count belongs in the output, a silent skip does not
const say = (text: string) => console.info(`recordings: ${text}`)

test.runIf(recordings.length === 0)('no recordings lie beside the checkout: none are read', () => {
  say('the folder ../shared/streams is absent, nothing is compared')
  expect(existsSync(folder)).toBe(false)
})

describe.skipIf(recordings.length === 0)(`of ${recordings.length} recorded answers`, () => {
  test('every one has its expectation, and every understood difference its recording', () => {
    const ids = recordings.map(({ id }) => id)
    expect(expectations.map(({ id }) => id)).toEqual(ids)
    expect(ids).toEqual(expect.arrayContaining(Object.keys(understood)))
    const count = Object.keys(understood).length
    say(`${ids.length} read, ${count} differ for a reason that is known`)
  })

  test.each(Object.keys(cuts))(
    'all read the same as by the other reader, %s',
    (cut) => {
      const nextLength = cuts[cut]?.()
      if (!nextLength) throw new Error(`No such way to cut: ${cut}`)
      const ours = recordings.map((recording) => ({
        id: recording.id,
        ...summaryOf(play(recording, nextLength)),
      }))
      const theirs = expectations.map((expected, at) => ({
        ...expected,
        ...understood[expected.id]?.(expected, readText(recordings[at]?.path ?? '')),
      }))
      // One by one: a difference should not print three megabytes.
      for (const [at, each] of ours.entries()) expect(each).toEqual(theirs[at])
    },
    60_000,
  )
})
