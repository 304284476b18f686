import { addVerdicts, isClean } from './verdict.mjs'

const columns = [
  ['row', 4],
  ['what', 44],
  ['runs', 5],
  ['lost', 5],
  ['doubled', 8],
  ['out of order', 13],
  ['false complete', 15],
  ['second requests', 16],
  ['other', 6],
  ['s', 4],
]

const format = (cells) =>
  cells
    .map((cell, index) => String(cell).padEnd(columns[index][1]))
    .join('| ')
    .trimEnd()

export const formatHead = () => format(columns.map(([name]) => name))

/** One line for a row, and below it what each repetition that found something has found. */
export function formatRow({ id, what }, verdicts, tookMs) {
  const sum = addVerdicts(verdicts.map(({ verdict }) => verdict))
  const found = verdicts.filter(({ verdict }) => !isClean(verdict))
  const { lost, doubled, disordered, falseComplete, secondRequests } = sum
  const others = found.filter(({ verdict }) => verdict.others.length > 0).length
  const cells = [
    id,
    what,
    verdicts.length,
    lost,
    doubled,
    disordered,
    falseComplete,
    secondRequests,
  ]
  return [
    format([...cells, others, Math.round(tookMs / 1000)]),
    ...found.map(({ seed, verdict }) => `     seed ${seed}: ${describe(verdict)}`),
  ].join('\n')
}

function describe({ others, ...counts }) {
  const counted = Object.entries(counts).filter(([, count]) => count > 0)
  return [...counted.map(([name, count]) => `${name} ${count}`), ...others].join('; ')
}
