import { spawnSync } from 'node:child_process'

import { describe, expect, test } from 'vitest'

import { parseJson } from '../json.ts'
import { claudeCodeNotes, claudeCodeSetup, claudeCodeSetups } from './claude-code.ts'

const target = {
  messagesUrl: 'https://modelslab.com/api/v7/llm/v1/messages',
  keyVariable: 'MODELSLAB_API_KEY',
  modelId: 'moonshotai-kimi-k2-0905',
}

const textOf = (id: string, differences: Partial<typeof target> = {}) =>
  claudeCodeSetups({ ...target, ...differences }).find((setup) => setup.id === id)?.text ?? ''

test('S27: Claude Code gets the base URL without /v1, the token from the environment, and the model for every job', () => {
  expect(claudeCodeSetup(target)).toBe(`\
export ANTHROPIC_BASE_URL="https://modelslab.com/api/v7/llm"
export ANTHROPIC_AUTH_TOKEN="$MODELSLAB_API_KEY"
unset ANTHROPIC_API_KEY            # otherwise it can take precedence
export ANTHROPIC_DEFAULT_OPUS_MODEL=moonshotai-kimi-k2-0905
export ANTHROPIC_DEFAULT_SONNET_MODEL=moonshotai-kimi-k2-0905
export ANTHROPIC_DEFAULT_HAIKU_MODEL=moonshotai-kimi-k2-0905
claude --model moonshotai-kimi-k2-0905
`)
})

test('S27: the same for PowerShell', () => {
  expect(textOf('powershell')).toBe(`\
$env:ANTHROPIC_BASE_URL = 'https://modelslab.com/api/v7/llm'
$env:ANTHROPIC_AUTH_TOKEN = $env:MODELSLAB_API_KEY
$env:ANTHROPIC_API_KEY = $null     # otherwise it can take precedence
$env:ANTHROPIC_DEFAULT_OPUS_MODEL = 'moonshotai-kimi-k2-0905'
$env:ANTHROPIC_DEFAULT_SONNET_MODEL = 'moonshotai-kimi-k2-0905'
$env:ANTHROPIC_DEFAULT_HAIKU_MODEL = 'moonshotai-kimi-k2-0905'
claude --model 'moonshotai-kimi-k2-0905'
`)
})

test('S27: the settings file has address and model, and no token that could be committed', () => {
  expect(parseJson(textOf('settings'))).toEqual({
    ok: true,
    value: {
      model: 'moonshotai-kimi-k2-0905',
      env: {
        ANTHROPIC_BASE_URL: 'https://modelslab.com/api/v7/llm',
        ANTHROPIC_DEFAULT_OPUS_MODEL: 'moonshotai-kimi-k2-0905',
        ANTHROPIC_DEFAULT_SONNET_MODEL: 'moonshotai-kimi-k2-0905',
        ANTHROPIC_DEFAULT_HAIKU_MODEL: 'moonshotai-kimi-k2-0905',
      },
    },
  })
  expect(claudeCodeNotes(target).join(' ')).toMatch(/\/status.*has no token.*Not tested by us\.$/)
})

test('without a key a word stands in the token’s place, since Claude Code asks for one', () => {
  const noKey = { keyVariable: '' }
  expect(textOf('bash', noKey)).toContain('ANTHROPIC_AUTH_TOKEN=none-needed\n')
  expect(textOf('powershell', noKey)).toContain("ANTHROPIC_AUTH_TOKEN = 'none-needed'\n")
  expect(textOf('settings', noKey)).toContain('"ANTHROPIC_AUTH_TOKEN": "none-needed"')
  expect(claudeCodeNotes(noKey).join(' ')).toMatch(/“none-needed” stands/)
  expect(claudeCodeNotes(noKey).join(' ')).not.toContain('has no token')
})

const hostileIds = [
  "it's $(x)",
  '"; touch broken; "',
  "'; touch broken; '",
  '`touch broken`',
  '$env:HOME ‘; rm ’',
  'two\nlines',
  '--dangerously-skip-permissions',
]

test.each(hostileIds)('[S2] the id %j stays one word of PowerShell', (modelId) => {
  const text = textOf('powershell', { modelId })
  const literal = `'${modelId.replaceAll(/['‘’‚‛]/g, '$&$&')}'`
  expect(text.split(literal)).toHaveLength(5)
  // Taken out, nothing of it is left.
  expect(text.replaceAll(literal, "'m'")).toBe(textOf('powershell', { modelId: 'm' }))
})

test.each(hostileIds)('[S2] the id %j stays one text of the settings file', (modelId) => {
  expect(parseJson(textOf('settings', { modelId }))).toMatchObject({ value: { model: modelId } })
})

const hasBash = spawnSync('bash', ['--version']).status === 0
const note = hasBash ? '' : ' (bash is missing: not run)'

describe.skipIf(!hasBash)(`in a real shell${note}`, () => {
  test.each(hostileIds)(
    '[S2] the id %j and a strange address are what Claude Code gets',
    (modelId) => {
      const setup = textOf('bash', { modelId, messagesUrl: 'https://a.example/$x`y`"/v1/messages' })
      const claude =
        'claude() { printf "%s\\0" "$2" "$ANTHROPIC_BASE_URL" "$ANTHROPIC_DEFAULT_HAIKU_MODEL"; }\n'
      const { stdout, stderr } = spawnSync('bash', { input: claude + setup, encoding: 'utf8' })
      expect([...stdout.split('\0'), stderr]).toEqual([
        modelId,
        'https://a.example/$x`y`"',
        modelId,
        '',
        '',
      ])
    },
  )
})

test('an endpoint that Claude Code cannot reach gives no lines rather than wrong ones', () => {
  const other = { ...target, messagesUrl: 'https://a.example/chat' }
  expect(claudeCodeSetup(other)).toBeNull()
  expect(claudeCodeSetups(other)).toEqual([])
})
