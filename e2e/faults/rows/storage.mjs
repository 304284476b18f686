/** The browser's storage is full, or there is none: rows 39, 40 and 42. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { readDisk } from '../rig/read-disk.mjs'
import { storageLine } from '../rig/storage-line.mjs'
import { tokensUpTo } from '../rig/tokens.mjs'
import { addVerdicts, noFaults } from '../rig/verdict.mjs'

const quickly = { tokens: 40, gapMs: 5 }

async function askOld(scene, visit) {
  const page = await visit.open()
  const script = scene.script(quickly)
  await page.ask(script)
  await scene.judge(visit, await page.settled(), script)
  return { page, script }
}

const unsavedTokens = 200

/** A browser may find room where there was none, by throwing its own caches away. */
async function isSaved({ page }) {
  const { runs } = await page.evaluate(readDisk).catch(() => ({ runs: [] }))
  return runs.some(({ run }) => run.text === tokensUpTo(unsavedTokens))
}

/** With no room left: a new chat is answered whole, it is said at once, and the old one is readable. */
async function askWithoutRoom(scene, visit, { page, script: old }) {
  await page.page.getByRole('button', { name: 'New chat' }).first().click()
  const script = scene.script({ tokens: unsavedTokens, gapMs: 5 })
  await page.ask(script)
  const others = []
  const shown = await page.settled()
  const verdict = await scene.judge(visit, shown, script)
  await page.page
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(old.id) })
    .first()
    .click()
  await scene.until('the old chat', async () => (await page.answer())?.node !== shown.node)
  const before = await scene.judge(visit, await page.settled(), old)
  // Last: on a full disk to open the database once more may be what closes it for all.
  const said = await storageLine(page)
  if (said === null && !(await isSaved(page))) others.push('it is not saved, and nothing says so')
  if (said !== null && !said.includes('Export')) others.push('no export is offered')
  return addVerdicts([verdict, before, { ...noFaults, others }])
}

/** In the page: fills a database of its own until nothing fits any more. Only noise cannot be packed. */
async function fillDatabase() {
  const opened = indexedDB.open('noise', 1)
  opened.addEventListener('upgradeneeded', () =>
    opened.result.createObjectStore('noise', { autoIncrement: true }),
  )
  const database = await new Promise((resolve) =>
    opened.addEventListener('success', () => resolve(opened.result)),
  )
  const put = (bytes) =>
    new Promise((resolve) => {
      const noise = new Uint8Array(bytes)
      for (let at = 0; at < bytes; at += 65_536)
        crypto.getRandomValues(noise.subarray(at, at + 65_536))
      const transaction = database.transaction('noise', 'readwrite')
      transaction.objectStore('noise').add(noise)
      transaction.addEventListener('complete', () => resolve(true))
      transaction.addEventListener('abort', () => resolve(false))
    })
  for (const bytes of [500_000, 100_000, 10_000, 1000]) while (await put(bytes)) continue
}

async function quota(scene) {
  const visit = await scene.visit()
  const before = await askOld(scene, visit)
  const { page } = before.page
  const session = await visit.context.newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: visit.url, quotaSize: 3_000_000 })
  await page.evaluate(fillDatabase)
  return askWithoutRoom(scene, visit, before)
}

/** A disk of its own; only Linux's root can make one. */
function makeDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=120m', 'tmpfs', folder])
  return {
    folder,
    /** The browser writes at the same time: whoever comes last finds no room. */
    fill() {
      const { bavail, bsize } = statfsSync(folder)
      try {
        writeFileSync(join(folder, 'noise'), Buffer.alloc((bavail + 1) * bsize))
      } catch (error) {
        if (error.code !== 'ENOSPC') throw error
      }
    },
    drop() {
      execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function fullDisk(scene) {
  const disk = scene.keep(makeDisk(), (each) => each.drop())
  const { context } = await scene.launchProfile(join(disk.folder, 'profile'), scene.url)
  const visit = await scene.visitIn(context)
  const before = await askOld(scene, visit)
  disk.fill()
  return askWithoutRoom(scene, visit, before)
}

const ways = {
  absent: () => Object.defineProperty(window, 'indexedDB', { value: undefined }),
  refused: () => {
    indexedDB.open = () => {
      throw new DOMException('denied', 'SecurityError')
    }
  },
  failing: () => {
    indexedDB.open = () => {
      const request = new EventTarget()
      request.error = new DOMException('broken', 'UnknownError')
      setTimeout(() => request.dispatchEvent(new Event('error')))
      return request
    }
  },
}

async function noDatabase(scene) {
  const setUp = ways[scene.random.pick(Object.keys(ways))]
  const visit = await scene.visit({ setUp })
  const page = await visit.open()
  const script = scene.script(quickly)
  await page.ask(script)
  const verdict = await scene.judge(visit, await page.settled(), script)
  if ((await storageLine(page)) === null) verdict.others.push('nothing says that it is not kept')
  return verdict
}

export const storageRows = [
  { id: '39', what: 'the quota is exceeded', play: quota, atOnce: 2 },
  {
    id: '40',
    what: 'the disk is full',
    play: fullDisk,
    atOnce: 1,
    isPossible: () => process.platform === 'linux' && process.getuid() === 0,
  },
  { id: '42', what: 'no IndexedDB', play: noDatabase },
]
