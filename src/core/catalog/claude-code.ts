import { quoteShell } from '../snippet/curl/quote-bash.ts'

/** What Claude Code has to know of an Anthropic-compatible endpoint. */
export interface ClaudeCodeTarget {
  /** Where messages go: `https://…/v1/messages`. */
  readonly messagesUrl: string
  /** The environment variable that holds the key; empty when none is needed. */
  readonly keyVariable: string
  readonly modelId: string
}

const messagesPath = '/v1/messages'

/** The models Claude Code asks for in the background; unset, it asks for Claude's own ids. */
const backgroundModels = ['OPUS', 'SONNET', 'HAIKU'] as const

/** Characters that are special between double quotes. */
const doubleQuoted = (text: string): string => `"${text.replaceAll(/["$\\`]/g, String.raw`\$&`)}"`

/**
 * The lines that make Claude Code use this model, for bash and zsh. The base URL has no `/v1`:
 * Claude Code adds `/v1/messages` itself. ANTHROPIC_API_KEY would win over the token, so it is unset.
 * @returns null when the endpoint does not end as Claude Code needs it.
 * @see contract.md §1, "Claude Code", and ux.md §5.2
 */
export function claudeCodeSetup(target: ClaudeCodeTarget): string | null {
  const { messagesUrl, keyVariable, modelId } = target
  if (!messagesUrl.endsWith(messagesPath)) return null
  const base = doubleQuoted(messagesUrl.slice(0, -messagesPath.length))
  const model = quoteShell(modelId)
  return [
    `export ANTHROPIC_BASE_URL=${base}`,
    `export ANTHROPIC_AUTH_TOKEN=${keyVariable === '' ? 'none-needed' : `"$${keyVariable}"`}`,
    'unset ANTHROPIC_API_KEY            # otherwise it can take precedence',
    ...backgroundModels.map((name) => `export ANTHROPIC_DEFAULT_${name}_MODEL=${model}`),
    `claude --model ${model}`,
    '',
  ].join('\n')
}
