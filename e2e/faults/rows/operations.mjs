/** Tabs that write what others do not know: rows 35 and 36. With 25 repetitions 35 is 1,000 operations. */
import { readDisk } from '../rig/read-disk.mjs'
import { addVerdicts, noFaults } from '../rig/verdict.mjs'
import { pageOf } from '../rig/visit.mjs'

const tabCount = 4
const operationsPerTab = 10
const tokens = 3

const operations = {
  /** Into the conversation that all tabs have open, or one of the tab's own. */
  async ask(page, script) {
    await page.ask(script)
    return (await page.composer.inputValue()) === ''
  },
  async newChat(page, script) {
    await page.page.getByRole('button', { name: 'New chat' }).first().click()
    return operations.ask(page, script)
  },
}

/** Whether it was taken: a conversation that another tab has just asked something takes nothing. */
async function operate(scene, page, script) {
  const act = scene.random.pick(['ask', 'ask', 'ask', 'newChat'])
  await operations[act](page, script)
  await scene
    .until('the field to be emptied', async () => (await page.composer.inputValue()) === '', 3000)
    .catch(() => {})
  const isTaken = (await page.composer.inputValue()) === ''
  if (isTaken) await scene.until('the request', () => scene.requests(script)[0]?.closedAt)
  else await page.composer.fill('')
  return isTaken
}

async function fourTabs(scene) {
  const visit = await scene.visit()
  const first = await visit.open()
  const opening = scene.script({ tokens, gapMs: 0 })
  await first.ask(opening)
  await first.settled()
  const pages = [first]
  while (pages.length < tabCount) pages.push(pageOf((await visit.open()).page))
  /** The model: what was taken is there, once, with its answer. */
  const taken = [opening]
  const work = async (page) => {
    for (let count = 0; count < operationsPerTab; count += 1) {
      const script = scene.script({ tokens, gapMs: 0 })
      if (await operate(scene, page, script)) taken.push(script)
    }
  }
  await Promise.all(pages.map(work))
  const disk = await readEnded(scene, first)
  return addVerdicts(taken.map((script) => compare(disk, script, scene.requests(script))))
}

/** A tab sleeps while another goes on with the chat, wakes up and asks: neither takes from the other. */
async function staleTab(scene) {
  const visit = await scene.visit()
  const first = await visit.open()
  const taken = []
  const ask = async (page) => {
    const script = scene.script({ tokens, gapMs: 0 })
    await page.ask(script)
    await scene.until('the request', () => scene.requests(script)[0]?.closedAt)
    taken.push(script)
  }
  await ask(first)
  await first.settled()
  const second = await visit.open()
  const session = await visit.context.newCDPSession(first.page)
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  for (let times = scene.random.int(1, 3); times > 0; times -= 1) {
    await ask(second)
    await scene.until('its end', async () => !(await second.answer()).isBusy)
  }
  await session.send('Page.setWebLifecycleState', { state: 'active' })
  await ask(first)
  const disk = await readEnded(scene, first)
  return addVerdicts(taken.map((script) => compare(disk, script, scene.requests(script))))
}

/** What lies on disk when no run is in flight any more. */
const readEnded = (scene, { page }) =>
  scene.until('all runs to end', async () => {
    const read = await page.evaluate(readDisk)
    const text = JSON.stringify(read.runs)
    return !/"status":"(waiting|opened|thinking|answering)"/.test(text) && read
  })

/** One question of the model against what lies on disk. */
function compare({ conversations, runs }, { id }, requests) {
  const marked = JSON.stringify(id)
  const holds = (row) => JSON.stringify(row).includes(JSON.stringify(marked).slice(1, -1))
  const nodes = conversations.flatMap(({ conversation }) => Object.values(conversation.nodes))
  const questions = nodes.filter((node) => node.role === 'user' && holds(node))
  const [question] = questions
  const answer = nodes.find((node) => node.role === 'assistant' && node.parentId === question?.id)
  const run = runs.find((row) => row.run.id === answer?.runIds[0])?.run
  const others = []
  if (run?.status !== 'complete') others.push(`${id}: its run is ${run?.status ?? 'not there'}`)
  return {
    ...noFaults,
    lost: questions.length === 0 ? 1 : 0,
    doubled: Math.max(0, questions.length - 1),
    secondRequests: requests.length - 1,
    others,
  }
}

export const operationRows = [
  {
    id: '35',
    what: `${tabCount * operationsPerTab} operations over four tabs`,
    play: fourTabs,
    atOnce: 1,
    longestMs: 120_000,
  },
  { id: '36', what: 'a tab that slept writes', play: staleTab },
]
