import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { giveUp, inRoot, runNode, say } from './repository.mjs'

const bin = (place) => inRoot('node_modules', place)

const isCleanExit = async (file, args) => (await runNode(file, args)) === 0

async function isFirstLoadSmall() {
  await ensureBuilt()
  const { measureFirstLoad } = await import('./first-load.mjs')
  const { isFine, line } = await measureFirstLoad()
  console.log(line)
  return isFine
}

const checks = {
  types: () => isCleanExit(bin('typescript/bin/tsc'), ['-b']),
  lint: () => isCleanExit(bin('oxlint/bin/oxlint'), ['--deny-warnings']),
  format: () => isCleanExit(bin('oxfmt/bin/oxfmt'), ['--check']),
  unused: () => isCleanExit(bin('knip/bin/knip.js'), ['--no-progress']),
  lock: () => isCleanExit(inRoot('src/boot/scripts/lock-check.mjs')),
  size: isFirstLoadSmall,
}

await ensureInstalled()
// All of them, even after a failure: one run tells everything there is to mend.
const failed = []
for (const [name, check] of Object.entries(checks)) {
  say(`check: ${name}`)
  if (!(await check())) failed.push(name)
}
if (failed.length > 0) giveUp(`not clean: ${failed.join(', ')}`)
say(`clean: ${Object.keys(checks).join(', ')}`)
