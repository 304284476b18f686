import { ok, type Result } from '../../../result.ts'
import type { Draft, RequestReader, Written } from '../draft.ts'
import { asksModel } from '../looks-like-request.ts'
import { faultAt, type Fault } from '../place.ts'
import { sliceTraced } from '../traced-text.ts'
import { writtenOf } from '../written.ts'
import { readBash } from './bash.ts'
import { readCmd } from './cmd.ts'
import type { ShellCommand, Word } from './command.ts'
import { readCurlArguments, type CurlArgument } from './curl-arguments.ts'
import { readCurlBody } from './curl-body.ts'
import { findCurl, pipedInto } from './find-curl.ts'
import { readPowerShell } from './powershell.ts'

const shells = { bash: readBash, cmd: readCmd, powershell: readPowerShell }

const curlWord = /(?<![\w-])curl(?:\.exe)?(?=[ \t^`\\])/gi
/** Behind a prompt, `NAME=…`, a path or `… |` at most. */
const beforeCurl =
  /^(?:[$%>#] ?|PS .*> ?|[A-Z]:\\.*> ?)?(?:\w+=\S* )*(?:\S*[/\\])?$|[|;&(]$|[|;&] ?\S*[/\\]$/i
const longestPrefix = 200

/** The line of the command, from its curl on; null when the word is nowhere. */
function lineOfCurl(text: string): string | null {
  const words = [...text.matchAll(curlWord)].map(({ index }) => index)
  const begins = (index: number) => {
    const before = text.slice(Math.max(0, index - longestPrefix), index)
    return beforeCurl.test((before.split(/[\r\n]/).at(-1) ?? '').trim())
  }
  const at = words.find(begins) ?? words[0]
  return at === undefined ? null : (/[^\r\n]*/.exec(text.slice(at))?.[0] ?? '')
}

/** A curl command as bash, cmd.exe or PowerShell spell it. */
export const readCurl: RequestReader = (text) => {
  const line = lineOfCurl(text)
  if (line === null || !asksModel(text)) return null
  const [likeliest, ...others] = shellsOf(text, line)
  const read = readAs(likeliest, text)
  if (read?.ok) return read
  // A spelling may be of two shells. What is wrong is said in the terms of the likelier one.
  for (const shell of others) {
    const other = readAs(shell, text)
    if (other?.ok) return other
  }
  return read
}

type Shell = keyof typeof shells

const lineEnds: readonly (readonly [RegExp, Shell])[] = [
  [/\\[ \t]*$/, 'bash'],
  [/`[ \t]*$/, 'powershell'],
  [/\^[ \t]*$/, 'cmd'],
]

/** Which shells the spelling may be of, the likeliest first: by how the line of the command ends. */
function shellsOf(text: string, line: string): readonly [Shell, ...Shell[]] {
  const byEnd = lineEnds.find(([end]) => end.test(line))?.[1]
  if (byEnd === 'bash') return ['bash']
  if (byEnd === 'cmd') return ['cmd']
  if (byEnd === 'powershell' || /\$env:|^\$\w+\s*=|^@['"]/m.test(text))
    return ['powershell', 'bash']
  if (/curl\.exe/i.test(line)) return ['powershell', 'cmd', 'bash']
  return /\^"|%[A-Z_]+%|[ ,:{[]""\w/.test(line) ? ['cmd', 'bash'] : ['bash']
}

function readAs(shell: Shell, text: string): ReturnType<RequestReader> {
  const script = shells[shell](text)
  // Without the rest nobody can tell a sentence from a command: it has to begin like one.
  if (!script.ok) return beginsLikeCommand.test(text) || shell === 'powershell' ? script : null
  const commands = script.value
  const found = findCurl(commands)
  if (found === null) return null
  const read = readCurlArguments(found.command.words.slice(found.wordIndex + 1))
  if (!read.ok) return read
  if (isProse(read.value)) return null
  const after = checkRest(commands, found.index)
  if (after !== 'fine') return after
  const form = shell === 'powershell' ? 'powershell' : 'curl'
  return draftOf(form, found.command, read.value, pipedInto(commands, found.index), text)
}

const beginsLikeCommand =
  /^\s*(?:#[^\n]*\n\s*)*(?:(?:export )?\w+=\S*\s+)*(?:[$%] )?(?:[\w./\\-]*[/\\])?curl(?:\.exe)?\s+(?:-|http|"|'|\\|\^|`|\$)/i

/** "curl … returns 401 when I call it": bare words, and nothing that makes it a request. */
function isProse(found: readonly CurlArgument[]): boolean {
  const bare = found.filter(({ kind, value }) => kind === null && !/[:/.$]/.test(value.text))
  return bare.length > 2 && found.every(({ kind }) => kind === null || kind === 'flag')
}

/** What follows may print or clean up; another request, an option or a sentence may not. */
function checkRest(
  commands: readonly ShellCommand[],
  index: number,
): Result<never, Fault> | null | 'fine' {
  const isPiped = commands[index]?.endedBy === 'pipe'
  for (const [at, { words }] of commands.slice(index + 1).entries()) {
    const [first] = words
    if (first === undefined || (isPiped && at === 0)) continue
    const text = first.value.text
    if (/^--?[a-zA-Z]/.test(text))
      return faultAt(
        first.from,
        'This option stands outside the command. End the line before it with the sign that continues it.',
      )
    if (/^(?:\S*[/\\])?curl(?:\.exe)?$/.test(text))
      return faultAt(first.from, 'A second command begins here. Paste one at a time.')
    if (
      commands[index + at]?.endedBy !== 'pipe' &&
      !/^(?:echo|printf|jq|cat|exit|unset|rm|fi|done|\}|\))$|^\$|^\w+=/.test(text)
    )
      return null
  }
  return 'fine'
}

const wrongUse: Partial<Record<NonNullable<CurlArgument['kind']>, string>> = {
  'url-data': 'sends a form, and a chat request is JSON. Use --data instead.',
  get: 'sends the body in the URL. Delete it: a chat request is a POST.',
  head: 'asks for headers only. Delete it: a chat request is a POST.',
  form: 'sends a form, and a chat request is JSON. Use --data instead.',
  upload: 'sends a file. Paste its content after --data instead.',
  next: 'begins a second request. Paste one at a time.',
  config: 'reads options from a file. Write them into the command.',
}

function draftOf(
  form: 'curl' | 'powershell',
  command: ShellCommand,
  found: readonly CurlArgument[],
  piped: Word | null,
  source: string,
): Result<Draft, Fault> {
  const fault = findWrongUse(found)
  if (fault !== null) return { ok: false, error: fault }
  const from = command.words[0]?.from ?? 0
  const headers = headersOf(found)
  if (!headers.ok) return headers
  const body = readCurlBody(found, command, piped, source)
  if (!body.ok) return body
  const url = urlOf(found, from)
  if (!url.ok) return url
  const keys = found
    .filter(({ kind }) => kind === 'user' || kind === 'key')
    .map(({ value }) => writtenOf(value))
  return ok({
    form,
    url: url.value,
    headers: headers.value,
    body: body.value,
    keys,
    dialectId: null,
  })
}

function findWrongUse(found: readonly CurlArgument[]): Fault | null {
  for (const { kind, name, from, value } of found) {
    const message = kind === null ? undefined : wrongUse[kind]
    if (message !== undefined) return { at: from, message: `${name} ${message}` }
    if (kind === 'method' && value.text.toUpperCase() !== 'POST')
      return {
        at: from,
        message: 'The method is not POST, and a chat request is one. Write -X POST or nothing.',
      }
  }
  return null
}

function urlOf(found: readonly CurlArgument[], from: number): Result<Written, Fault> {
  const words = found.filter(({ kind }) => kind === null || kind === 'url')
  const [url, other] = words.toSorted((a, b) => Number(isUrl(b)) - Number(isUrl(a)))
  if (url === undefined) return faultAt(from, 'The command names no URL. Add it after curl.')
  if (other !== undefined)
    return faultAt(
      other.from,
      'This word belongs to no option. Check the quotes before it, or delete it.',
    )
  return isUrl(url)
    ? ok(writtenOf(url.value))
    : faultAt(url.from, 'A URL is expected here. Check the quotes, or add https://.')
}

const isUrl = ({ value: { text } }: CurlArgument): boolean =>
  /^(?:https?:\/\/|[$%{<])\S*$/i.test(text) || /^[\w.-]+(?::\d+)?\/\S*$/.test(text)

function headersOf(found: readonly CurlArgument[]): Result<Draft['headers'], Fault> {
  const headers: [string, Written][] = []
  for (const { kind, value, from } of found) {
    if (kind !== 'header') continue
    const colon = value.text.indexOf(':')
    if (colon > 0) {
      const start = colon + 1 + (/^\s*/.exec(value.text.slice(colon + 1))?.[0].length ?? 0)
      headers.push([value.text.slice(0, colon).trim(), writtenOf(sliceTraced(value, start))])
    } else if (!value.text.endsWith(';') && !value.text.startsWith('$'))
      return faultAt(from, "This header has no colon. Write it as -H 'Name: value'.")
  }
  return ok(headers)
}
