import type { Dialect } from '../dialect.ts'
import { createFrameDecoder, decodeWhole, type ReaderRules } from '../wire/answer-reader.ts'
import { decodeRequest } from './decode-request.ts'
import { createStreamEncoder, encodeBody } from './encode-answer.ts'
import { encodeRequest } from './encode-request.ts'
import { decodeError, encodeError } from './errors.ts'
import { anthropicForms } from './forms.ts'
import { isAnthropicBody } from './own-body.ts'
import { anthropicParamNames, anthropicParams, anthropicWireNames } from './params.ts'
import { anthropicProgram } from './program.ts'
import { createMessageReader } from './read-message.ts'

const rules: ReaderRules = {
  createReader: createMessageReader,
  answerField: 'content',
  endMark: null,
  paramNames: anthropicParamNames,
}

/** @see https://docs.anthropic.com/en/api/messages and contract.md §3 */
export const anthropicMessages: Dialect = {
  id: 'anthropic-messages',
  label: 'Anthropic compatible',
  operation: 'messages',
  // The last version that takes sampling parameters, and ModelsLab's documented one (contract.md §3).
  headers: { 'anthropic-version': '2023-06-01' },
  params: anthropicParams,
  wireNames: anthropicWireNames,
  forms: anthropicForms,
  program: anthropicProgram,
  encodeRequest,
  decodeRequest,
  isOwnBody: isAnthropicBody,
  createStreamDecoder: () => createFrameDecoder(rules),
  decodeBody: (body) => decodeWhole(body, rules),
  decodeError,
  createStreamEncoder,
  encodeBody,
  encodeError,
}
