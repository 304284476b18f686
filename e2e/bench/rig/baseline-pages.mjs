import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { findNpm, inRoot, root, runNode, say } from '../../../src/boot/scripts/repository.mjs'
import { hashSources } from '../../../src/boot/scripts/source-hash.mjs'
import { limit } from './page-names.mjs'

const source = 'e2e/bench/baselines'
/** Below `dist`, which git, the linters and Tailwind pass over; the tests read all of `e2e`. */
const workshop = inRoot('dist', 'bench')
/** npm's own note of what it installed, which it writes last. */
const installed = path.join(workshop, 'node_modules', '.package-lock.json')
const stamp = path.join(workshop, 'source-hash')
const folderOf = (name) => path.join(workshop, 'built', name)

function copySources() {
  const hash = hashSources(root, [source])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  rmSync(workshop, { recursive: true, force: true })
  mkdirSync(workshop, { recursive: true })
  cpSync(inRoot(source), workshop, { recursive: true })
  writeFileSync(stamp, hash)
}

/**
 * Installs what the baselines stand on, if it is not there.
 * @returns the folder from which they can be imported; null when no registry is reachable
 */
export async function ensurePackages() {
  copySources()
  return (await installPackages()) ? workshop : null
}

async function installPackages() {
  if (existsSync(installed)) return true
  const npm = findNpm()
  if (npm === null) return false
  say('bench: installing what is compared with (about a quarter of a minute)')
  // Who has no registry shall hear so at once, not after npm's own minutes.
  const patience = ['--fetch-retries=0', '--fetch-timeout=20000']
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', ...patience]
  const code = await runNode(npm, ['ci', '--prefix', workshop, ...flags])
  return code === 0
}

/** Builds with the root's own Vite and Tailwind: as our page is built. */
async function buildPage(name) {
  if (existsSync(folderOf(name))) return
  const vite = await import('vite')
  const { default: react } = await import('@vitejs/plugin-react')
  const { default: tailwind } = await import('@tailwindcss/vite')
  await vite.build({
    root: path.join(workshop, 'pages', name),
    configFile: false,
    logLevel: 'error',
    plugins: [react(), tailwind()],
    build: { outDir: folderOf(name), emptyOutDir: true, chunkSizeWarningLimit: 10_000 },
  })
}

/**
 * Builds the named baselines that are not built yet, and installs their packages first.
 * @returns name and folder of those that can be served; without a registry that is the limit alone,
 * the only one that stands on no package
 */
export async function ensureBaselines(names) {
  if (names.length === 0) return []
  copySources()
  const needPackages = names.some((name) => name !== limit)
  const hasPackages = needPackages && (await ensurePackages()) !== null
  const possible = names.filter((name) => hasPackages || name === limit)
  if (possible.length < names.length)
    say('bench: the baselines cannot be installed here: compared with plain text alone')
  for (const name of possible) await buildPage(name)
  return possible.map((name) => ({ name, folder: folderOf(name) }))
}
