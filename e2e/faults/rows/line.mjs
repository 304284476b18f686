/** What happens to the line between browser and server: rows 7–12. */

const slowly = { tokens: 60, gapMs: 15 }

async function begin(scene, acts) {
  const line = await scene.line()
  const script = scene.script({ ...slowly, ...acts })
  const visit = await scene.visit({ url: line.url })
  const page = await visit.open()
  return { line, script, visit, page }
}

/** By then a dead line must have been noticed, though nobody said that it is dead. */
const noticedAfterMs = 15_000

/** After this the server has closed what the browser kept from loading the page. */
const idleMs = 6000

async function blackHole(scene) {
  const { line, script, visit, page } = await begin(scene, { tokens: 100, gapMs: 100 })
  await page.ask(script)
  await page.page.waitForTimeout(idleMs)
  await page.shows(scene.random.int(1, 15))
  line.cutAll('hole')
  const cutAt = Date.now()
  const isNoticed = ({ at, lost }) => lost && at > cutAt
  await scene.until('that the line is lost', () => visit.samples.some(isNoticed))
  const noticedMs = visit.samples.find(isNoticed).at - cutAt
  const verdict = await scene.judge(visit, await page.settled(60_000), script)
  if (noticedMs > noticedAfterMs)
    verdict.others.push(`noticed after ${(noticedMs / 1000).toFixed(0)} s`)
  return verdict
}

/** Every part of the page is there before the line fails: this is about the log. */
async function warmUp(scene, page) {
  await page.ask(scene.script({ tokens: 1, gapMs: 0 }))
  await page.settled()
}

/** Up to three cuts in one answer, at any byte. */
const cutAtByte = (how) => async (scene) => {
  const { line, script, visit, page } = await begin(scene)
  const { random } = scene
  await warmUp(scene, page)
  line.set({ cut: { after: random.int(0, 6000), how, times: random.int(1, 3) } })
  await page.ask(script)
  await scene.until('the second answer', async () => (await page.articles.count()) === 2)
  return scene.judge(visit, await page.settled(), script)
}

async function slices(scene) {
  const { random } = scene
  const acts = { tokens: 12, gapMs: 2, wide: true, sliceBytes: random.int(1, 7) }
  const { line, script, visit, page } = await begin(scene, acts)
  line.set({ sliceBytes: random.int(1, 3) })
  await page.ask(script)
  return scene.judge(visit, await page.settled(), script)
}

/** A modem's speed, and 200 ms before each piece. */
async function slowLine(scene) {
  const { line, script, visit, page } = await begin(scene, { tokens: 60, gapMs: 5 })
  await page.page.waitForLoadState('networkidle')
  line.set({ latencyMs: 200, bytesPerSecond: 7000 })
  await page.ask(script)
  return scene.judge(visit, await page.settled(), script)
}

/** Every connection of the browser dies in one instant, twice. */
async function newAddress(scene) {
  const { line, script, visit, page } = await begin(scene)
  await page.ask(script)
  for (let times = 0; times < 2; times += 1) {
    await page.page.waitForTimeout(scene.random.int(50, 350))
    line.cutAll('reset')
  }
  return scene.judge(visit, await page.settled(), script)
}

export const lineRows = [
  { id: '7', what: 'a black hole', play: blackHole, atOnce: 8 },
  { id: '8', what: 'a reset at any byte', play: cutAtByte('reset') },
  { id: '9', what: 'an orderly end at any byte', play: cutAtByte('fin') },
  { id: '10', what: 'slices of one byte, characters of four', play: slices },
  { id: '11', what: 'a slow line', play: slowLine },
  { id: '12', what: 'all sockets die', play: newAddress },
]
