/** What an impatient user does: rows 44, 46 and 47. */
import { addVerdicts } from '../rig/verdict.mjs'

const slowly = { tokens: 60, gapMs: 15 }

async function fiveEnters(scene) {
  const script = scene.script({ tokens: 20, gapMs: 5 })
  const visit = await scene.visit()
  const page = await visit.open()
  await page.type(script)
  await page.composer.focus()
  await Promise.all(Array.from({ length: 5 }, () => page.page.keyboard.press('Enter')))
  await page.settled()
  await page.page.waitForTimeout(200)
  return scene.judge(visit, await page.answer(), script)
}

/** From the click to the closed socket, the way through the browser included. */
const closedAfterMs = 250

const phases = {
  'before the head': async (scene, page, script) =>
    scene.until('the request', () => scene.requests(script).length > 0),
  'at the first token': (_scene, page) => page.shows(1),
  'in the middle': (scene, page) => page.shows(scene.random.int(5, 40)),
  'at the last token': (_scene, page) => page.shows(59),
  'while reconnecting': async (scene, page, _script, line) => {
    await page.shows(scene.random.int(3, 20))
    line.cutAll('reset')
  },
}

async function stopInEveryPhase(scene) {
  const phase = scene.random.pick(Object.keys(phases))
  const headersAfterMs = phase === 'before the head' ? 5000 : 0
  const line = await scene.line()
  const script = scene.script({ ...slowly, headersAfterMs })
  const visit = await scene.visit({ url: line.url })
  const page = await visit.open()
  await page.ask(script)
  await phases[phase](scene, page, script, line)
  await page.stop().catch((error) => {
    if (phase !== 'at the last token') throw error // there it may be over before the click
  })
  const stoppedAt = Date.now()
  const shown = await page.settled()
  const entry = await scene.until('the closed socket', () => {
    const [only] = scene.requests(script)
    return only.closedAt !== null && only
  })
  const ends = phase === 'at the last token' ? ['stopped', 'stop'] : ['stopped']
  const verdict = await scene.judge(visit, shown, script, { tokens: 0, ends })
  const closedMs = entry.closedAt - stoppedAt
  if (closedMs > closedAfterMs) verdict.others.push(`${phase}: closed after ${closedMs} ms`)
  return verdict
}

const acts = {
  async regenerate(page) {
    await page.page
      .getByRole('button', { name: /^Run again/ })
      .first()
      .click()
  },
  async edit(page, script) {
    await page.page.getByRole('button', { name: /^Edit/ }).first().click()
    const box = page.page.getByRole('textbox', { name: /^Edit/ })
    await box.fill(`Count ${JSON.stringify(script)}`)
    await box.press('Control+Enter')
  },
  async delete(page) {
    await page.page
      .getByRole('button', { name: /^Delete/ })
      .first()
      .click()
  },
}

/** The run in flight is stopped, and nothing of it comes into what follows. */
async function changeWhileStreaming(scene) {
  const first = scene.script({ tokens: 300, gapMs: 15 })
  const visit = await scene.visit()
  const page = await visit.open()
  await page.ask(first)
  await page.shows(scene.random.int(2, 20))
  const second = scene.script(slowly)
  await acts.edit(page, second)
  await scene.until('the closed socket', () => scene.requests(first)[0].closedAt, 5000)
  await scene.until('the second request', () => scene.requests(second)[0])
  const shown = await page.settled()
  const [entry] = scene.requests(first)
  return addVerdicts([
    await scene.judge(visit, shown, second),
    {
      lost: 0,
      doubled: 0,
      disordered: 0,
      falseComplete: 0,
      secondRequests: scene.requests(first).length - 1,
      others: entry.byClient ? [] : ['the old run went on'],
    },
  ])
}

export const userRows = [
  { id: '44', what: 'Enter five times in 50 ms', play: fiveEnters },
  { id: '46', what: 'Stop in every phase', play: stopInEveryPhase },
  { id: '47', what: 'edit while it streams', play: changeWhileStreaming },
]
