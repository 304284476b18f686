import type { Dialect } from '../dialect.ts'
import { createFrameDecoder, decodeWhole, type ReaderRules } from '../wire/answer-reader.ts'
import { decodeRequest } from './decode-request.ts'
import { createStreamEncoder, encodeBody } from './encode-answer.ts'
import { decodeError, encodeError } from './errors.ts'
import { isAnthropicBody } from './own-body.ts'
import { anthropicParamNames } from './params.ts'
import { anthropicProgram } from './program.ts'
import { createMessageReader } from './read-message.ts'
import { anthropicMessagesWriter } from './writer.ts'

const rules: ReaderRules = {
  createReader: createMessageReader,
  answerField: 'content',
  endMark: null,
  paramNames: anthropicParamNames,
}

/** What it writes, and all that is read of it. */
export const anthropicMessages: Dialect = {
  ...anthropicMessagesWriter,
  program: anthropicProgram,
  decodeRequest,
  isOwnBody: isAnthropicBody,
  createStreamDecoder: () => createFrameDecoder(rules),
  decodeBody: (body) => decodeWhole(body, rules),
  decodeError,
  createStreamEncoder,
  encodeBody,
  encodeError,
}
