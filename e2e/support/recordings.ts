import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import type { Answer, Step } from './mock-upstream.ts'

/** Real answers that others recorded. They lie beside the checkout and are never copied into it. */
const folder = resolve(import.meta.dirname, '../../../shared/streams')

/** Only the fields that a story reads. */
export interface Recording {
  readonly id: string
  readonly provider: string
  readonly protocol: string
  readonly stream: boolean
  readonly status: number
  readonly contentType: string
  readonly features: readonly string[]
  readonly path: string
}

/** What an independent reader made of a recording. */
export interface ExpectedAnswer {
  readonly id: string
  readonly text: string
  readonly reasoning: string
  readonly finish: string | null
  readonly usage: readonly [input: number, output: number] | null
  readonly error: boolean
}

export const hasRecordings: boolean = existsSync(join(folder, 'index.json'))

const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

/** Every recording with what it says; empty where the folder does not exist. */
export function listRecordings(): readonly (readonly [Recording, ExpectedAnswer])[] {
  if (!hasRecordings) return []
  // Both files are ours to trust: their README describes exactly these fields.
  const recordings = JSON.parse(read('index.json')) as Recording[]
  const expected = new Map(
    read('expected.jsonl')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as ExpectedAnswer)
      .map((answer) => [answer.id, answer]),
  )
  return recordings.flatMap((recording) => {
    const answer = expected.get(recording.id)
    return answer === undefined ? [] : [[recording, answer] as const]
  })
}

/** The answer of a recording, in pieces of a given size: what its bytes said, not when. */
export function replay(recording: Recording, pieceBytes = 512): Answer {
  const bytes = readFileSync(join(folder, recording.path))
  const steps: Step[] = []
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    steps.push({ do: 'write', text: bytes.subarray(start, start + pieceBytes) })
  }
  return {
    status: recording.status,
    headers: { 'content-type': recording.contentType },
    steps,
  }
}
