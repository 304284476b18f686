import { setTimeout as wait } from 'node:timers/promises'

const lookEveryMs = 200
/** Of one core. One that rests takes a hundredth of a second now and then, which is 5 %. */
const quietShare = 0.08
const patienceMs = 6_000

async function readCpuSeconds(session) {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

/**
 * Waits until a browser does nothing. One that has just opened a window is busy with itself for half a
 * second or two: it makes its own pages (the menu below the address line is one). Nobody opens a
 * window and a page at once, so what is measured waits until that is over; six seconds at most.
 */
export async function untilQuiet(browser) {
  const session = await browser.newBrowserCDPSession()
  const startedAt = performance.now()
  let before = await readCpuSeconds(session)
  let quietLooks = 0
  while (quietLooks < 2 && performance.now() - startedAt < patienceMs) {
    await wait(lookEveryMs)
    const now = await readCpuSeconds(session)
    // The sum falls when a process ends: that is no rest either.
    const isQuiet = Math.abs(now - before) < (quietShare * lookEveryMs) / 1000
    quietLooks = isQuiet ? quietLooks + 1 : 0
    before = now
  }
  if (quietLooks < 2)
    console.log('bench: the browser did not come to rest; figures are worse for it')
  await session.detach()
}
