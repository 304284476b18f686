import type { ProgramFacts } from '../dialect.ts'

const sdk = {
  className: 'Anthropic',
  method: 'messages.create',
  readsOnlyErrorMember: false,
} as const

/** @see https://docs.anthropic.com/en/api/messages-streaming and the SDKs' own signatures */
export const anthropicProgram: ProgramFacts = {
  path: '/v1/messages',
  wholeText: {
    list: { member: 'content', item: 'block', areParts: true },
    when: [{ path: ['type'], equals: 'text' }],
    path: ['text'],
    canBeMissing: false,
  },
  streamedText: {
    list: null,
    when: [
      { path: ['type'], equals: 'content_block_delta' },
      { path: ['delta', 'type'], equals: 'text_delta' },
    ],
    path: ['delta', 'text'],
    canBeMissing: false,
  },
  // Not of this dialect; gateways that speak both end both with it.
  endMark: '[DONE]',
  sdk: {
    python: {
      ...sdk,
      packageName: 'anthropic',
      keyArgument: { bearer: 'auth_token', 'x-api-key': 'api_key' },
      // Since anthropic 1 the method takes no temperature, top_p or top_k: an error, by name.
      arguments: [
        'model',
        'max_tokens',
        'system',
        'messages',
        'stop_sequences',
        'tools',
        'tool_choice',
        'thinking',
        'metadata',
        'service_tier',
        'stream',
      ],
      // ANTHROPIC_API_KEY and ANTHROPIC_AUTH_TOKEN are both read, each for its header.
      strayHeaders: {
        bearer: ['X-Api-Key'],
        'x-api-key': ['Authorization'],
        none: ['X-Api-Key', 'Authorization'],
      },
    },
    javascript: {
      ...sdk,
      packageName: '@anthropic-ai/sdk',
      keyArgument: { bearer: 'authToken', 'x-api-key': 'apiKey' },
      swallows: ['user_profile_id', 'workspace_id'],
    },
  },
}
