import { spawnSync } from 'node:child_process'

import type { JsonValue } from '../../json.ts'
import { describeLiterals } from '../__fixtures__/describe-literals.ts'
import { pythonSyntax } from './literal.ts'

const hasPython = spawnSync('python3', ['--version']).status === 0

function run(list: string): JsonValue {
  const input = `import json\nprint(json.dumps(${list}))\n`
  const env = { ...process.env, PYTHONUTF8: '1' }
  const { stdout, stderr } = spawnSync('python3', ['-'], { input, env, encoding: 'utf8' })
  if (stderr !== '') throw new Error(stderr)
  return JSON.parse(stdout) as JsonValue // what json.dumps wrote
}

describeLiterals({ name: 'Python', syntax: pythonSyntax, run: hasPython ? run : null })
