import { openAiWireNames } from '../openai-chat/params.ts'

/** How lists of models name the longest answer, in the order of trust. */
export const longestAnswerFields = [
  'max_completion_tokens',
  'max_output_tokens',
  'max_output_length',
  'max_tokens',
] as const

/** The names of parameters by which a list says that a model can do something. */
export const featureParams = {
  tools: ['tools'],
  json: [openAiWireNames.responseFormat ?? '', 'structured_outputs'],
  reasoning: ['reasoning', 'include_reasoning', openAiWireNames.reasoningEffort ?? ''],
} as const
