import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import type { SnippetClientId } from '../../../core/snippet/snippet.ts'
import { launch, mapAtOnce, type ProgramOutcome } from './program-outcome.ts'
import { canaryKey, keyVariable } from './send.ts'

/** One way to run printed programs on this machine. */
export interface Runtime {
  /** Why it cannot be used; null when it can. */
  readonly missing: string | null
  /** Why something stands in for the real client; null when all is real. */
  readonly standIn: string | null
  /** Whether programs that give up leave the others of `runAll` alone. */
  readonly survivesFailure: boolean
  /** In a process of its own, as a person runs the file. */
  runFile(file: string, cwd: string): Promise<ProgramOutcome>
  /**
   * Each unchanged; where starting a process is slow, many in one. There a program that gives up may
   * end the others: see `survivesFailure`.
   */
  runAll(files: readonly string[], cwd: string): Promise<readonly ProgramOutcome[]>
}

/** For the name of a test. */
export const withStandIn = (standIn: string | null): string =>
  standIn === null ? '' : ` (with stand-ins: ${standIn})`

/** Keys for others and addresses of nobody: a person has them set, and no program may send them. */
const decoys = {
  OPENAI_API_KEY: 'sk-DECOY-openai',
  OPENAI_ADMIN_KEY: 'sk-DECOY-admin',
  OPENAI_BASE_URL: 'http://127.0.0.1:9/decoy',
  ANTHROPIC_API_KEY: 'sk-DECOY-anthropic',
  ANTHROPIC_AUTH_TOKEN: 'sk-DECOY-token',
  ANTHROPIC_BASE_URL: 'http://127.0.0.1:9/decoy',
}

const drivers = {
  node: fileURLToPath(new URL('./run-all.mjs', import.meta.url)),
  php: fileURLToPath(new URL('./run-all.php', import.meta.url)),
  python: fileURLToPath(new URL('./run-all.py', import.meta.url)),
}

const standInFolder = fileURLToPath(new URL('./stand-ins', import.meta.url))

const environment = (cwd: string, more: Readonly<Record<string, string>> = {}) => ({
  PATH: process.env['PATH'] ?? '',
  HOME: cwd, // nobody's ~/.curlrc
  LANG: 'C.UTF-8',
  PYTHONDONTWRITEBYTECODE: '1',
  ...decoys,
  [keyVariable]: canaryKey,
  ...more,
})

const works = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0

const atOnce = 2

/** A process per program. */
function eachAlone(
  missing: string | null,
  command: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Runtime {
  const runFile = (file: string, cwd: string) =>
    launch({ command, args: [...args, file], cwd, env: environment(cwd, env) })
  return {
    missing,
    standIn: null,
    survivesFailure: true,
    runFile,
    runAll: (files, cwd) => mapAtOnce(files, atOnce, (file) => runFile(file, cwd)),
  }
}

/** Programs of one language one after the other, in a process that is started once. */
function inOneProcess(alone: Runtime, command: string, driver: string, env = {}): Runtime {
  return {
    ...alone,
    async runAll(files, cwd) {
      const input = files.map((file) => `${file}\n`).join('')
      const args = [driver]
      const { stdout, stderr } = await launch({
        command,
        args,
        cwd,
        env: environment(cwd, env),
        input,
      })
      const outcomes = stdout.split('\n').slice(0, -1)
      if (outcomes.length !== files.length)
        throw new Error(`${outcomes.length} of ${files.length} programs ran: ${stderr}`)
      return outcomes.map((line) => JSON.parse(line) as ProgramOutcome) // our own driver's
    },
  }
}

function bash(): Runtime {
  const missing = ['bash', 'curl'].find((name) => !works(name, '--version'))
  return eachAlone(missing ? `${missing} is not on this machine` : null, 'bash')
}

function powerShell(): Runtime {
  const missing = works('pwsh', '--version') ? null : 'pwsh is not on this machine'
  return eachAlone(missing, 'pwsh', ['-NoProfile', '-File'])
}

const pythons = ['python3', '/usr/bin/python3']
const pythonWith = (modules: string): string | undefined =>
  pythons.find((python) => works(python, '-c', `import ${modules}`))

function pythonRequests(): Runtime {
  const python = pythonWith('requests')
  const missing = python ? null : 'python3 with requests is not on this machine'
  return inOneProcess(eachAlone(missing, python ?? ''), python ?? '', drivers.python)
}

function pythonSdk(): Runtime {
  const real = pythonWith('openai, anthropic')
  if (real) return inOneProcess(eachAlone(null, real), real, drivers.python)
  const python = pythonWith('requests')
  const missing = python ? null : 'python3 with requests, for the stand-ins, is not on this machine'
  const env = { PYTHONPATH: standInFolder }
  const alone = eachAlone(missing, python ?? '', [], env)
  return {
    ...inOneProcess(alone, python ?? '', drivers.python, env),
    standIn: 'the packages openai and anthropic are not on this machine',
  }
}

function node(): Runtime {
  return inOneProcess(eachAlone(null, process.execPath), process.execPath, drivers.node)
}

function php(): Runtime {
  const has = works('php', '-r', 'exit(extension_loaded("curl") ? 0 : 1);')
  const alone = eachAlone(has ? null : 'php with ext-curl is not on this machine', 'php')
  return { ...inOneProcess(alone, 'php', drivers.php), survivesFailure: false }
}

/** Found out when asked. */
export const runtimes: Readonly<Record<SnippetClientId, () => Runtime>> = {
  'curl-bash': bash,
  'curl-powershell': powerShell,
  'python-requests': pythonRequests,
  'python-sdk': pythonSdk,
  'javascript-fetch': node,
  'javascript-sdk': node,
  'php-curl': php,
}

/** As if typed or pasted into a shell. */
export const paste = (snippet: string, cwd: string): Promise<ProgramOutcome> =>
  launch({ command: 'bash', args: [], cwd, env: environment(cwd), input: snippet })
