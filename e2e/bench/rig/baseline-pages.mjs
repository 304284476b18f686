import { existsSync } from 'node:fs'
import path from 'node:path'

import { inRoot, say } from '../../../src/boot/scripts/repository.mjs'
import { limit } from './page-names.mjs'
import { createWorkshop } from './workshop.mjs'

const workshop = inRoot('dist', 'bench')
const folderOf = (name) => path.join(workshop, 'built', name)

/** What the baselines stand on. */
const { copySources, ensurePackages } = createWorkshop('e2e/bench/baselines', workshop)
export { ensurePackages }

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
