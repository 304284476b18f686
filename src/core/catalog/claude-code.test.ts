import { expect, test } from 'vitest'

import { claudeCodeSetup } from './claude-code.ts'

const target = {
  messagesUrl: 'https://modelslab.com/api/v7/llm/v1/messages',
  keyVariable: 'MODELSLAB_API_KEY',
  modelId: 'moonshotai-kimi-k2-0905',
}

test('Claude Code gets the base URL without /v1, the token from the environment, and the model for every job', () => {
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

test('without a key a token stands in its place, since Claude Code asks for one', () => {
  expect(claudeCodeSetup({ ...target, keyVariable: '' })).toContain(
    'ANTHROPIC_AUTH_TOKEN=none-needed\n',
  )
})

test('[S2] a model id and an address survive the shell, whatever is in them', () => {
  const setup = claudeCodeSetup({
    ...target,
    messagesUrl: 'https://a.example/$x`y`/v1/messages',
    modelId: "it's $(x)",
  })
  expect(setup).toContain(String.raw`ANTHROPIC_BASE_URL="https://a.example/\$x\`y\`"`)
  expect(setup).toContain(String.raw`claude --model 'it'\''s $(x)'`)
})

test('an endpoint that Claude Code cannot reach gives no lines rather than wrong ones', () => {
  expect(claudeCodeSetup({ ...target, messagesUrl: 'https://a.example/chat' })).toBeNull()
})
