import { ours } from './page-names.mjs'

/** These compare with http-proxy, not with a page: only our cell is filled. */
const buildRow = (title, goal, value, text) => ({
  title: `relay: ${title}`,
  goal,
  cells: { [ours]: { value, text } },
})

function ratioRow(title, atMost, unit, find) {
  const [value, other] = [find(ours), find('http-proxy')]
  const ratio = value / other
  const text = `${ratio.toFixed(2)} (${value?.toFixed(1)} ${unit})`
  return buildRow(title, { atMost, unit: '× http-proxy' }, ratio, text)
}

const memoryRow = (megabytes) =>
  buildRow(
    'memory, 1,000 streams',
    { atMost: 250, unit: 'MB' },
    megabytes,
    `${megabytes?.toFixed(0)} MB`,
  )

/**
 * Rows of the table from the relay's figures. What a relay adds to the first byte is the difference to
 * asking directly. Where http-proxy could not be installed there is
 * nothing to divide by, and only the memory is judged.
 */
export function buildRelayRows(figures) {
  const find = (scenario, name) =>
    figures.find((row) => row.scenario === scenario && row.peer === name)
  const added = (name) => find('first byte', name)?.ttftP50 - find('first byte', 'direct')?.ttftP50
  const of = (figure, scenario) => (name) => find(scenario, name)?.[figure]
  const rows = [
    ratioRow('added first byte', 1.2, 'ms', added),
    ratioRow('CPU per million chunks, 100 streams', 1.2, 's', of('cpuPerMillion', '100 streams')),
    ratioRow(
      'CPU per million chunks, 1,000 streams',
      1.2,
      's',
      of('cpuPerMillion', '1,000 streams'),
    ),
    ratioRow('chunk p99, 1,000 streams', 1.5, 'ms', of('chunkP99', '1,000 streams')),
    memoryRow(find('1,000 streams', ours)?.rssMb),
  ]
  return rows.filter(({ cells }) => Number.isFinite(cells[ours].value))
}
