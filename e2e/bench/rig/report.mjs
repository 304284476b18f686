import { ours, pageNames } from './page-names.mjs'

const signs = { atMost: '≤', atLeast: '≥', below: '<' }

export function isMet(goal, value) {
  if ('atMost' in goal) return value <= goal.atMost
  return 'atLeast' in goal ? value >= goal.atLeast : value < goal.below
}

function formatGoal({ unit, ...limits }) {
  const [[kind, value]] = Object.entries(limits)
  return [signs[kind], value, unit].filter((part) => part !== '').join(' ')
}

function formatCell({ goal, cells }, name) {
  const cell = cells[name]
  if (cell === undefined) return '–'
  if (name !== ours) return cell.text
  return `${cell.text}, ${isMet(goal, cell.value) ? 'met' : 'not met'}`
}

/** A markdown table whose pageNames also stand under each other in a terminal. */
export function formatGrid(lines) {
  const widths = lines[0].map((_, index) => Math.max(...lines.map((line) => line[index].length)))
  const formatLine = (line) =>
    `| ${line.map((text, index) => text.padEnd(widths[index])).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [formatLine(lines[0]), rule, ...lines.slice(1).map(formatLine)].join('\n')
}

/** The table: a line for each row, what is asked of us, and a column for each page. */
export const formatTable = (rows) =>
  formatGrid([
    ['what', 'goal', ...pageNames],
    ...rows.map((row) => [
      row.title,
      formatGoal(row.goal),
      ...pageNames.map((name) => formatCell(row, name)),
    ]),
  ])

/** Which goals are met, in one sentence. */
export function formatVerdict(rows) {
  const judged = rows.filter(({ cells }) => cells[ours] !== undefined)
  const missed = judged.filter(({ goal, cells }) => !isMet(goal, cells[ours].value))
  const count = `${judged.length - missed.length} of ${judged.length} goals are met.`
  return missed.length === 0
    ? count
    : `${count} Not met: ${missed.map(({ title }) => title).join('; ')}.`
}
