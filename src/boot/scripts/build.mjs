import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { ensureInstalled } from './install.mjs'
import { giveUp, inRoot, isMain, root, runNode, say } from './repository.mjs'
import { hashSources } from './source-hash.mjs'

const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']
const stamp = inRoot('dist', 'source-hash')

/** `null` when there is no whole build: the stamp is written last. */
const builtFrom = () => (existsSync(stamp) ? readFileSync(stamp, 'utf8') : null)

/** Windows keeps a file for a moment after it is closed; a few tries outlast that. */
const remove = (place) => rmSync(place, { recursive: true, force: true, maxRetries: 5 })

async function buildInto(folder) {
  const vite = await import('vite')
  const common = { root, logLevel: 'warn', configFile: inRoot('vite.config.ts') }
  const buildForNode = (entry, name) =>
    vite.build({
      ...common,
      build: { outDir: path.join(folder, name), ssr: entry, copyPublicDir: false },
    })
  await vite.build({ ...common, build: { outDir: path.join(folder, 'client') } })
  await buildForNode('src/boot/main.ts', 'server')
  await buildForNode('src/boot/prerender/build-site.ts', 'prerender')
  const site = await import(pathToFileURL(path.join(folder, 'prerender', 'build-site.js')))
  await site.buildSite(path.join(folder, 'client'))
  const { precompress } = await import('./compress.mjs')
  // Pages and their twins are packed by the server: first it puts the public origin in.
  precompress(path.join(folder, 'client', 'assets'))
}

/**
 * Builds the app and the server, always. It works beside `dist` and moves the result in place at
 * the end: a build that fails or is stopped leaves the last good one, and two at once do not mix.
 */
async function build(hash) {
  const started = Date.now()
  const workshop = inRoot('dist', `.building-${process.pid}`)
  mkdirSync(workshop, { recursive: true })
  try {
    await buildInto(workshop)
    rmSync(stamp, { force: true })
    for (const part of ['client', 'server']) {
      remove(inRoot('dist', part))
      renameSync(path.join(workshop, part), inRoot('dist', part))
    }
    writeFileSync(stamp, hash)
  } finally {
    remove(workshop)
  }
  say(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/** Builds when the build is missing or made from other sources. */
export async function ensureBuilt() {
  const last = builtFrom()
  if (last === hashSources(root, sources)) return
  say(last === null ? 'building the app' : 'building the app again: its sources have changed')
  // In a process of its own: the builder's memory would stay with the server for its whole life.
  const code = await runNode(inRoot('src/boot/scripts/build.mjs'))
  if (code !== 0) giveUp('the build failed; the reason is above')
}

if (isMain(import.meta)) {
  await ensureInstalled()
  // A development build of React is twice the size; the caller's NODE_ENV must not choose it.
  process.env.NODE_ENV = 'production'
  try {
    await build(hashSources(root, sources))
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error))
  }
}
