import { execFile, spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

const works = (file: string, args: readonly string[]): boolean =>
  spawnSync(file, args, { stdio: 'ignore' }).status === 0

/** The first Python that has this package: the one on the PATH is not always Debian's. */
const pythonWith = (name: string): string | null =>
  ['python3', '/usr/bin/python3'].find((python) => works(python, ['-c', `import ${name}`])) ?? null

const ifWorks = (file: string, args: readonly string[]): string | null =>
  works(file, args) ? file : null

/** What runs a client's program, or null where this machine cannot. Asked only when needed. */
const runtimes: Readonly<Record<string, () => string | null>> = {
  'bash, zsh': () => (works('curl', ['--version']) ? ifWorks('bash', ['--version']) : null),
  PowerShell: () => ifWorks('pwsh', ['-Version']),
  requests: () => pythonWith('requests'),
  'Python openai': () => pythonWith('openai'),
  'Python anthropic': () => pythonWith('anthropic'),
  fetch: () => process.execPath,
  'JavaScript openai': () => process.execPath,
  'JavaScript @anthropic-ai/sdk': () => process.execPath,
  PHP: () => ifWorks('php', ['-r', 'exit(extension_loaded("curl") ? 0 : 1);']),
}

export interface Program {
  /** A name of `runtimes`. */
  readonly runtime: string
  readonly fileName: string
  readonly code: string
}

/** What runs the program here; null when it is missing. */
export const findRuntime = (runtime: string): string | null => {
  const find = runtimes[runtime]
  if (!find) throw new Error(`No runtime is called ${runtime}.`)
  return find()
}

/**
 * Saves the program as its reader would, and runs it in a fresh process.
 * @param folder inside the checkout, so that Node finds the packages that are installed there
 * @param env all it gets beside PATH and HOME
 * @returns what it printed; throws when it ends with an error
 */
export async function runProgram(
  { runtime, fileName, code }: Program,
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const executable = findRuntime(runtime)
  if (executable === null) throw new Error(`Nothing here runs ${runtime}.`)
  await mkdir(folder, { recursive: true })
  const path = join(folder, fileName)
  await writeFile(path, code)
  const { PATH = '', HOME = '' } = process.env
  const { stdout } = await execute(executable, [path], {
    env: { PATH, HOME, ...env },
    timeout: 20_000,
  })
  return stdout
}
