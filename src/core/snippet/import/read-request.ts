import { fail, ok, type Result } from '../../result.ts'
import { readCode } from './code/read-code.ts'
import type { BodyPath, Draft, RequestReader } from './draft.ts'
import { dropKeys } from './drop-keys.ts'
import type { FoundRequest, ImportProblem } from './found-request.ts'
import { problemOf } from './place.ts'
import { readHttp } from './read-http.ts'
import { readJson } from './read-json.ts'
import { readCurl } from './shell/read-curl.ts'

/** A request that was read, and a way to say where in the text one of its values stands. */
export interface RequestRead {
  readonly found: FoundRequest
  problemAt(path: BodyPath, message: string): ImportProblem
}

/** One after the other: each knows by itself whether a text is of its form. */
const readers: readonly RequestReader[] = [readJson, readHttp, readCurl, readCode]

/**
 * A request out of a text that somebody pasted: curl, JSON, an `.http` file, Python, JavaScript.
 * Keys are dropped here.
 * @returns null when it does not look like one; a problem when it does, and cannot be read
 */
export function readRequest(text: string): Result<FoundRequest, ImportProblem> | null {
  const read = readWithPlaces(text)
  if (read === null || !read.ok) return read
  return ok(read.value.found)
}

/** The same, for who has to say what is wrong with a value. */
export function readWithPlaces(pasted: string): Result<RequestRead, ImportProblem> | null {
  const { text, linesBefore } = withoutFence(pasted)
  const problem = (at: number, message: string): ImportProblem => {
    const place = problemOf(text, { at, message })
    return { ...place, line: place.line + linesBefore }
  }
  for (const reader of readers) {
    const read = reader(text)
    if (read === null) continue
    return read.ok
      ? ok(withPlaces(read.value, problem))
      : fail(problem(read.error.at, read.error.message))
  }
  return null
}

const withPlaces = (
  draft: Draft,
  problem: (at: number, message: string) => ImportProblem,
): RequestRead => ({
  found: dropKeys(draft),
  problemAt: (path, message) => problem(draft.body.offsetOf(path), message),
})

const fence = /^(\s*)(`{3,}|~{3,})[^\n`]*\n([\s\S]*?)\r?\n?[ \t]*\2[ \t]*\s*$/

/** The inside of a block of code, when that is all there is. */
function withoutFence(pasted: string): { readonly text: string; readonly linesBefore: number } {
  const [, before = '', , text] = fence.exec(pasted) ?? []
  if (text === undefined) return { text: pasted, linesBefore: 0 }
  return { text, linesBefore: before.split('\n').length }
}
