import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { inRoot, root, say } from '../../../src/boot/scripts/repository.mjs'

const inBench = (place) => inRoot('e2e/bench', place)

/** Runs a benchmark of its own, and stops it when its time is over: `clean`, `failed` or `stopped`. */
function runScript(script, args, seconds) {
  const preload = ['--import', pathToFileURL(inBench('rig/exit-on-sigterm.mjs')).href]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...preload, inBench(script), ...args], {
      cwd: root,
      stdio: 'inherit',
      timeout: Math.round(Math.max(1, seconds) * 1000),
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (child.killed) resolve('stopped')
      else resolve(code === 0 ? 'clean' : 'failed')
    })
  })
}

/** Runs a benchmark that leaves its figures in a file. Null when it failed; then it has said why. */
async function readFigures(script, args, seconds) {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'))
  const file = join(folder, 'figures.json')
  try {
    const ending = await runScript(script, [...args, '--json', file], seconds)
    return ending === 'clean' ? JSON.parse(readFileSync(file, 'utf8')) : null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the relay costs, as `{scenario, peer, cpuPerMillion, ttftP50, chunkP99, rssMb}`. */
export function measureRelay(args, seconds) {
  say('bench: relaying')
  return readFigures('relay/run.mjs', args, seconds)
}

/** Rows for the table, about a conversation of 1,000 messages. */
export function measureHistory(args, seconds) {
  say('bench: a conversation of 1,000 messages')
  return readFigures('history/run.mjs', args, seconds)
}

/** What a token costs in the page before anything is drawn: `{exponent}` among other figures. */
export function measureClientPath(args, seconds) {
  say('bench: from the socket to the text')
  return readFigures('client-path/run.mjs', args, seconds)
}

/** Benchmarks that print their own lines and know their own limits. */
const judges = [
  { script: 'memory/run.mjs', title: 'a hostile provider, deaf readers, Stop' },
  { script: 'typing/run.mjs', title: 'a key beside 200 kB of code' },
  { script: 'catalogue/run.mjs', title: 'a letter and a frame among 1,000 models' },
  { script: 'lighthouse/run.mjs', title: 'the prerendered pages, judged by Lighthouse' },
  { script: 'hostile/run.mjs', title: 'the longest task of a hostile or huge answer' },
]

const endings = {
  clean: 'within every limit',
  failed: 'not within every limit, see above',
  stopped: 'stopped when its time was over; what it had found by then is above',
}

/** @returns one sentence for each of them */
export async function runJudges(seconds) {
  const sentences = []
  for (const { script, title } of judges) {
    say(`bench: ${title}`)
    const ending = await runScript(script, [], seconds / judges.length)
    sentences.push(`${title}: ${endings[ending]}`)
  }
  return sentences
}
