import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { inRoot, runNode, say } from '../../../src/boot/scripts/repository.mjs'

const inBench = (place) => inRoot('e2e/bench', place)

/** Runs a benchmark that leaves its figures in a file. Null when it failed; then it has said why. */
async function readFigures(script, mode) {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'))
  const file = join(folder, 'figures.json')
  try {
    const code = await runNode(inBench(script), [mode, '--json', file])
    return code === 0 ? JSON.parse(readFileSync(file, 'utf8')) : null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the relay costs, as `{scenario, peer, cpuPerMillion, ttftP50, chunkP99, rssMb}`. */
export function measureRelay(mode) {
  say('bench: relaying')
  return readFigures('relay/run.mjs', mode)
}

/** Rows for the table, about a conversation of 1,000 messages. */
export function measureHistory(mode) {
  say('bench: a conversation of 1,000 messages')
  return readFigures('history/run.mjs', mode)
}

/** Benchmarks that print their own lines and know their own limits. */
const judges = [
  { script: 'memory/run.mjs', title: 'a hostile provider, deaf readers, Stop' },
  { script: 'typing/run.mjs', title: 'a key beside 200 kB of code' },
]

/** @returns one sentence for each of them */
export async function runJudges() {
  const sentences = []
  for (const { script, title } of judges) {
    say(`bench: ${title}`)
    const isFine = (await runNode(inBench(script))) === 0
    sentences.push(
      `${title}: ${isFine ? 'within every limit' : 'beyond a limit, marked BAD above'}`,
    )
  }
  return sentences
}
