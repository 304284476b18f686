import type { ProgramFacts } from '../dialect.ts'

const sdk = {
  packageName: 'openai',
  className: 'OpenAI',
  method: 'chat.completions.create',
  readsOnlyErrorMember: true,
} as const

const choices = { member: 'choices', item: 'choice', areParts: false } as const

/** @see https://platform.openai.com/docs/api-reference/chat and the SDKs' own signatures, openai 2 and 6 */
export const openAiProgram: ProgramFacts = {
  path: '/chat/completions',
  wholeText: { list: choices, when: [], path: ['message', 'content'], canBeMissing: true },
  streamedText: { list: choices, when: [], path: ['delta', 'content'], canBeMissing: true },
  endMark: '[DONE]',
  sdk: {
    python: {
      ...sdk,
      keyArgument: { bearer: 'api_key', 'x-api-key': 'api_key' },
      arguments: [
        'model',
        'messages',
        'temperature',
        'max_tokens',
        'max_completion_tokens',
        'top_p',
        'frequency_penalty',
        'presence_penalty',
        'seed',
        'stop',
        'n',
        'logprobs',
        'top_logprobs',
        'logit_bias',
        'tools',
        'tool_choice',
        'parallel_tool_calls',
        'response_format',
        'reasoning_effort',
        'stream',
        'stream_options',
        'user',
        'metadata',
        'store',
      ],
      strayHeaders: { bearer: [], 'x-api-key': ['Authorization'], none: ['Authorization'] },
    },
    javascript: {
      ...sdk,
      keyArgument: { bearer: 'apiKey', 'x-api-key': 'apiKey' },
      swallows: [],
    },
  },
}
