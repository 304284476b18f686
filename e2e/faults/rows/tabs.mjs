/** Many tabs of one browser: rows 48 and 49. */
import { addVerdicts, noFaults } from '../rig/verdict.mjs'

/**
 * A page must be there in this time, whatever the other tabs hold. One that has to wait for a connection
 * waits until an answer ends: three minutes. On two cores that ten pages keep busy the tenth takes 2 to
 * 8 s, by the hour; it is printed.
 */
const loadedAfterMs = 20_000
const tabCount = 10

/** Ten tabs, an answer in each, all at once: none waits for another to end. */
async function tenTabs(scene) {
  const visit = await scene.visit()
  const played = []
  const loadedMs = []
  const others = []
  for (let tab = 0; tab < tabCount; tab += 1) {
    const openedAt = Date.now()
    const page = await visit.open()
    await page.page.getByRole('button', { name: 'New chat' }).first().click()
    loadedMs.push(Date.now() - openedAt)
    if (loadedMs[tab] > loadedAfterMs)
      others.push(`tab ${tab + 1} was there after ${loadedMs[tab]} ms`)
    const script = scene.script({ tokens: 2000, gapMs: 100 })
    await page.ask(script)
    await page.shows(2)
    played.push({ page, script })
  }
  const [last] = played.slice(-1)
  await last.page.shows(20)
  const stillOn = played.filter(({ script }) => scene.requests(script)[0].closedAt === null)
  if (stillOn.length < tabCount) others.push(`only ${stillOn.length} answers are in the air`)
  const verdicts = []
  for (const { page, script } of played) {
    await page.stop()
    const shown = await page.settled()
    verdicts.push(await scene.judge(visit, shown, script, { tokens: 2, ends: ['stopped'] }))
  }
  return { ...addVerdicts([...verdicts, { ...noFaults, others }]), ms: loadedMs.at(-1) }
}

/** The clock jumps a day, there and back, while an answer comes. */
async function clockJumps(scene) {
  const visit = await scene.visit({
    setUp: () => {
      const realNow = Date.now
      window.clockShiftMs = 0
      Date.now = () => realNow() + window.clockShiftMs
    },
  })
  const page = await visit.open()
  const script = scene.script({ tokens: 60, gapMs: 15 })
  await page.ask(script)
  // Before that a reload is one before the message was sent, whatever the clock says.
  await scene.until('the request', () => scene.requests(script).length > 0)
  const day = 24 * 60 * 60_000
  for (const shift of [
    scene.random.pick([day, -day]),
    scene.random.pick([3_600_000, -3_600_000]),
    0,
  ]) {
    await page.page.waitForTimeout(scene.random.int(50, 300))
    await page.page.evaluate((ms) => (window.clockShiftMs = ms), shift)
  }
  if (scene.random.next() < 0.5) await page.page.reload()
  return scene.judge(visit, await page.settled(), script)
}

export const tabRows = [
  {
    id: '48',
    what: 'ten tabs, an answer in each',
    play: tenTabs,
    measures: 'until the tenth tab was there',
    atOnce: 1,
    longestMs: 150_000,
  },
  { id: '49', what: 'the clock jumps', play: clockJumps },
]
