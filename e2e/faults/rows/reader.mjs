/** What the reader does, or suffers, while an answer comes: rows 1–6 and 34. */
import { killRenderers } from '../rig/browser.mjs'
import { examine } from '../rig/tokens.mjs'

const answerMs = 900
const slowly = { tokens: 60, gapMs: 15 }

const pauseBefore = async ({ random }, { page }) => page.waitForTimeout(random.int(0, answerMs))
const isAsked = (scene, page) => scene.until('the answer', () => page.answer())

async function begin(scene, acts) {
  const headersAfterMs = scene.random.pick([0, 0, 200])
  const script = scene.script({ ...slowly, headersAfterMs, ...acts })
  const visit = await scene.visit()
  const page = await visit.open()
  await page.ask(script)
  await isAsked(scene, page)
  await scene.until('the request', () => scene.requests(script).length > 0)
  await pauseBefore(scene, page)
  return { script, visit, page }
}

async function reload(scene) {
  const { script, visit, page } = await begin(scene)
  for (let times = scene.random.int(1, 2); times > 0; times -= 1) {
    await page.page.reload()
    await page.page.waitForTimeout(scene.random.int(0, 150))
  }
  return scene.judge(visit, await page.settled(), script)
}

async function switchAndBack(scene) {
  const { script, visit, page } = await begin(scene)
  await page.page.getByRole('button', { name: 'New chat' }).first().click()
  await page.page.waitForTimeout(scene.random.int(0, 400))
  await page.page
    .getByRole('navigation')
    .getByRole('button', { name: /^Count/ })
    .first()
    .click()
  return scene.judge(visit, await page.settled(), script)
}

async function closeAndReturn(scene) {
  const { script, visit, page } = await begin(scene)
  await page.page.close()
  if (scene.random.next() < 0.5)
    await scene.until('the end at the provider', () => scene.requests(script)[0].closedAt)
  const again = await visit.open()
  return scene.judge(visit, await again.settled(), script)
}

async function crash(scene) {
  const browser = await scene.launch()
  const script = scene.script(slowly)
  const visit = await scene.visitIn(await browser.newContext())
  const page = await visit.open()
  await page.ask(script)
  await scene.until('the request', () => scene.requests(script).length > 0)
  await pauseBefore(scene, page)
  await killRenderers(browser)
  // The browser keeps a process ready for the next page; that one was killed too.
  const again = await scene.until('a page that opens', () => visit.open().catch(() => null))
  await again.openLast()
  return scene.judge(visit, await again.settled(), script)
}

/** How long before a kill a token must have been on screen to be there afterwards. */
const safeAfterMs = 1000

/**
 * The browser is killed as a whole, and in every second run the server with it: then what is there
 * afterwards comes from the disk alone.
 */
async function killBrowser(scene) {
  const { random } = scene
  const profile = scene.profile()
  const server = await scene.server()
  const isServerKilled = random.next() < 0.5
  const earlier = await scene.launchProfile(profile)
  await (await scene.visitIn(earlier.context, server.url)).open()
  await earlier.quit()
  const first = await scene.launchProfile(profile)
  const script = scene.script({ tokens: 250, gapMs: 15 })
  const before = await scene.visitIn(first.context, server.url)
  const page = await before.open()
  await page.ask(script)
  await scene.until('the request', () => scene.requests(script).length > 0)
  await page.page.waitForTimeout(random.int(300, 2800))
  const killedAt = Date.now()
  await first.kill()
  const safe = before.samples.findLast(({ at }) => at <= killedAt - safeAfterMs)
  if (isServerKilled) {
    await server.kill()
    await scene.server(server.port)
  }
  const second = await scene.launchProfile(profile)
  const after = await scene.visitIn(second.context, server.url)
  const again = await after.open()
  await again.openLast()
  const shown = await again.settled()
  const tokens = isServerKilled ? examine(safe?.text ?? '').count : 250
  return scene.judge(after, shown, script, { tokens, ends: [isServerKilled ? 'cut off' : 'stop'] })
}

async function freeze(scene) {
  const line = await scene.line()
  const script = scene.script(slowly)
  const visit = await scene.visit({ url: line.url })
  const page = await visit.open()
  await page.ask(script)
  await scene.until('the request', () => scene.requests(script).length > 0)
  await pauseBefore(scene, page)
  const session = await visit.context.newCDPSession(page.page)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  if (scene.random.next() < 0.7) line.cutAll(scene.random.pick(['reset', 'fin']))
  await page.page.waitForTimeout(scene.random.int(200, 1500))
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  return scene.judge(visit, await page.settled(), script)
}

async function twoTabs(scene) {
  const { script, visit, page } = await begin(scene)
  const second = await visit.open()
  const [one, two] = [await page.settled(), await second.settled()]
  const verdict = await scene.judge(visit, one, script)
  if (one.text !== two.text) verdict.others.push('the tabs differ')
  return verdict
}

/** What a log of 5 MB holds: a record for each token, with the provider's own frame in it. */
const tokensOf5Mb = 15_000

async function longAbsence(scene) {
  const script = scene.script({ tokens: tokensOf5Mb, gapMs: 20, burst: 300 })
  const visit = await scene.visit()
  const page = await visit.open()
  await page.ask(script)
  await page.shows(1)
  await page.page.close()
  await scene.until('the end at the provider', () => scene.requests(script)[0].closedAt)
  const again = await visit.open()
  return scene.judge(visit, await again.settled(), script)
}

export const readerRows = [
  { id: '1', what: 'reload in mid-answer', play: reload },
  { id: '2', what: 'another conversation, and back', play: switchAndBack },
  { id: '3', what: 'close the tab, return', play: closeAndReturn },
  { id: '4', what: 'the page is killed', play: crash, atOnce: 2 },
  { id: '5', what: 'the browser is killed', play: killBrowser, atOnce: 2 },
  { id: '6', what: 'the tab is frozen, its line cut', play: freeze },
  { id: '34', what: 'two tabs on one answer', play: twoTabs },
  { id: '53', what: 'a log of 5 MB after a long absence', play: longAbsence, atOnce: 2 },
]
