import { arrayAt, isJsonObject, stringAt, type JsonObject } from '../../json.ts'

const ownMembers = ['system', 'stop_sequences', 'thinking']
const ownBlocks = new Set(['image', 'document', 'tool_use', 'tool_result', 'thinking'])

/** Whether a request's body is plainly of this dialect: its members, its tools, its blocks. */
export function isAnthropicBody(body: JsonObject): boolean {
  const blocks = arrayAt(body, 'messages').flatMap((message) => arrayAt(message, 'content'))
  const types = blocks.map((block) => stringAt(block, 'type') ?? '')
  return (
    ownMembers.some((name) => Object.hasOwn(body, name)) ||
    arrayAt(body, 'tools').some((tool) => isJsonObject(tool) && 'input_schema' in tool) ||
    types.some((type) => ownBlocks.has(type)) ||
    // Text in blocks is in both; with a limit, which this dialect requires, it is more likely this one.
    (types.length > 0 &&
      types.every((type) => type === 'text') &&
      Object.hasOwn(body, 'max_tokens'))
  )
}
