import { addVerdicts, isClean, noFaults } from './verdict.mjs'

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
export function formatRow({ id, what, measures }, verdicts, tookMs) {
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
    ...(measures ? [`     ${measures}: ${describeTimes(verdicts)}`] : []),
  ].join('\n')
}

/** A repetition that found something, played once more with nothing beside it. */
export const formatSecondLook = ({ id }, seed, verdict) =>
  `${id}: seed ${seed} again, alone: ${isClean(verdict) ? 'nothing found' : describe(verdict)}`

function describe(verdict) {
  const counted = Object.keys(noFaults).filter((name) => verdict[name] > 0)
  return [...counted.map((name) => `${name} ${verdict[name]}`), ...verdict.others].join('; ')
}

/** Of few repetitions the 99th percentile is the longest time. */
function describeTimes(verdicts) {
  const times = verdicts.flatMap(({ verdict }) => verdict.ms ?? []).toSorted((a, b) => a - b)
  const at = (part) => times[Math.ceil(part * times.length) - 1]
  return times.length === 0
    ? 'not measured'
    : `median ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms, of ${times.length}`
}
