import { spawn } from 'node:child_process'

/** What a program left behind. */
export interface ProgramOutcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

interface Launch {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** For its standard input. */
  readonly input?: string
}

const longestRunMs = 240_000

/** @throws when it cannot be started, or does not end within four minutes */
export function launch({ command, args, cwd, env, input }: Launch): Promise<ProgramOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, timeout: longestRunMs })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => stdout.push(part))
    child.stderr.on('data', (part: Buffer) => stderr.push(part))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === null) reject(new Error(`${command} ended by ${signal}`))
      else
        resolve({
          exitCode: code,
          stdout: Buffer.concat(stdout).toString(),
          stderr: Buffer.concat(stderr).toString(),
        })
    })
    child.stdin.on('error', () => {}) // it may end before it has read everything
    child.stdin.end(input)
  })
}

/** Each item in turn, by so many workers at once; the results in the order of the items. */
export async function mapAtOnce<T, R>(
  items: readonly T[],
  workers: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const queue = items.entries()
  const drain = async () => {
    for (const [index, item] of queue) results[index] = await work(item, index)
  }
  await Promise.all(Array.from({ length: workers }, drain))
  return results
}
