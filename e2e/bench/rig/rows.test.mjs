import { expect, test } from 'vitest'

import { buildRows, findDisturbance } from './rows.mjs'

/** `{'stream mixed 4000': {verbatim: [run, …]}}` as the scenarios leave it. */
const runsOf = (byScenario) =>
  new Map(Object.entries(byScenario).map(([id, byPage]) => [id, new Map(Object.entries(byPage))]))

const valuesOf = (runs, title) => {
  const row = buildRows(runsOf(runs)).find((one) => one.title === title)
  return (
    row && Object.fromEntries(Object.entries(row.cells).map(([name, { value }]) => [name, value]))
  )
}

const cpu = (cpuS) => [{ cpuS }]

test('CPU is the median as a multiple of plain text', () => {
  const runs = {
    'stream mixed 4000': {
      verbatim: [{ cpuS: 9 }, { cpuS: 1 }, { cpuS: 2 }],
      'limit-text': cpu(1),
      streamdown: cpu(5),
      memoblocks: cpu(4),
    },
  }
  expect(valuesOf(runs, 'CPU, mixed, 4k')).toEqual({
    verbatim: 2,
    'limit-text': 1,
    streamdown: 5,
    memoblocks: 4,
  })
  expect(valuesOf(runs, '… against the better React page')).toEqual({ verbatim: 0.5 })
})

test('a row for which nothing was measured is not there', () => {
  expect(buildRows(new Map())).toEqual([])
  const alone = { 'stream mixed 4000': { verbatim: cpu(1) } }
  expect(valuesOf(alone, 'CPU, mixed, 4k')).toBeUndefined()
})

test('the exponent needs every size', () => {
  const sizes = [1000, 4000, 16_000, 64_000]
  const runs = Object.fromEntries(
    sizes.map((size) => [`stream mixed ${size}`, { verbatim: cpu(size / 1000) }]),
  )
  const title = 'CPU from 1k to 64k, exponent'
  expect(valuesOf(runs, title).verbatim).toBeCloseTo(1)
  expect(valuesOf({ ...runs, 'stream mixed 64000': {} }, title)).toBeUndefined()
})

test('memory may be twice that of plain text and what the elements weigh', () => {
  const runs = {
    'stream mixed 64000': {
      verbatim: [{ heapMb: 5, domMb: 2 }],
      'limit-text': [{ heapMb: 1.5, domMb: 0 }],
    },
  }
  expect(valuesOf(runs, 'heap after 64k, × what is allowed')).toEqual({
    verbatim: 1,
    'limit-text': 0.5,
  })
})

test('keys are judged over all runs, the worst of them too', () => {
  const runs = { keys: { verbatim: [{ keyMs: [10, 12] }, { keyMs: [14, 60, 11] }] } }
  expect(valuesOf(runs, 'key to paint while streaming, median')).toEqual({ verbatim: 12 })
  expect(valuesOf(runs, 'key to paint while streaming, worst')).toEqual({ verbatim: 60 })
})

test('four panes are a multiple of one, the first load of the naive page', () => {
  const runs = {
    'one pane': { verbatim: cpu(2) },
    'four panes': { verbatim: cpu(3) },
    load: { verbatim: [{ composerMs: 300, scriptKb: 120 }], naive: [{ composerMs: 250 }] },
  }
  expect(valuesOf(runs, 'CPU, four panes at 250/s, × one at 1,000/s')).toEqual({ verbatim: 1.5 })
  expect(valuesOf(runs, 'first load to composer, × naive page')).toEqual({
    verbatim: 1.2,
    naive: 1,
  })
})

test('a machine on which plain text is starved is said to be busy', () => {
  const withFps = (fps) => runsOf({ 'stream mixed 4000': { 'limit-text': [{ fps }] } })
  expect(findDisturbance(withFps(60))).toBeNull()
  expect(findDisturbance(new Map())).toBeNull()
  expect(findDisturbance(withFps(31.4))).toMatch(/busy.*31 frames/)
})
