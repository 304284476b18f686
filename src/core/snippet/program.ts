import { dialects } from '../dialect/dialects.ts'
import type { ProgramFacts } from '../dialect/dialect.ts'
import { isJsonObject, type JsonObject } from '../json.ts'
import { fail, ok, type Result } from '../result.ts'
import type { SnippetRequest } from './snippet.ts'

/** What every printer of programs starts from. */
export interface ProgramRequest extends SnippetRequest {
  readonly facts: ProgramFacts
  readonly payload: JsonObject
  readonly isStreaming: boolean
}

/** The request with its body read: programs are printed from what is sent, and from nothing else. */
export function readProgramRequest(request: SnippetRequest): ProgramRequest {
  const payload: unknown = JSON.parse(request.body)
  if (!isJsonObject(payload)) throw new TypeError('A body is a JSON object: encodeRequest made it.')
  const facts = dialects[request.dialectId].program
  return { ...request, facts, payload, isStreaming: payload['stream'] === true }
}

/** The line that puts the key into the environment of bash and zsh, with a gap where it goes. */
export const exportLine = (variable: string): string => `export ${variable}='…'`

/** The comment on top: what has to be done once, before the first run. */
export const onceLines = (
  mark: '#' | '//',
  install: string | null,
  { auth, keyVariable }: SnippetRequest,
): string[] => [
  ...(install === null ? [] : [`${mark} Install once: ${install}`]),
  ...(auth === 'none' ? [] : [`${mark} Set the key once: ${exportLine(keyVariable)}`]),
]

/** The URL as an SDK wants it: without the path that it adds by itself. */
export function baseUrlOf({ url, facts }: ProgramRequest, sdkName: string): Result<string, string> {
  return url.endsWith(facts.path)
    ? ok(url.slice(0, -facts.path.length))
    : fail(
        `The ${sdkName} package adds ${facts.path} to its base URL by itself, and ${url} does not end with that. Choose another client.`,
      )
}

/** The member that every whole answer has, and no error. */
export const answerField = ({ wholeText }: ProgramFacts): string =>
  wholeText.list?.member ?? wholeText.path[0] ?? ''
