/**
 * What a token costs between the socket and the text of its run, beside a page of plain text and
 * beside `JSON.parse` alone: `node e2e/bench/client-path/run.mjs [--quick | --full] [--json FILE]`.
 * CPU time of this process, best of several turns, all in one run. Fails nothing.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})
const sizes = options.quick ? [1000, 16_000] : [1000, 4000, 16_000, 64_000]
/** As many tokens are read for each figure, so that a short answer is as certain as a long one. */
const tokensPerFigure = options.full ? 512_000 : 128_000

const { createAnswer, followLog, parseAlone, readPlain } = await bundle('pipeline.mjs')

/** The application's TypeScript, as the browser gets it: bundled, without types. */
async function bundle(file) {
  const { build } = await import('vite')
  const { output } = await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: { ssr: fileURLToPath(new URL(file, import.meta.url)), write: false, minify: false },
  })
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`)
}

async function cpuMicroseconds(action) {
  const before = process.cpuUsage()
  await action()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const readers = { parse: parseAlone, plain: readPlain, app: followLog }

async function measure(tokens) {
  const answer = createAnswer(tokens)
  const best = { parse: Infinity, plain: Infinity, app: Infinity }
  for (let read = 0; read < tokensPerFigure; read += tokens)
    for (const [name, reader] of Object.entries(readers))
      best[name] = Math.min(best[name], await cpuMicroseconds(() => reader(answer)))
  const { updates, runLength, logLength, status, length } = await followLog(answer)
  if (status !== 'complete' || length !== parseAlone(answer))
    throw new Error('the answer is not whole')
  return {
    tokens,
    parseUs: best.parse / tokens,
    plainUs: best.plain / tokens,
    appUs: best.app / tokens,
    toPlain: best.app / best.plain,
    toParse: best.app / best.parse,
    updatesPerSecond: (updates * 1000) / tokens,
    logWrittenPerToken: logLength / tokens,
    runWrittenPerToken: runLength / tokens,
  }
}

/**
 * How the whole cost grows with the length: 1 is a flat cost per token. Least squares of logarithms,
 * with the plain reader as the unit: a machine that slows down slows both.
 */
function exponentOf(rows) {
  const points = rows.map(({ tokens, toPlain }) => [Math.log(tokens), Math.log(toPlain * tokens)])
  const mean = (at) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const over = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0)
  return over / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0)
}

await measure(16_000) // the first turn compiles
const rows = []
for (const tokens of sizes) rows.push(await measure(tokens))
const exponent = exponentOf(rows)

const columns = {
  'app µs': 'appUs',
  'plain µs': 'plainUs',
  'parse µs': 'parseUs',
  'app/plain': 'toPlain',
  'app/parse': 'toParse',
  'updates/s': 'updatesPerSecond',
  'log chars': 'logWrittenPerToken',
  'run chars': 'runWrittenPerToken',
}
const line = (first, cells) =>
  [first.padEnd(8), ...cells.map((cell) => cell.padStart(9))].join('  ')
console.log('per token, between the socket and the store; what is written to disk in characters')
console.log(line('tokens', Object.keys(columns)))
for (const row of rows)
  console.log(
    line(
      `${row.tokens}`,
      Object.values(columns).map((name) => row[name].toFixed(2)),
    ),
  )
console.log(`exponent ${exponent.toFixed(3)} (goal: at most 1.05)`)
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify({ rows, exponent }, null, 2)}\n`)
