import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the checkout. Every path of these scripts starts here, whatever the caller's folder. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

export const inRoot = (...parts) => path.join(root, ...parts)

export const say = (line) => console.log(`verbatim: ${line}`)

/** Ends the process with one sentence and no stack: the sentence is for a user, not for us. */
export function giveUp(sentence) {
  console.error(`verbatim: ${sentence}`)
  process.exit(1)
}

/** True when this file was started by hand or by npm, not imported. */
export const isMain = (meta) =>
  process.argv[1] !== undefined && fileURLToPath(meta.url) === path.resolve(process.argv[1])

/**
 * Runs a Node program as a child, without a shell: shells differ between systems.
 * Resolves to its exit code; a child ended by a signal counts as 1.
 */
export function runNode(file, args = [], env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/**
 * npm's own program, to be run with this Node: `npm` is a shell script on Windows.
 * `npm start` tells us where it is; started by hand, we look beside Node.
 * @returns null when there is none
 */
export function findNpm() {
  const beside = path.dirname(process.execPath)
  const cli = path.join('node_modules', 'npm', 'bin', 'npm-cli.js')
  const named = process.env.npm_execpath
  const candidates = [
    named !== undefined && path.basename(named) === 'npm-cli.js' ? named : null,
    path.join(beside, cli),
    path.join(beside, '..', 'lib', cli),
    path.join(beside, '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
  ]
  return candidates.find((candidate) => candidate !== null && existsSync(candidate)) ?? null
}
