/** The languages people ask for most; any other is spoken as it was written. */
const languages =
  'C CSS Go HTML Java JavaScript JSON Kotlin PHP Python Ruby Rust shell SQL Swift TypeScript YAML'.split(
    ' ',
  )

/** What is written behind a fence and is no language's name. */
const aliases: Readonly<Record<string, string>> = {
  bash: 'shell',
  cpp: 'C++',
  cs: 'C#',
  js: 'JavaScript',
  jsx: 'JavaScript',
  py: 'Python',
  rb: 'Ruby',
  sh: 'shell',
  ts: 'TypeScript',
  tsx: 'TypeScript',
}

const openingFence = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)/
const tableRule = /^(?=[^-]*-)(?=[^|]*\|)[\s:|-]+$/
const thematicBreak = /^\s*([-*_])(?:\s*\1){2,}\s*$/

/**
 * An answer as it is read aloud: Markdown marks removed, a code block named instead of spelled
 * (`code block, 12 lines, Python`). Linear in the length of the text.
 * @see ux.md §1.8, rule 3
 */
export function plainTextOf(markdown: string): string {
  const spoken: string[] = []
  const lines = markdown.split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const [, fence, language = ''] = openingFence.exec(line) ?? []
    if (fence !== undefined) {
      const end = closingFence(lines, i + 1, fence)
      spoken.push(spokenCode(end - i - 1, language))
      i = end
    } else if (!tableRule.test(line) && !thematicBreak.test(line)) {
      spoken.push(withoutInlineMarks(withoutCellMarks(withoutLineMarks(line))))
    }
  }
  return spoken
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The index of the line that closes the fence; one past the last when none does. */
function closingFence(lines: readonly string[], from: number, fence: string): number {
  const closes = (line: string) => {
    const text = line.trim()
    return text.length >= fence.length && text === (fence[0] ?? '').repeat(text.length)
  }
  let index = from
  while (index < lines.length && !closes(lines[index] ?? '')) index += 1
  return index
}

function spokenCode(lineCount: number, language: string): string {
  const lines = lineCount === 1 ? '1 line' : `${lineCount} lines`
  const key = language.toLowerCase()
  const known = languages.find((one) => one.toLowerCase() === key)
  const name = Object.hasOwn(aliases, key) ? aliases[key] : (known ?? language)
  return name ? `code block, ${lines}, ${name}` : `code block, ${lines}`
}

const withoutLineMarks = (line: string): string =>
  line
    .replace(/^\s*(?:>\s?)+/, '')
    .replace(/^\s*#{1,6}\s+/, '')
    .replace(/^\s*[-*+]\s+(?:\[[ xX]\]\s+)?/, '')

/** The cells of a table's row with commas between; any other line as it is. */
function withoutCellMarks(line: string): string {
  if (!line.trimStart().startsWith('|')) return line
  const cells = line.split('|').map((cell) => cell.trim())
  return cells.filter((cell) => cell !== '').join(', ')
}

const withoutInlineMarks = (line: string): string =>
  /[[`~*_]/.test(line) ? removeInlineMarks(line) : line

const removeInlineMarks = (line: string): string =>
  line
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/`+/g, '')
    .replace(/~~/g, '')
    .replace(/(?<!\s)\*+|\*+(?!\s|$)/g, '') // a lone star between spaces is a multiplication
    .replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '') // snake_case keeps its own

const spokenLimit = 1500

/** What is said of a whole answer once: all of it, or its first paragraph when it is long. */
export function spokenAnswerOf(markdown: string): string {
  const text = plainTextOf(markdown)
  if (text.length <= spokenLimit) return text
  const paragraph = text.split('\n\n', 1)[0] ?? ''
  const first = paragraph.length > spokenLimit ? `${paragraph.slice(0, spokenLimit)}…` : paragraph
  return `${first}\n\nContinue in the conversation`
}
