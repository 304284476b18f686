/** The server itself goes: rows 20 and 21, as far as they concern one server. */
import { examine } from '../rig/tokens.mjs'

/** With a word to its readers, or without; the next one on its port knows nothing of the run. */
const restart = (how) => async (scene) => {
  const server = await scene.server()
  const script = scene.script({ tokens: 400, gapMs: 15 })
  const visit = await scene.visit({ url: server.url })
  const page = await visit.open()
  await page.ask(script)
  await page.shows(scene.random.int(1, 40))
  await server[how]()
  await page.page.waitForTimeout(scene.random.int(0, 600))
  const tokens = examine((await page.answer()).text).count
  await scene.server(server.port)
  const shown = await page.settled()
  const verdict = await scene.judge(visit, shown, script, { tokens, ends: ['cut off'] })
  if (!/restarted/.test(shown.sentence ?? '')) verdict.others.push(`says "${shown.sentence}"`)
  if (!shown.buttons.includes('Run again')) verdict.others.push('Run again is not offered')
  return verdict
}

export const serverRows = [
  { id: '20', what: 'the server is stopped and started', play: restart('stop'), atOnce: 2 },
  { id: '21', what: 'the server is killed and started', play: restart('kill'), atOnce: 2 },
]
