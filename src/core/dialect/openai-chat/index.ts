import type { Dialect } from '../dialect.ts'
import { createFrameDecoder, decodeWhole, type ReaderRules } from '../wire/answer-reader.ts'
import { decodeRequest } from './decode-request.ts'
import { createStreamEncoder, encodeBody } from './encode-answer.ts'
import { encodeRequest } from './encode-request.ts'
import { decodeError, encodeError } from './errors.ts'
import { openAiForms } from './forms.ts'
import { isOpenAiBody } from './own-body.ts'
import { openAiParamNames, openAiParams, openAiWireNames } from './params.ts'
import { openAiProgram } from './program.ts'
import { createChunkReader } from './read-chunk.ts'

const rules: ReaderRules = {
  createReader: createChunkReader,
  answerField: 'choices',
  endMark: '[DONE]',
  paramNames: openAiParamNames,
}

/** @see https://platform.openai.com/docs/api-reference/chat and contract.md §1, §2 */
export const openaiChat: Dialect = {
  id: 'openai-chat',
  label: 'OpenAI compatible',
  operation: 'chat',
  headers: {},
  params: openAiParams,
  wireNames: openAiWireNames,
  forms: openAiForms,
  program: openAiProgram,
  encodeRequest,
  decodeRequest,
  isOwnBody: isOpenAiBody,
  createStreamDecoder: () => createFrameDecoder(rules),
  decodeBody: (body) => decodeWhole(body, rules),
  decodeError,
  createStreamEncoder,
  encodeBody,
  encodeError,
}
