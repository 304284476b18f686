import { expect, test } from 'vitest'

import { buildRelayRows } from './relay-rows.mjs'

const row = (scenario, peer, cpuPerMillion, ttftP50, chunkP99, rssMb) => ({
  scenario,
  peer,
  ...{ cpuPerMillion, ttftP50, chunkP99, rssMb },
})

const ours = [
  row('first byte', 'direct', null, 0.5, null, null),
  row('first byte', 'verbatim', null, 1.7, null, 90),
  row('1,000 streams', 'verbatim', 30, 100, 12, 200),
]
const theirs = [
  row('first byte', 'http-proxy', null, 1.5, null, 60),
  row('1,000 streams', 'http-proxy', 25, 90, 10, 120),
]

const valuesOf = (rows) =>
  rows.map(({ title, cells }) => [title, Number(cells.verbatim.value.toFixed(3))])

test('what a relay adds to the first byte is compared, not the first byte', () => {
  expect(valuesOf(buildRelayRows([...ours, ...theirs]))).toEqual([
    ['relay: added first byte', 1.2],
    ['relay: CPU per million chunks, 1,000 streams', 1.2],
    ['relay: chunk p99, 1,000 streams', 1.2],
    ['relay: memory, 1,000 streams', 200],
  ])
})

test('without http-proxy only the memory is judged', () => {
  expect(valuesOf(buildRelayRows(ours))).toEqual([['relay: memory, 1,000 streams', 200]])
})
