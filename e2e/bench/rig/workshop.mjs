import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { findNpm, inRoot, root, runNode, say } from '../../../src/boot/scripts/repository.mjs'
import { hashSources } from '../../../src/boot/scripts/source-hash.mjs'

/**
 * A folder of packages that only the benchmark needs, with a lock of its own. Below `dist`, which git,
 * the linters and Tailwind pass over; the tests read all of `e2e`.
 * @param source where `package.json` and its lock lie, from the root
 * @param folder where they are installed
 */
export const createWorkshop = (source, folder) => {
  const stamp = path.join(folder, 'source-hash')
  /** npm's own note of what it installed, which it writes last. */
  const installed = path.join(folder, 'node_modules', '.package-lock.json')

  function copySources() {
    const hash = hashSources(root, [source])
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    cpSync(inRoot(source), folder, { recursive: true })
    writeFileSync(stamp, hash)
  }

  async function installPackages() {
    if (existsSync(installed)) return true
    const npm = findNpm()
    if (npm === null) return false
    say('bench: installing what it needs (about half a minute)')
    // Who has no registry shall hear so at once, not after npm's own minutes.
    const patience = ['--fetch-retries=0', '--fetch-timeout=20000']
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', ...patience]
    const code = await runNode(npm, ['ci', '--prefix', folder, ...flags])
    return code === 0
  }

  return {
    copySources,
    /** @returns the folder from which they can be imported; null when no registry is reachable */
    ensurePackages: async () => {
      copySources()
      return (await installPackages()) ? folder : null
    },
  }
}
