import { arrayAt, isJsonObject, stringAt, type JsonObject } from '../../json.ts'

const ownMembers = [
  'frequency_penalty',
  'presence_penalty',
  'max_completion_tokens',
  'response_format',
  'stream_options',
  'reasoning_effort',
  'logprobs',
  'seed',
  'stop',
  'n',
]

/** Whether a request's body is plainly of this dialect: its roles, its tools, its members. */
export const isOpenAiBody = (body: JsonObject): boolean =>
  ownMembers.some((name) => Object.hasOwn(body, name)) ||
  arrayAt(body, 'tools').some((tool) => isJsonObject(tool) && isJsonObject(tool['function'])) ||
  arrayAt(body, 'messages').some(
    (message) =>
      ['system', 'developer', 'tool'].includes(stringAt(message, 'role') ?? '') ||
      (isJsonObject(message) && Object.hasOwn(message, 'tool_calls')) ||
      arrayAt(message, 'content').some((part) => stringAt(part, 'type') === 'image_url'),
  )
