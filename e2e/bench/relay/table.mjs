const figures = ['cpuPerMillion', 'ttftP50', 'chunkP99', 'rssMb']
const reference = 'http-proxy'

const keyOf = ({ scenario, peer }) => `${scenario}|${peer}`

function median(values) {
  const sorted = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  if (sorted.length === 0) return null
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** One row for each scenario and peer, whatever the number of rounds. */
export function medianRows(rows) {
  return [...new Set(rows.map(keyOf))].map((key) => {
    const group = rows.filter((row) => keyOf(row) === key)
    const { scenario, peer } = group[0]
    const medians = figures.map((figure) => [figure, median(group.map((row) => row[figure]))])
    return { scenario, peer, ...Object.fromEntries(medians) }
  })
}

const cell = (value, other, digits, unit) => {
  if (value === null) return '–'
  const ratio = other === null || other === undefined ? '' : ` (${(value / other).toFixed(2)})`
  return `${value.toFixed(digits)} ${unit}${ratio}`
}

/** What a relay adds to the first byte is a difference, so its ratio is one of differences. */
function firstByteCell(row, rows) {
  const find = (peer) => rows.find((other) => keyOf(other) === keyOf({ ...row, peer }))
  const [direct, other] = [find('direct'), find(reference)]
  if (direct === undefined || row.peer === 'direct')
    return cell(row.ttftP50, other?.ttftP50, 2, 'ms')
  const added = row.ttftP50 - direct.ttftP50
  const otherAdded = other === undefined ? null : other.ttftP50 - direct.ttftP50
  return `+ ${cell(added, otherAdded, 2, 'ms')}`
}

const heading = ['scenario', 'peer', 'CPU per 1M chunks', 'first byte', 'chunk p99', 'memory']

/** A Markdown table; in brackets the ratio to http-proxy in the same scenario. */
export function formatTable(rows) {
  const lines = rows.map((row) => {
    const other = rows.find((one) => keyOf(one) === keyOf({ ...row, peer: reference }))
    return [
      row.scenario,
      row.peer,
      cell(row.cpuPerMillion, other?.cpuPerMillion, 1, 's'),
      firstByteCell(row, rows),
      cell(row.chunkP99, other?.chunkP99, 1, 'ms'),
      cell(row.rssMb, other?.rssMb, 0, 'MB'),
    ]
  })
  return [heading, heading.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

export const printTable = (rows) => console.log(formatTable(rows))
