/** A program from its lines. */
export const joinLines = (...lines: readonly string[]): string => `${lines.join('\n')}\n`

/** The lines, further in. Our literals have no raw line breaks, so no string is changed by it. */
export const indentLines = (by: string, ...lines: readonly string[]): string[] =>
  lines.map((line) => (line === '' ? '' : by + line.replaceAll('\n', `\n${by}`)))
