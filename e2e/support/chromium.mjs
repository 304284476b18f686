import { chromium } from 'playwright-core'

import { ensureBrowser } from '../../src/boot/scripts/browser.mjs'

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

/**
 * Finds the browser once. `launch` starts a fresh one; `options` are for who starts it otherwise.
 * @param wish as `ensureBrowser` takes it
 */
export async function findChromium(wish) {
  const { VERBATIM_CHROMIUM: executablePath, ...variables } = await ensureBrowser(wish)
  const options = {
    executablePath,
    env: { ...process.env, ...variables },
    args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet,
  }
  return { options, launch: () => chromium.launch(options) }
}
