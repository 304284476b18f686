import type { RequestDialect } from '../dialect.ts'
import { encodeRequest } from './encode-request.ts'
import { openAiForms } from './forms.ts'
import { openAiParams, openAiWireNames } from './params.ts'

/** @see https://platform.openai.com/docs/api-reference/chat and contract.md §1, §2 */
export const openaiChatWriter: RequestDialect = {
  id: 'openai-chat',
  label: 'OpenAI compatible',
  operation: 'chat',
  headers: {},
  params: openAiParams,
  wireNames: openAiWireNames,
  forms: openAiForms,
  encodeRequest,
}
