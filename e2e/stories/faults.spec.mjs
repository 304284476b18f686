import { expect, test } from '@playwright/test'

import { playScene } from '../faults/rig/scene.mjs'
import { startProduct } from '../faults/rig/product.mjs'
import { startUpstream } from '../faults/rig/upstream.mjs'
import { noFaults } from '../faults/rig/verdict.mjs'
import { rows } from '../faults/rows/all.mjs'

/** What users meet most, once each. `npm run faults` has every row, many times (../faults/README.md). */
const daily = new Set(['1', '3', '9', '13', '34', '44', '47'])
const seed = 1

let stage
test.beforeAll(async ({ browser }) => {
  const upstream = await startUpstream()
  stage = { browser, upstream, product: await startProduct(upstream.url) }
})
test.afterAll(async () => {
  await stage.product.kill()
  stage.upstream.close()
})

for (const row of rows.filter(({ id }) => daily.has(id)))
  test(`fault ${row.id}: ${row.what}`, async () => {
    expect(await playScene(stage, row, seed)).toEqual({ ...noFaults, others: [] })
  })
