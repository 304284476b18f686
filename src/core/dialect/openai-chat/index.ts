import type { Dialect } from '../dialect.ts'
import { createFrameDecoder, decodeWhole, type ReaderRules } from '../wire/answer-reader.ts'
import { decodeRequest } from './decode-request.ts'
import { createStreamEncoder, encodeBody } from './encode-answer.ts'
import { decodeError, encodeError } from './errors.ts'
import { isOpenAiBody } from './own-body.ts'
import { openAiParamNames } from './params.ts'
import { openAiProgram } from './program.ts'
import { createChunkReader } from './read-chunk.ts'
import { openaiChatWriter } from './writer.ts'

const rules: ReaderRules = {
  createReader: createChunkReader,
  answerField: 'choices',
  endMark: '[DONE]',
  paramNames: openAiParamNames,
}

/** What it writes, and all that is read of it. */
export const openaiChat: Dialect = {
  ...openaiChatWriter,
  program: openAiProgram,
  decodeRequest,
  isOwnBody: isOpenAiBody,
  createStreamDecoder: () => createFrameDecoder(rules),
  decodeBody: (body) => decodeWhole(body, rules),
  decodeError,
  createStreamEncoder,
  encodeBody,
  encodeError,
}
