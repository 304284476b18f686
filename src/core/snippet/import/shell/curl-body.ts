import type { Result } from '../../../result.ts'
import { ok } from '../../../result.ts'
import type { DraftBody } from '../draft.ts'
import { readJsonBody } from '../json-body.ts'
import { faultAt, type Fault } from '../place.ts'
import { sourceOffset, type TracedText } from '../traced-text.ts'
import type { ShellCommand, Word } from './command.ts'
import type { CurlArgument } from './curl-arguments.ts'
import { faultOfCutBody } from './quote-fault.ts'

/** The body that a command sends: an argument, a here-document, or what is piped in. */
export function readCurlBody(
  found: readonly CurlArgument[],
  command: ShellCommand,
  piped: Word | null,
  source: string,
): Result<DraftBody, Fault> {
  const text = bodyOf(found, command, piped)
  if (!text.ok) return text
  const body = readJsonBody(withoutBackslashes(text.value))
  if (body.ok) return body
  const fault = hintAtQuotes(text.value, body.error)
  return { ok: false, error: faultOfCutBody(source, sourceOffset(text.value, 0) - 1, fault) }
}

function bodyOf(
  found: readonly CurlArgument[],
  command: ShellCommand,
  piped: Word | null,
): Result<TracedText, Fault> {
  const from = command.words[0]?.from ?? 0
  const [data, second] = found.filter(
    ({ kind }) => kind === 'data' || kind === 'raw-data' || kind === 'json',
  )
  if (data === undefined) return faultAt(from, "The command has no body. Add it: -d '{…}'.")
  if (second !== undefined)
    return faultAt(
      second.from,
      'A second body stands here: curl joins them with &, which is no JSON. Put all into one.',
    )
  const { kind, value } = data
  if (kind === 'raw-data' || !value.text.startsWith('@')) return ok(value)
  if (!/^@(?:-|\/dev\/stdin)$/.test(value.text) || command.inputFile !== null)
    return faultAt(
      command.inputFile ?? data.from,
      'The body is in a file. Paste its content in place of the name.',
    )
  const input = command.input ?? piped
  return input === null
    ? faultAt(data.from, 'The body comes from another program. Paste it in place of @-.')
    : ok(input.value)
}

/** Windows PowerShell 5.1 takes quotes out of arguments, so people write `\"`; PowerShell 7 sends it as `"`, too. */
function withoutBackslashes(traced: TracedText): TracedText {
  if (!/^\s*\{\s*\\"/.test(traced.text)) return traced
  const kept: [number, string][] = [...traced.text.matchAll(/\\(["\\])|[^\\]+|\\/g)].map(
    (match) => [match.index + (match[1] === undefined ? 0 : 1), match[1] ?? match[0]],
  )
  let index = 0
  const runs = kept.map(([at, piece]) => {
    const run = { index, offset: sourceOffset(traced, at), isOnePlace: false }
    index += piece.length
    return run
  })
  return { text: kept.map(([, piece]) => piece).join(''), runs, holes: traced.holes }
}

/** `"{"model": …}"`: the inner quotes ended the outer ones, and are gone. */
const hintAtQuotes = ({ text }: TracedText, fault: Fault): Fault =>
  /^\s*\{\s*\w+\s*:/.test(text)
    ? {
        at: fault.at,
        message:
          'The shell has taken the double quotes away. Put single quotes around the whole body.',
      }
    : fault
