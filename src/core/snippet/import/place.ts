import { fail, type Result } from '../../result.ts'
import type { ImportProblem } from './found-request.ts'

/** What is wrong, and the offset where it stands. */
export interface Fault {
  readonly at: number
  readonly message: string
}

/** The fault as a person finds it: line and column, both from 1. */
export function problemOf(text: string, { at, message }: Fault): ImportProblem {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/)
  return { message, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

/** The same as a Result, for readers that work with offsets. */
export const faultAt = (at: number, message: string): Result<never, Fault> => fail({ at, message })
