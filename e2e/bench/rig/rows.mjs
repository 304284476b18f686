import { exponentOf, median, medianOf } from './figures.mjs'
import { limit, ours, pageNames } from './page-names.mjs'
import { otherKinds } from './scenarios.mjs'

/**
 * A row of the table: `{title, goal, cells}`, `cells` by page: `{value, text}`. A goal is `{atMost}`,
 * `{atLeast}` or `{below}` with a number, and its `unit`; it is ours to meet, nobody else's.
 */

const format = (value, unit) => {
  if (unit === '×' || unit === '') return value.toFixed(2)
  const isSmall = Math.abs(value) < 10 && unit !== 'tasks'
  return `${value.toFixed(isSmall ? 1 : 0)}${unit === 'tasks' ? '' : ` ${unit}`}`
}

const buildRow = (title, goal, values, notes = {}) => ({
  title,
  goal,
  cells: Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && Number.isFinite(value))
      .map(([name, value]) => [
        name,
        { value, text: `${format(value, goal.unit)}${notes[name] ?? ''}` },
      ]),
  ),
})

const mapPages = (find) => Object.fromEntries(pageNames.map((name) => [name, find(name)]))

/** Asks what was measured: the median of a figure over the runs of a scenario on a page. */
const createLookUp = (runs) => (id, name, figure) => medianOf(runs.get(id)?.get(name) ?? [], figure)

const seconds = (value) => ` (${value.toFixed(2)} s)`

function cpuRow(lookUp, id, title, atMost) {
  const base = lookUp(id, limit, 'cpuS')
  if (base === undefined) return []
  const values = mapPages((name) => lookUp(id, name, 'cpuS') / base)
  return [buildRow(title, { atMost, unit: '×' }, values, { [limit]: seconds(base) })]
}

/** Ours against the better of the two React ways that the goal names. */
function againstReactRow(lookUp, id, title) {
  const others = ['memoblocks', 'streamdown'].map((name) => lookUp(id, name, 'cpuS'))
  const known = others.filter((value) => value !== undefined)
  if (known.length === 0) return []
  const values = { [ours]: lookUp(id, ours, 'cpuS') / Math.min(...known) }
  return [buildRow(title, { below: 0.5, unit: '×' }, values)]
}

const absoluteRow = (lookUp, id, title, figure, goal) => [
  buildRow(
    title,
    goal,
    mapPages((name) => lookUp(id, name, figure)),
  ),
]

const sizes = [
  [1000, '1k'],
  [4000, '4k'],
  [16_000, '16k'],
  [64_000, '64k at 2,000/s'],
]
const mixed = (tokens) => `stream mixed ${tokens}`

function streamRows(lookUp) {
  const cpu = sizes.flatMap(([tokens, size]) => [
    ...cpuRow(lookUp, mixed(tokens), `CPU, mixed, ${size}`, 1.3),
    ...againstReactRow(lookUp, mixed(tokens), `… against the better React page`),
  ])
  const others = otherKinds.flatMap((kind) =>
    cpuRow(lookUp, `stream ${kind} 4000`, `CPU, ${kind}, 4k`, 1.6),
  )
  const frames = sizes.slice(1, 3).flatMap(([tokens, size]) => [
    ...absoluteRow(lookUp, mixed(tokens), `frames, ${size}`, 'fps', { atLeast: 58, unit: 'fps' }),
    ...absoluteRow(lookUp, mixed(tokens), `longest frame gap, ${size}`, 'longestGapMs', {
      atMost: 50,
      unit: 'ms',
    }),
    ...absoluteRow(lookUp, mixed(tokens), `long tasks, ${size}`, 'longTasks', {
      atMost: 0,
      unit: 'tasks',
    }),
    ...absoluteRow(lookUp, mixed(tokens), `last byte to last token, ${size}`, 'lagMs', {
      atMost: 30,
      unit: 'ms',
    }),
  ])
  return [...cpu, ...exponentRow(lookUp), ...others, ...frames, ...worstRows(lookUp)]
}

function exponentRow(lookUp) {
  const values = mapPages((name) => {
    const points = sizes
      .map(([tokens]) => [tokens, lookUp(mixed(tokens), name, 'cpuS')])
      .filter(([, value]) => value !== undefined)
    return points.length === sizes.length ? exponentOf(points) : undefined
  })
  return [buildRow('CPU from 1k to 64k, exponent', { atMost: 1.05, unit: '' }, values)]
}

function worstRows(lookUp) {
  const worst = (figure) =>
    mapPages((name) => {
      const values = otherKinds.map((kind) => lookUp(`stream ${kind} 4000`, name, figure))
      return Math.max(...values.filter((value) => value !== undefined))
    })
  return [
    buildRow(
      'longest frame gap, worst other document',
      { atMost: 50, unit: 'ms' },
      worst('longestGapMs'),
    ),
    buildRow('long tasks, worst other document', { atMost: 0, unit: 'tasks' }, worst('longTasks')),
  ]
}

const burstRows = (lookUp) => [
  ...absoluteRow(lookUp, 'burst', '16k in one burst, first byte to all on screen', 'shownMs', {
    atMost: 150,
    unit: 'ms',
  }),
  ...absoluteRow(lookUp, 'burst', '16k in one burst, longest task', 'longestTaskMs', {
    atMost: 100,
    unit: 'ms',
  }),
]

function keyRows(runs) {
  const keys = mapPages((name) => (runs.get('keys')?.get(name) ?? []).flatMap(({ keyMs }) => keyMs))
  const over = (reduce) =>
    mapPages((name) => (keys[name].length > 0 ? reduce(keys[name]) : undefined))
  return [
    buildRow('key to paint while streaming, median', { atMost: 16, unit: 'ms' }, over(median)),
    buildRow(
      'key to paint while streaming, worst',
      { atMost: 50, unit: 'ms' },
      over((values) => Math.max(...values)),
    ),
  ]
}

function paneRow(lookUp) {
  const one = lookUp('one pane', ours, 'cpuS')
  const values = { [ours]: lookUp('four panes', ours, 'cpuS') / one }
  return [
    buildRow('CPU, four panes at 250/s, × one at 1,000/s', { atMost: 1.5, unit: '×' }, values),
  ]
}

/** "≤ 2 × the plain-text page's heap growth plus the DOM's own". */
function memoryRow(lookUp) {
  const id = mixed(64_000)
  const plain = lookUp(id, limit, 'heapMb')
  const values = mapPages(
    (name) => lookUp(id, name, 'heapMb') / (2 * plain + (lookUp(id, name, 'domMb') ?? 0)),
  )
  const notes = mapPages((name) => ` (${lookUp(id, name, 'heapMb')?.toFixed(1)} MB)`)
  return [buildRow('heap after 64k, × what is allowed', { atMost: 1, unit: '×' }, values, notes)]
}

function loadRows(lookUp) {
  const naiveMs = lookUp('load', 'naive', 'composerMs')
  const naiveNote = { naive: ` (${naiveMs?.toFixed(0)} ms)` }
  return [
    ...absoluteRow(lookUp, 'load', 'scripts before the first answer, gzip', 'scriptKb', {
      atMost: 130,
      unit: 'kB',
    }),
    buildRow(
      'first load to composer, × naive page',
      { atMost: 1.2, unit: '×' },
      mapPages((name) => lookUp('load', name, 'composerMs') / naiveMs),
      naiveNote,
    ),
  ]
}

/** The rows of everything that was measured in a browser; without those that have no figure of ours. */
export function buildRows(runs) {
  const lookUp = createLookUp(runs)
  return [
    ...streamRows(lookUp),
    ...burstRows(lookUp),
    ...keyRows(runs),
    ...paneRow(lookUp),
    ...memoryRow(lookUp),
    ...loadRows(lookUp),
  ].filter(({ cells }) => Object.keys(cells).length > 0)
}

/** Plain text is drawn at sixty frames a second wherever nothing else wants the machine. */
const quietFps = 55

/**
 * A starved page draws fewer frames, which makes it look cheap, and its milliseconds are others'.
 * @returns a sentence that warns of it; null when the machine was quiet
 */
export function findDisturbance(runs) {
  const plain = [...runs]
    .filter(([id]) => id.startsWith('stream '))
    .flatMap(([, byPage]) => byPage.get(limit) ?? [])
  const fps = medianOf(plain, 'fps')
  if (fps === undefined || fps >= quietFps) return null
  return (
    `The machine was busy: even plain text came to ${fps.toFixed(0)} frames a second only. ` +
    'Nothing here is certain.'
  )
}
