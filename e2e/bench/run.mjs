/**
 * Every benchmark of the project, on the built server: `npm run bench`. A figure beyond its limit is
 * marked and said at the end; timings on a shared machine fail nothing.
 */
import { ensureBuilt } from '../../src/boot/scripts/build.mjs'
import { measureFirstLoad } from '../../src/boot/scripts/first-load.mjs'
import { ensureInstalled } from '../../src/boot/scripts/install.mjs'
import { inRoot, runNode, say } from '../../src/boot/scripts/repository.mjs'

await ensureInstalled()
await ensureBuilt()

say('bench: first load')
console.log((await measureFirstLoad()).line)

say('bench: a hostile provider, deaf readers, Stop (about half a minute)')
let isWithin = (await runNode(inRoot('e2e/bench/memory/run.mjs'), [])) === 0

say('bench: a key beside 200 kB of code (about a minute)')
isWithin = (await runNode(inRoot('e2e/bench/typing/run.mjs'), [])) === 0 && isWithin
say(isWithin ? 'bench: every figure is within its limit' : 'bench: see the lines marked BAD')
