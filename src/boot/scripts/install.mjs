import { existsSync, readFileSync } from 'node:fs'

import { findNpm, giveUp, inRoot, isMain, runNode, say } from './repository.mjs'

/** Vite 8's own lower bounds: below them the build fails with an error that names no version. */
const isNodeNewEnough = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
}

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

/**
 * Compares the lock with npm's own note of what it put into node_modules. npm writes that note
 * last, so an install that was cut short has none. A package made for another system may be absent.
 * @returns why an install is due, or null
 */
export function whyInstall(lock, installed) {
  if (installed === null) return 'nothing is installed yet'
  const differs = Object.entries(lock.packages).find(([place, wanted]) => {
    if (place === '' || wanted.link === true) return false
    const found = installed.packages[place]
    if (found === undefined) return !(wanted.optional || wanted.devOptional || wanted.peer)
    return found.version !== wanted.version
  })
  return differs === undefined ? null : `${differs[0]} is not the version of package-lock.json`
}

/** Installs the locked packages when they are missing or differ. Says so; silent when all is well. */
export async function ensureInstalled() {
  if (!isNodeNewEnough(process.versions.node)) {
    giveUp(`Node ${process.versions.node} is too old. Install Node 20.19, 22.12 or newer.`)
  }
  const reason = whyInstall(
    readJson(inRoot('package-lock.json')),
    readJson(inRoot('node_modules', '.package-lock.json')),
  )
  if (reason === null) return
  const npm = findNpm()
  if (npm === null) giveUp(`${reason}, and npm was not found. Run: npm ci`)
  say(`installing packages with npm ci (${reason}; about half a minute)`)
  const started = Date.now()
  // NODE_ENV=production would leave out what builds the app. No package here needs a script to run.
  const code = await runNode(npm, ['ci', '--include=dev', '--ignore-scripts', '--no-audit'])
  if (code !== 0) giveUp('npm ci failed; its message is above. Is a package registry reachable?')
  say(`installed in ${Math.round((Date.now() - started) / 1000)} s`)
}

if (isMain(import.meta)) await ensureInstalled()
