import { findChromium as find } from '../../support/chromium.mjs'

/** Finds the browser once and asks for its version; `launch` then starts a fresh one, with nothing of the last run in it. */
export async function findChromium() {
  const { launch } = await find()
  const first = await launch()
  const version = first.version()
  await first.close()
  return { launch, version }
}
