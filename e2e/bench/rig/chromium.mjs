import { chromium } from 'playwright-core'

import { ensureBrowser } from '../../../src/boot/scripts/browser.mjs'

/** What reports home, updates itself or draws by luck on a graphics card would be measured too. */
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-gpu',
]

/** Finds the browser once and asks for its version; `launch` then starts a fresh one, with nothing of the last run in it. */
export async function findChromium() {
  const { VERBATIM_CHROMIUM: executablePath, ...variables } = await ensureBrowser()
  const options = {
    executablePath,
    env: { ...process.env, ...variables },
    args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet,
  }
  const launch = () => chromium.launch(options)
  const first = await launch()
  const version = first.version()
  await first.close()
  return { launch, version }
}
