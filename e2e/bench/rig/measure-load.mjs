import { get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

import { prepareTab } from './open-page.mjs'
import { untilQuiet } from './quiet.mjs'

/** A phone in a good network, at a quarter of this machine's speed. */
const slowdown = 4
const fast4g = {
  offline: false,
  latency: 40,
  downloadThroughput: 10e6 / 8,
  uploadThroughput: 5e6 / 8,
}
/** Long enough for what a page fetches when it has nothing else to do. */
const idleMs = 2_500
const patienceMs = 60_000

/** Bytes of a file as gzip sends it, whatever this browser has asked for. */
const countGzipBytes = (url) =>
  new Promise((resolve, reject) => {
    const request = get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve(bytes))
    })
    request.on('error', reject)
  })

const listScripts = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => /\.m?js(\?|$)/.test(name))

async function measureIn(browser, page) {
  const { tab, session } = await prepareTab(browser, page)
  await untilQuiet(browser)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', fast4g)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await tab.goto(page.url, { timeout: patienceMs })
  await tab.waitForFunction(() => globalThis.benchProbe.composerAt() !== null)
  const composerMs = await tab.evaluate(() => globalThis.benchProbe.composerAt())
  const composer = tab.locator(page.composer)
  await composer.pressSequentially('x')
  if ((await composer.inputValue()) !== 'x') throw new Error('the composer did not take a letter')
  await wait(idleMs)
  const scripts = new Set(await tab.evaluate(listScripts))
  const sizes = await Promise.all([...scripts].map(countGzipBytes))
  return { composerMs, scriptKb: sizes.reduce((sum, size) => sum + size, 0) / 1000 }
}

/**
 * The first visit, with nothing cached: ms until the composer can be used, and kB (1000 bytes, gzip)
 * of JavaScript that were fetched before anything was asked.
 */
export async function measureLoad(stage, page) {
  const browser = await stage.launch()
  try {
    return await measureIn(browser, page)
  } finally {
    await browser.close()
  }
}
