/**
 * A stop text as it is typed and shown in one line: `\n` for a new line, `\t` for a tab, `\r` for a
 * carriage return, `\\` for the backslash itself. Every text can be shown, and reads back as it was.
 */
export const showStop = (text: string): string =>
  text.replaceAll(/[\\\n\t\r]/g, (character) => shown[character] ?? character)

/** Any other backslash is one: nobody should have to know more than these four. */
export const readStop = (typed: string): string =>
  typed.replaceAll(/\\[\\ntr]/g, (pair) => read[pair] ?? pair)

const shown: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
}

const read = Object.fromEntries(Object.entries(shown).map(([text, pair]) => [pair, text]))
