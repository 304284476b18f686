/**
 * A conversation of 1,000 messages: how long until its end is on the screen, until all of it is in the
 * page, the longest task meanwhile, what an answer costs that is streamed into it, and what somebody
 * sees who scrolls and selects while it comes.
 *   node src/boot/scripts/build.mjs && node e2e/bench/history/run.mjs --full [--json FILE]
 * `--quick` measures once and not three times, `--old` with the rows of version 2 of the database. Beside ours stand the page that only appends plain text
 * and one that writes Markdown without a framework, if they can be installed. The figures are of this
 * machine; the file has rows for the table of `../run.mjs`.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { median } from '../rig/figures.mjs'
import { measureStream } from '../rig/measure-stream.mjs'
import { limit, ours } from '../rig/page-names.mjs'
import { untilQuiet } from '../rig/quiet.mjs'
import { openStage } from '../rig/stage.mjs'
import { seedHistory } from './long-history.mjs'
import { measureReader } from './reader.mjs'
import { provideHistory } from './said.mjs'
import { installWatch } from './watch.mjs'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    old: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})
const version = values.old ? 2 : 3
const messages = 1000
const patienceMs = 60_000
const wish = { kind: 'mixed', tokens: 1000, tokensPerSecond: 1000 }
const choice = { providerId: 'openai', modelId: 'bench', dialectId: 'openai-chat' }

provideHistory()
const said = globalThis.benchHistory(messages)

/** The same page with so many messages in it. */
const withHistory = (page) => ({
  ...page,
  url: page.name === ours ? page.url : `${page.url}&history=${messages}`,
  // Streaming is measured from when all is there.
  composer:
    page.name === ours ? 'body:has(#log:not([aria-busy]) .message-group) #composer' : page.composer,
  prepare: async (context) => {
    await context.addInitScript(provideHistory)
    await page.prepare(context)
    if (page.name === ours) await seedHistory(context, page.url, { said, choice, version })
  },
})

async function measureOpening(stage, page) {
  const browser = await stage.launch()
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    await page.prepare(context)
    await context.addInitScript(installWatch, {
      message: 'message',
      messages,
      formats: page.name !== limit,
    })
    const tab = await context.newPage()
    await untilQuiet(browser)
    await tab.goto(page.url)
    await tab.waitForFunction(() => globalThis.benchWatch.wholeMs !== null, null, {
      timeout: patienceMs,
    })
    return await tab.evaluate(() => globalThis.benchWatch)
  } finally {
    await browser.close()
  }
}

async function measurePage(stage, page, repetitions) {
  const runs = []
  for (let index = 0; index < repetitions; index += 1) {
    const long = withHistory(page)
    const opening = await measureOpening(stage, long)
    const { cpuS: emptyS } = await measureStream(stage, page, wish)
    const { cpuS: longS } = await measureStream(stage, long, wish)
    // The others hold the reader at the end.
    const reader = page.name === ours ? await measureReader(stage, long) : {}
    const run = { ...opening, ...reader, emptyS, longS, growth: longS / emptyS }
    const gaps = Object.entries(reader).map(([name, ms]) => `, ${name} ${ms.toFixed(0)}`)
    console.log(
      `${page.name.padEnd(12)} first ${run.firstMs.toFixed(0)} ms, whole ${run.wholeMs.toFixed(0)} ms, ` +
        `longest task ${run.longestTaskMs.toFixed(0)} ms, an answer ${longS.toFixed(2)} s ` +
        `(${run.growth.toFixed(2)} × in an empty one)${gaps.join('')}`,
    )
    runs.push(run)
  }
  return runs
}

const figures = [
  { title: 'first screen', figure: 'firstMs', goal: { atMost: 400, unit: 'ms' }, digits: 0 },
  { title: 'whole', figure: 'wholeMs', goal: { atMost: 1500, unit: 'ms' }, digits: 0 },
  { title: 'longest task', figure: 'longestTaskMs', goal: { atMost: 50, unit: 'ms' }, digits: 0 },
  {
    title: 'CPU of an answer, against an empty one',
    figure: 'growth',
    goal: { atMost: 1.1, unit: '×' },
    digits: 2,
  },
  {
    title: 'scrolled while an answer comes, frame gap',
    figure: 'scrollGapMs',
    goal: { atMost: 50, unit: 'ms' },
    digits: 0,
  },
  {
    title: 'selected while an answer comes, frame gap',
    figure: 'selectGapMs',
    goal: { atMost: 50, unit: 'ms' },
    digits: 0,
  },
]

const buildRows = (byPage) =>
  figures.map(({ title, figure, goal, digits }) => ({
    title: `1,000 messages: ${title}`,
    goal,
    cells: Object.fromEntries(
      Object.entries(byPage).flatMap(([name, runs]) => {
        if (!runs.every((run) => figure in run)) return []
        const value = median(runs.map((run) => run[figure]))
        const unit = goal.unit === 'ms' ? ' ms' : ''
        return [[name, { value, text: `${value.toFixed(digits)}${unit}` }]]
      }),
    ),
  }))

const stage = await openStage([ours, limit, 'smd'])
const byPage = {}
for (const [name, page] of stage.pages)
  byPage[name] = await measurePage(stage, page, values.full ? 3 : 1)
await stage.close()
const rows = buildRows(byPage)
for (const { title, cells } of rows)
  console.log(
    `${title.padEnd(56)}${Object.entries(cells)
      .map(([name, { text }]) => `${name} ${text}`)
      .join(' · ')}`,
  )
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(rows))
