import type { ProviderInfo } from '../protocol/protocol.ts'
import { quoteShell } from '../snippet/curl/quote-bash.ts'
import { quotePowershell } from '../snippet/curl/quote-powershell.ts'

/** What Claude Code has to know of an Anthropic-compatible endpoint. */
export interface ClaudeCodeTarget {
  /** Where messages go: `https://…/v1/messages`. */
  readonly messagesUrl: string
  /** The environment variable that holds the key; empty when none is needed. */
  readonly keyVariable: string
  readonly modelId: string
}

/** This model at a provider, as Claude Code would ask for it. */
export const claudeCodeTargetOf = (
  { endpoints, auth, keyVariable }: Pick<ProviderInfo, 'endpoints' | 'auth' | 'keyVariable'>,
  modelId: string,
): ClaudeCodeTarget => ({
  messagesUrl: endpoints.messages ?? '',
  keyVariable: auth === 'none' ? '' : keyVariable,
  modelId,
})

/** One way to set Claude Code up. */
export interface ClaudeCodeSetup {
  readonly id: 'bash' | 'powershell' | 'settings'
  readonly label: string
  readonly fileName: string
  /** The name of its grammar, for colours. */
  readonly grammar: 'bash' | 'powershell' | 'json'
  readonly text: string
}

/** Claude Code asks for a token even where the endpoint does not. */
const noToken = 'none-needed'

/** What has to be said beside every set-up, as sentences (ux.md §5.2). */
export const claudeCodeNotes = ({
  keyVariable,
}: Pick<ClaudeCodeTarget, 'keyVariable'>): readonly string[] => [
  'In Claude Code, /status says which address and which model it uses.',
  keyVariable === ''
    ? `The endpoint needs no key: “${noToken}” stands in the token’s place, because Claude Code asks for one.`
    : 'The settings file has no token: whoever has the repository reads it. Set ANTHROPIC_AUTH_TOKEN in the environment.',
  'Not tested by us.',
]

const messagesPath = '/v1/messages'

/** The models Claude Code asks for in the background; unset, it asks for Claude's own ids. */
const backgroundModels = ['OPUS', 'SONNET', 'HAIKU'].map(
  (name) => `ANTHROPIC_DEFAULT_${name}_MODEL`,
)

/** Characters that are special between double quotes. */
const doubleQuoted = (text: string): string => `"${text.replaceAll(/["$\\`]/g, String.raw`\$&`)}"`

/**
 * The base URL has no `/v1`: Claude Code adds `/v1/messages` itself.
 * @returns null when the endpoint does not end as Claude Code needs it
 */
const baseUrlOf = ({ messagesUrl }: ClaudeCodeTarget): string | null =>
  messagesUrl.endsWith(messagesPath) ? messagesUrl.slice(0, -messagesPath.length) : null

/**
 * The lines that make Claude Code use this model, for bash and zsh. ANTHROPIC_API_KEY would win over
 * the token, so it is unset.
 * @returns null when the endpoint does not end as Claude Code needs it.
 * @see contract.md §1, "Claude Code", and ux.md §5.2
 */
export function claudeCodeSetup(target: ClaudeCodeTarget): string | null {
  const { keyVariable, modelId } = target
  const base = baseUrlOf(target)
  if (base === null) return null
  const model = quoteShell(modelId)
  return [
    `export ANTHROPIC_BASE_URL=${doubleQuoted(base)}`,
    `export ANTHROPIC_AUTH_TOKEN=${keyVariable === '' ? noToken : `"$${keyVariable}"`}`,
    'unset ANTHROPIC_API_KEY            # otherwise it can take precedence',
    ...backgroundModels.map((name) => `export ${name}=${model}`),
    `claude --model ${model}`,
    '',
  ].join('\n')
}

/** The same for PowerShell, which says nothing when a variable is not there to be removed. */
function powershellSetup(base: string, { keyVariable, modelId }: ClaudeCodeTarget): string {
  const model = quotePowershell(modelId)
  return [
    `$env:ANTHROPIC_BASE_URL = ${quotePowershell(base)}`,
    `$env:ANTHROPIC_AUTH_TOKEN = ${keyVariable === '' ? quotePowershell(noToken) : `$env:${keyVariable}`}`,
    '$env:ANTHROPIC_API_KEY = $null     # otherwise it can take precedence',
    ...backgroundModels.map((name) => `$env:${name} = ${model}`),
    `claude --model ${model}`,
    '',
  ].join('\n')
}

/**
 * The file `.claude/settings.json` of a project. The token is not in it, where there is one: such a
 * file is committed, and JSON cannot read the environment.
 */
const settingsFile = (base: string, { keyVariable, modelId }: ClaudeCodeTarget): string =>
  `${JSON.stringify(
    {
      model: modelId,
      env: {
        ANTHROPIC_BASE_URL: base,
        ...(keyVariable === '' && { ANTHROPIC_AUTH_TOKEN: noToken }),
        ...Object.fromEntries(backgroundModels.map((name) => [name, modelId])),
      },
    },
    null,
    2,
  )}\n`

/**
 * Every way to make Claude Code use this model (S27).
 * @returns none when the endpoint does not end as Claude Code needs it
 * @see https://code.claude.com/docs/en/llm-gateway and https://code.claude.com/docs/en/settings
 */
export function claudeCodeSetups(target: ClaudeCodeTarget): readonly ClaudeCodeSetup[] {
  const base = baseUrlOf(target)
  const bash = claudeCodeSetup(target)
  if (base === null || bash === null) return []
  return [
    { id: 'bash', label: 'bash, zsh', fileName: 'claude-code.sh', grammar: 'bash', text: bash },
    {
      id: 'powershell',
      label: 'PowerShell',
      fileName: 'claude-code.ps1',
      grammar: 'powershell',
      text: powershellSetup(base, target),
    },
    {
      id: 'settings',
      label: 'settings.json',
      fileName: '.claude/settings.json',
      grammar: 'json',
      text: settingsFile(base, target),
    },
  ]
}
