/** What an impatient user does: rows 44, 46 and 47. */
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

/** In the page: the clock's time of the next click. */
function noteClick() {
  const note = () => (window.clickedAt = Date.now())
  document.addEventListener('click', note, { capture: true, once: true })
}

const phases = {
  'before the head': async (scene, page, script) =>
    scene.until('the request', () => scene.requests(script).length > 0),
  'at the first token': (_scene, page) => page.shows(1),
  'in the middle': (scene, page) => page.shows(scene.random.int(5, 40)),
  'at the last token': (_scene, page) => page.shows(slowly.tokens - 1),
  'while reconnecting': async (scene, page, _script, line) => {
    await page.shows(scene.random.int(3, 20))
    line.cutAll('reset')
  },
}

async function stopInEveryPhase(scene) {
  const phase = scene.random.pick(Object.keys(phases))
  const headersAfterMs = phase === 'before the head' ? 5000 : 0
  const line = await scene.line()
  // It is to be stopped long before it would be over by itself, but for the phase that is about that.
  const tokens = phase === 'at the last token' ? slowly.tokens : 600
  const script = scene.script({ ...slowly, tokens, headersAfterMs })
  const visit = await scene.visit({ url: line.url })
  const page = await visit.open()
  await page.ask(script)
  await phases[phase](scene, page, script, line)
  await page.page.evaluate(noteClick)
  await page.stop().catch((error) => {
    if (phase !== 'at the last token') throw error // there it may be over before the click
  })
  const stoppedAt = await page.page.evaluate(() => window.clickedAt)
  const shown = await page.settled()
  const entry = await scene.until('the closed socket', () => {
    const [only] = scene.requests(script)
    return only.closedAt !== null && only
  })
  const ends = phase === 'at the last token' ? ['stopped', 'stop'] : ['stopped']
  const verdict = await scene.judge(visit, shown, script, { tokens: 0, ends })
  if (!entry.byClient) return verdict // it was over before
  const closedMs = entry.closedAt - stoppedAt
  if (closedMs > closedAfterMs) verdict.others.push(`${phase}: closed after ${closedMs} ms`)
  return { ...verdict, ms: closedMs }
}

/** What ends a run in flight, and asks the next question. */
const acts = {
  async edit({ page }, script) {
    await page.getByRole('button', { name: 'Edit and run message 1' }).click()
    const box = page.getByRole('textbox', { name: 'Edited message' })
    await box.fill(`Count ${JSON.stringify(script)}`)
    await box.press('Enter')
  },
  async deleteChat({ page, ask }, script) {
    await page.getByRole('button', { name: /^Delete chat: Count/ }).click()
    // Until it is gone its answer is in flight, and Enter asks nothing.
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    await ask(script)
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
  await acts[scene.random.pick(Object.keys(acts))](page, second)
  await scene.until('the closed socket', () => scene.requests(first)[0].closedAt, 5000)
  await scene.until('the second request', () => scene.requests(second)[0])
  const [stopped, ...others] = scene.requests(first)
  const verdict = await scene.judge(visit, await page.settled(), second)
  if (!stopped.byClient) verdict.others.push('the old run went on')
  return { ...verdict, secondRequests: verdict.secondRequests + others.length }
}

export const userRows = [
  { id: '44', what: 'Enter five times in 50 ms', play: fiveEnters },
  {
    id: '46',
    what: 'Stop in every phase',
    play: stopInEveryPhase,
    measures: 'from the click to the closed upstream',
  },
  { id: '47', what: 'edit or delete while it streams', play: changeWhileStreaming },
]
