/**
 * What a reader of code cannot see, or would see in another order than it runs: control characters,
 * line and paragraph separators, bidi controls (CVE-2021-42574), the byte order mark, halves of
 * characters.
 */
const hidden = String.raw`\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff`

/** Whether a text has characters that code must not show raw. */
export const hasHidden = (text: string): boolean => new RegExp(`[${hidden}]`, 'u').test(text)

const short: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
}

/**
 * The inside of a double-quoted string. All other letters stay as they are.
 * @param special what the language reads as something else between these quotes; gets a backslash
 * @param byNumber how the language writes a character by its number
 */
export function escapeText(
  text: string,
  special: '"\\' | '"\\$',
  byNumber: (code: number) => string,
): string {
  const escaped = special === '"\\' ? plainSpecial : dollarSpecial
  return text.replace(
    escaped,
    (found) =>
      short[found] ??
      (special.includes(found) ? `\\${found}` : byNumber(found.codePointAt(0) ?? 0)),
  )
}

const plainSpecial = new RegExp(`["\\\\${hidden}]`, 'gu')
const dollarSpecial = new RegExp(`["\\\\$${hidden}]`, 'gu')

/** `\x1b`, `\u2028`: Python and JavaScript read these alike. None of the hidden is past U+FFFF. */
export const hexEscape = (code: number): string =>
  code < 0x100
    ? String.raw`\x${code.toString(16).padStart(2, '0')}`
    : String.raw`\u${code.toString(16).padStart(4, '0')}`
