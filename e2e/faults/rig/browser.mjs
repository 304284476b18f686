import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { chromium } from 'playwright-core'

import { findChromium } from '../../support/chromium.mjs'

const startTimeoutMs = 20_000

/**
 * Finds the browser once: the headless shell where there is one, in which scenes take half of the time.
 * `launch` is for all that needs no kill; `launchProfile` can be killed.
 */
export async function findBrowser() {
  const { launch, options } = await findChromium({ prefersShell: true })
  return {
    launch,
    /** @param keptUrl a page whose storage the browser may not throw away by itself */
    launchProfile: (profile, keptUrl) => {
      if (keptUrl) keepStorage(profile, keptUrl)
      return launchProfile(options, profile)
    },
  }
}

export const makeProfile = () => mkdtempSync(join(tmpdir(), 'verbatim-profile-'))
export const dropProfile = (profile) =>
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })

/**
 * What a browser does by itself for pages that are used much. To grant it by the debugger's protocol is
 * not enough: `persist()` says yes then, and a full disk is emptied all the same.
 */
function keepStorage(profile, url) {
  const folder = join(profile, 'Default')
  mkdirSync(folder, { recursive: true })
  const exceptions = { durable_storage: { [`${url},*`]: { setting: 1 } } }
  const preferences = { profile: { content_settings: { exceptions } } }
  writeFileSync(join(folder, 'Preferences'), JSON.stringify(preferences))
}

/** A browser in a process group of its own, so that all of it can be killed in one instant. */
async function launchProfile({ executablePath, env, args }, profile) {
  const portFile = join(profile, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  rmSync(join(profile, 'SingletonLock'), { force: true }) // a killed browser leaves it behind
  const child = spawn(
    executablePath,
    [
      ...args,
      '--headless=new',
      '--window-size=1440,900',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
    ],
    { env, stdio: 'ignore', detached: true },
  )
  const { pid } = child
  if (pid === undefined) throw new Error(`${executablePath} cannot be started`)
  const killGroup = () => {
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      // it has ended by itself
    }
  }
  process.once('exit', killGroup)
  const giveUpAt = Date.now() + startTimeoutMs
  while (!existsSync(portFile) || !readFileSync(portFile, 'utf8').includes('\n')) {
    if (Date.now() > giveUpAt) throw new Error('The browser did not start')
    await wait(20)
  }
  const [port] = readFileSync(portFile, 'utf8').split('\n')
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  return {
    browser,
    context: browser.contexts()[0],
    /** As its user would: what it keeps is on disk then, cookies too, which it writes every 30 s. */
    async quit() {
      const ended = once(child, 'exit')
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close')
      await ended
      process.removeListener('exit', killGroup)
    },
    async kill() {
      process.removeListener('exit', killGroup)
      const ended = once(child, 'exit')
      killGroup()
      if (child.exitCode === null && child.signalCode === null) await ended
    },
  }
}

/** Kills the processes that draw this browser's pages, as a crash does. */
export async function killRenderers(browser) {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL')
  await session.detach()
}
