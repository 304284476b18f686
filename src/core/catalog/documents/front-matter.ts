/** What stands at the head of a markdown document. A null is left out. */
export type FrontMatter = Readonly<Record<string, string | number | null>>

/**
 * YAML between two lines of dashes, whatever the texts are. Each is a double-quoted scalar on one line,
 * in which JSON's escapes mean in YAML what they mean in JSON.
 * @see https://yaml.org/spec/1.2.2/#731-double-quoted-style
 */
export const formatFrontMatter = (members: FrontMatter): string =>
  [
    '---',
    ...Object.entries(members).flatMap(([name, value]) =>
      value === null ? [] : [`${name}: ${typeof value === 'number' ? value : quote(value)}`],
    ),
    '---',
    '',
  ].join('\n')

/** What YAML does not take for printable, and JSON leaves as it is. */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g

const quote = (text: string): string =>
  JSON.stringify(text).replaceAll(
    unprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
