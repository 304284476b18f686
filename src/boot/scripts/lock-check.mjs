import { readFileSync } from 'node:fs'

import { inRoot, isMain } from './repository.mjs'

/** The folders Node would look into from a package: its own, then each one above. */
function* placesFor(owner, name) {
  for (let folder = owner; ;) {
    yield `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (folder === '') return
    folder = folder.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')
  }
}

/**
 * npm leaves a platform's binary out of the lock when it cannot find it, and says nothing; from
 * then on `npm ci` fails for everybody. A lock is whole when it has every optional dependency.
 * @returns a line for each one that is missing, and each one that names a registry
 */
export function findLockProblems(lock) {
  const problems = []
  for (const [owner, entry] of Object.entries(lock.packages)) {
    if (entry.resolved?.startsWith('http')) problems.push(`${owner} is tied to ${entry.resolved}`)
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      const isThere = [...placesFor(owner, name)].some((place) => place in lock.packages)
      if (!isThere) problems.push(`${name}, which ${owner} may need, is missing`)
    }
  }
  return problems
}

const locks = [
  'package-lock.json',
  'e2e/bench/baselines/package-lock.json',
  'e2e/bench/lighthouse/package-lock.json',
]

if (isMain(import.meta)) {
  for (const name of locks) {
    const problems = findLockProblems(JSON.parse(readFileSync(inRoot(name), 'utf8')))
    for (const problem of problems) console.error(`${name}: ${problem}`)
    if (problems.length > 0) process.exitCode = 1
    else console.log(`${name} is whole`)
  }
}
