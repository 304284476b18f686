/** The database is changed, emptied or closed under a page that uses it: rows 37, 38, 41 and 43. */
import { makeOldDatabase } from '../rig/old-database.mjs'
import { readDisk } from '../rig/read-disk.mjs'
import { storageLine } from '../rig/storage-line.mjs'
import { tokensUpTo } from '../rig/tokens.mjs'
import { addVerdicts, noFaults } from '../rig/verdict.mjs'

const slowly = { tokens: 60, gapMs: 15 }

/** A page of the same origin on which the app does not run. */
const plainPath = '/favicon.svg'

/** In the page: opens the database as a later Verbatim would. */
function openNewer() {
  const opened = indexedDB.open('verbatim', 99)
  return new Promise((resolve) => {
    opened.addEventListener('success', () => resolve('open'))
    opened.addEventListener('blocked', () => resolve('blocked'))
    opened.addEventListener('error', () => resolve('refused'))
  })
}

/** A newer tab takes the database in mid-answer: it gets it, and the old tab says so and goes on. */
async function newerTab(scene) {
  const visit = await scene.visit()
  const page = await visit.open()
  const script = scene.script(slowly)
  await page.ask(script)
  await page.shows(scene.random.int(1, 30))
  const newer = await visit.context.newPage()
  await newer.goto(visit.url + plainPath)
  const others = []
  const outcome = await newer.evaluate(openNewer)
  if (outcome !== 'open') others.push(`the newer one is ${outcome}`)
  const verdict = await scene.judge(visit, await page.settled(), script)
  const said = await storageLine(page)
  if (!/newer/.test(said ?? '')) others.push(`the old one says "${said}"`)
  const next = scene.script({ tokens: 20, gapMs: 3 })
  await page.ask(next)
  await scene.until('the second answer', async () => (await page.articles.count()) === 2)
  const after = await scene.judge(visit, await page.settled(), next)
  return addVerdicts([verdict, after, { ...noFaults, others }])
}

const oldChats = 60

/** The browser dies while what an old version wrote is brought up to date; all is there afterwards. */
async function killedUpgrade(scene) {
  const profile = scene.profile()
  const first = await scene.launchProfile(profile)
  const visit = await scene.visitIn(first.context)
  const plain = await visit.context.newPage()
  await plain.goto(visit.url + plainPath)
  await plain.evaluate(makeOldDatabase, oldChats)
  const { page } = await visit.open()
  await page.waitForTimeout(scene.random.int(0, 4000))
  await first.kill()
  const second = await scene.launchProfile(profile)
  const again = await (await scene.visitIn(second.context)).open()
  const listed = again.page.getByRole('navigation').getByRole('button', { name: /^Old chat/ })
  await scene.until('the list', async () => (await listed.count()) > 0)
  await listed.first().click()
  await scene.until('an old answer', async () => (await again.answer())?.text)
  const disk = await again.page.evaluate(readDisk, ['conversations', 'runs', 'wholeRuns'])
  const kept = disk.conversations.filter(({ conversation }) => conversation.nodes.a)
  const ids = [...disk.runs, ...disk.wholeRuns].flatMap(({ id, run }) =>
    run.text === `Answer ${id}` ? [id] : [],
  )
  return {
    ...noFaults,
    lost: 2 * oldChats - kept.length - new Set(ids).size,
    doubled: ids.length - new Set(ids).size,
    others: [],
  }
}

/** Whoever clears the site, the user or the browser: what is on the page stays, and it is said. */
async function cleared(scene) {
  const visit = await scene.visit()
  const page = await visit.open()
  const old = scene.script({ tokens: 20, gapMs: 3 })
  await page.ask(old)
  await page.settled()
  await page.page.getByRole('button', { name: 'New chat' }).first().click()
  const script = scene.script(slowly)
  await page.ask(script)
  await page.shows(scene.random.int(1, 50))
  const session = await visit.context.newCDPSession(page.page)
  await session.send('Storage.clearDataForOrigin', {
    origin: visit.url,
    storageTypes: scene.random.pick(['indexeddb', 'indexeddb,cache_storage', 'all']),
  })
  const verdict = await scene.judge(visit, await page.settled(), script)
  const others = []
  // A write that the browser cut short is said first, and until it has been made up for.
  let said = null
  await scene
    .until(
      'the sentence',
      async () => /thrown away.*Export/.test((said = await storageLine(page))),
      5000,
    )
    .catch(() => others.push(`says "${said}"`))
  await scene
    .until('the answer on disk', () => isOnDisk(page, tokensUpTo(slowly.tokens)), 5000)
    .catch((error) => others.push(error.message))
  return addVerdicts([verdict, { ...noFaults, others }])
}

async function isOnDisk({ page }, text) {
  const { runs } = await page.evaluate(readDisk, ['runs'])
  return runs.some(({ run }) => run.text === text && run.status === 'complete')
}

/** Before the app: keeps each connection at hand, to be closed as the browser does it. */
function keepConnections() {
  window.connections = []
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args)
    request.addEventListener('success', () => window.connections.push(request.result))
    return request
  }
}

/** In the page: with a word to the page, or without. */
function closeConnections(isTold) {
  for (const connection of window.connections.splice(0)) {
    connection.close()
    if (isTold) connection.dispatchEvent(new Event('close'))
  }
}

async function closedConnection(scene) {
  const { random } = scene
  const visit = await scene.visit({ setUp: keepConnections })
  const page = await visit.open()
  const script = scene.script(slowly)
  await page.ask(script)
  for (let times = random.int(1, 4); times > 0; times -= 1) {
    await page.page.waitForTimeout(random.int(0, 400))
    await page.page.evaluate(closeConnections, random.next() < 0.5)
  }
  const verdict = await scene.judge(visit, await page.settled(), script)
  await scene.until('the answer on disk', () => isOnDisk(page, tokensUpTo(slowly.tokens)))
  await page.page.reload()
  return addVerdicts([verdict, await scene.judge(visit, await page.settled(), script)])
}

export const databaseRows = [
  { id: '37', what: 'a newer version takes the database', play: newerTab },
  { id: '38', what: 'killed while old data are upgraded', play: killedUpgrade, atOnce: 2 },
  { id: '41', what: 'the storage is cleared', play: cleared },
  { id: '43', what: 'the database is closed by the browser', play: closedConnection },
]
