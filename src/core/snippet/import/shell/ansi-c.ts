const letters: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  E: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
}

const escape =
  /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([0-7]{1,3})|c([\s\S])|([\s\S]))/y

/** What one escape of `$'…'` stands for, and where it ends. */
export interface AnsiEscape {
  readonly text: string
  readonly to: number
}

/**
 * Bash's `$'…'`: the escapes of C and a few more. Neighbouring `\xNN` are bytes of UTF-8.
 * @see https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html
 */
export function readAnsiEscape(source: string, from: number): AnsiEscape {
  escape.lastIndex = from
  const match = escape.exec(source)
  if (match === null) return { text: '\\', to: from + 1 }
  const to = escape.lastIndex
  const [, hex, four, eight, octal, control, other] = match
  if (hex !== undefined || octal !== undefined) return readBytes(source, from)
  const code = four ?? eight
  if (code !== undefined) return { text: characterOf(Number.parseInt(code, 16)), to }
  if (control !== undefined)
    return { text: String.fromCharCode((control.codePointAt(0) ?? 0) & 31), to }
  return { text: letters[other ?? ''] ?? `\\${other ?? ''}`, to }
}

const characterOf = (code: number): string =>
  code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'

const byte = /\\(?:x([\da-fA-F]{1,2})|([0-7]{1,3}))/y

function readBytes(source: string, from: number): AnsiEscape {
  const codes: number[] = []
  byte.lastIndex = from
  let to = from
  for (let match = byte.exec(source); match; match = byte.exec(source)) {
    codes.push(
      (match[1] === undefined
        ? Number.parseInt(match[2] ?? '0', 8)
        : Number.parseInt(match[1], 16)) & 255,
    )
    to = byte.lastIndex
  }
  return { text: decodeUtf8(codes), to }
}

/** Bytes as text; one that is no UTF-8 stays the character of its number. */
function decodeUtf8(codes: readonly number[]): string {
  const escaped = codes.map((code) => `%${code.toString(16).padStart(2, '0')}`).join('')
  try {
    return decodeURIComponent(escaped)
  } catch {
    return codes.map((code) => String.fromCharCode(code)).join('')
  }
}
