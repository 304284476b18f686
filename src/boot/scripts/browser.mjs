import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { findNpm, isMain, say } from './repository.mjs'

/** Set by us for the test workers; the other two are what people and images already set. */
const variables = ['VERBATIM_CHROMIUM', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH', 'CHROME_PATH']

/** Chromium without windows, menus and extensions. The stories take two thirds of the time in it. */
const shellName = 'chromium-headless-shell'

const systemNames = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  shellName,
  'chromium-browser',
  'microsoft-edge-stable',
]

const run = (file, args, { env = {}, timeout }) =>
  spawnSync(file, args, { encoding: 'utf8', env: { ...process.env, ...env }, timeout })

/**
 * A file that exists is not yet a browser: Ubuntu's `chromium-browser` only advertises a snap, and
 * a downloaded one may lack libraries. Windows' chrome.exe answers `--version` with a window.
 */
function works(executable, env) {
  if (process.platform === 'win32') return true
  const answer = run(executable, ['--version', '--no-sandbox'], { env, timeout: 15_000 })
  return answer.status === 0 && /\d+\.\d+\.\d+/.test(answer.stdout)
}

const found = (executable, source, env = {}) => ({ executable, source, env })

function fromEnvironment() {
  const name = variables.find((variable) => process.env[variable])
  if (name === undefined) return null
  const executable = process.env[name]
  if (!existsSync(executable)) throw new Error(`${name} names ${executable}, which does not exist.`)
  return found(executable, name)
}

/** Playwright's own build fits this Playwright exactly; the small headless shell will do as well. */
async function fromPlaywright({ prefersShell }) {
  const { chromium } = await import('playwright-core')
  const whole = chromium.executablePath()
  const registry = whole.replace(/chromium-\d+.*$/, '')
  const revision = /chromium-(\d+)/.exec(whole)?.[1]
  const shell = path.join(
    registry,
    `chromium_headless_shell-${revision}`,
    'chrome-headless-shell-linux64',
    'chrome-headless-shell',
  )
  const candidates = prefersShell ? [shell, whole] : [whole, shell]
  const executable = candidates.find((candidate) => existsSync(candidate) && works(candidate))
  return executable === undefined ? null : found(executable, 'Playwright')
}

function fromSystem({ prefersShell }) {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const named = (name) => folders.map((folder) => path.join(folder, name))
  const names = prefersShell ? [shellName, ...systemNames] : systemNames
  const onPath = names.flatMap(named)
  const windows = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']].flatMap((folder) =>
    folder === undefined
      ? []
      : [
          path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ],
  )
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  const executable = [...onPath, mac, ...windows].find(
    (candidate) => existsSync(candidate) && works(candidate),
  )
  return executable === undefined ? null : found(executable, 'system')
}

function downloadWithPlaywright(wish) {
  say('no browser found; trying playwright install chromium')
  const own = createRequire(import.meta.url).resolve('playwright-core/package.json')
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }
  const cli = path.join(path.dirname(own), 'cli.js')
  run(process.execPath, [cli, 'install', 'chromium'], { env, timeout: 300_000 })
  return fromPlaywright(wish)
}

/** Only where nobody is surprised: as root, on Debian or Ubuntu, in CI or in a container. */
function installWithApt(wish) {
  const isThrowaway = process.env.CI !== undefined || existsSync('/.dockerenv')
  const release = '/etc/os-release'
  const isDebian = existsSync(release) && /debian/i.test(readFileSync(release, 'utf8'))
  if (!isDebian || !isThrowaway || process.getuid?.() !== 0) return null
  say('trying apt-get install chromium')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['chromium', 'fonts-noto-color-emoji']
  run('apt-get', ['update', '-qq'], { env, timeout: 120_000 })
  run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
    env,
    timeout: 600_000,
  })
  return fromSystem(wish)
}

/** A headless shell that comes as an npm package, with its libraries: needs no root and no CDN. */
async function downloadWithNpm() {
  const npm = findNpm()
  if (process.platform !== 'linux' || process.arch !== 'x64' || npm === null) return null
  say('trying the npm package @sparticuz/chromium')
  const folder = path.join(os.homedir(), '.cache', 'verbatim-chromium')
  mkdirSync(folder, { recursive: true })
  const wanted = '@sparticuz/chromium@147.0.0'
  const args = [npm, 'install', '--prefix', folder, '--no-save', '--ignore-scripts', wanted]
  if (run(process.execPath, args, { timeout: 300_000 }).status !== 0) return null
  // This makes the package unpack its libraries and set the two variables below.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x'
  const entry = path.join(folder, 'node_modules/@sparticuz/chromium/build/esm/index.js')
  const { default: chromium } = await import(pathToFileURL(entry).href)
  const executable = await chromium.executablePath()
  const { LD_LIBRARY_PATH = '', FONTCONFIG_PATH = '' } = process.env
  return found(executable, 'npm', { LD_LIBRARY_PATH, FONTCONFIG_PATH })
}

/**
 * Finds a Chromium, or fetches one. The first way that works wins, the cheapest first.
 * @param wish.prefersShell the headless shell will do, and is taken where both are there: a test wants
 *   to be quick, a measurement what people use
 * @returns the variables that hand it on to the test workers
 */
export async function ensureBrowser(wish = { prefersShell: false }) {
  const ways = [
    fromEnvironment,
    fromPlaywright,
    fromSystem,
    downloadWithPlaywright,
    installWithApt,
    downloadWithNpm,
  ]
  for (const way of ways) {
    const browser = await way(wish)
    if (browser === null) continue
    say(`browser for the tests: ${browser.executable} (${browser.source})`)
    return { ...browser.env, VERBATIM_CHROMIUM: browser.executable }
  }
  throw new Error(
    'No Chromium found. Run: npx playwright install --with-deps chromium, ' +
      'or set PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH.',
  )
}

if (isMain(import.meta)) console.log(JSON.stringify(await ensureBrowser()))
