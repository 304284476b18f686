const ours = 'verbatim'
const columns = [ours, 'limit-text', 'smd', 'memoblocks', 'streamdown', 'naive']
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

/** A markdown table whose columns also stand under each other in a terminal. */
export function formatTable(rows) {
  const table = [
    ['what', 'goal', ...columns],
    ...rows.map((row) => [
      row.title,
      formatGoal(row.goal),
      ...columns.map((name) => formatCell(row, name)),
    ]),
  ]
  const widths = table[0].map((_, index) => Math.max(...table.map((line) => line[index].length)))
  const formatLine = (line) =>
    `| ${line.map((text, index) => text.padEnd(widths[index])).join(' | ')} |`
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`
  return [formatLine(table[0]), rule, ...table.slice(1).map(formatLine)].join('\n')
}

/** Which goals are met, in one sentence. */
export function formatVerdict(rows) {
  const judged = rows.filter(({ cells }) => cells[ours] !== undefined)
  const missed = judged.filter(({ goal, cells }) => !isMet(goal, cells[ours].value))
  const count = `${judged.length - missed.length} of ${judged.length} goals are met.`
  return missed.length === 0
    ? count
    : `${count} Not met: ${missed.map(({ title }) => title).join('; ')}.`
}
