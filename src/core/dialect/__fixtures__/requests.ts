import fc from 'fast-check'

import type { ChatMessage, ContentPart } from '../../chat/message.ts'
import type { ParamName, Params } from '../../chat/params.ts'
import type { ChatRequest } from '../../chat/request.ts'
import type { JsonObject } from '../../json.ts'
import type { Dialect } from '../dialect.ts'

/** What the laws must know of a dialect to write requests it has a place for. */
export interface RequestRoom {
  /** Fields whose thoughts can be sent back. */
  readonly replayFields: readonly string[]
  /** Parameters without which a warning comes. */
  readonly required: readonly ParamName[]
  /** Of these at most one is sent. */
  readonly clashing: readonly ParamName[]
}

/** Any text: every plane of Unicode, control characters, no halves of characters. */
export const anyText = fc.string({ unit: 'binary', maxLength: 12 })
const someText = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 })
const word = fc.stringMatching(/^[a-z][a-z0-9_-]{0,11}$/)

const imageUrl = fc.oneof(
  fc.constant('https://example.org/a.png'),
  fc.base64String({ maxLength: 16 }).map((data) => `data:image/png;base64,${data}`),
)

const part: fc.Arbitrary<ContentPart> = fc.oneof(
  someText.map((text) => ({ type: 'text', text }) as const),
  imageUrl.map((url) => ({ type: 'image', url }) as const),
)

/** JSON that is written as `JSON.stringify` writes it: a dialect may parse and print it again. */
const argumentsText = fc
  .dictionary(word, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 })
  .map((value) => JSON.stringify(JSON.parse(JSON.stringify(value))))

const toolCall = fc.record({ id: word, name: word, argumentsText })

const userMessage = fc.record({
  role: fc.constant('user' as const),
  content: fc.array(part, { minLength: 1, maxLength: 3 }),
})

const toolMessage = fc.record({ role: fc.constant('tool' as const), callId: word, text: anyText })

const assistantMessage = (fields: readonly string[]): fc.Arbitrary<ChatMessage> =>
  fc.record(
    {
      role: fc.constant('assistant' as const),
      text: anyText,
      toolCalls: fc.array(toolCall, { minLength: 1, maxLength: 2 }),
      ...(fields.length > 0 && {
        reasoning: fc.record({ text: someText, field: fc.constantFrom(...fields) }),
      }),
    },
    { requiredKeys: ['role', 'text'] },
  )

const messages = (fields: readonly string[]): fc.Arbitrary<ChatMessage[]> =>
  fc
    .tuple(
      fc.option(anyText.map((text): ChatMessage => ({ role: 'system', text }))),
      fc.array(fc.oneof(userMessage, toolMessage, assistantMessage(fields)), { maxLength: 5 }),
    )
    .map(([system, rest]) => (system ? [system, ...rest] : rest))

const schema = fc
  .dictionary(word, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 })
  .map((value) => JSON.parse(JSON.stringify(value)) as { readonly [key: string]: unknown }) // an object again

const responseFormat = fc.oneof(
  // Not the plain type JSON: it comes with advice unless a message says the word.
  fc.constant({ type: 'text' as const }),
  fc.record(
    { type: fc.constant('json-schema' as const), name: word, schema, isStrict: fc.boolean() },
    { requiredKeys: ['type', 'name', 'schema'] },
  ),
)

/** Members that no dialect has a name for. */
const extra = fc
  .dictionary(fc.stringMatching(/^x_[a-z_]{1,8}$/), fc.jsonValue({ maxDepth: 3 }), {
    minKeys: 1,
    maxKeys: 3,
  })
  .map((value) => JSON.parse(JSON.stringify(value)) as JsonObject) // an object again

/** A value of a parameter that the dialect takes as it is. */
function paramValue(dialect: Dialect, name: ParamName): fc.Arbitrary<unknown> | null {
  const support = dialect.params[name]
  if (!support.supported) return null
  if (name === 'responseFormat') return responseFormat
  if ('choices' in support) return fc.constantFrom(...support.choices)
  const { min, max } = support
  if (name === 'stop') return fc.array(someText, { minLength: 1, maxLength: Math.min(4, max) })
  const isFraction = max <= 2
  return isFraction
    ? fc.double({ min, max, noNaN: true }).map((n) => n + 0)
    : fc.integer({ min, max })
}

function params(dialect: Dialect, room: RequestRoom): fc.Arbitrary<Params> {
  const names = Object.keys(dialect.params) as ParamName[] // the keys of that very record
  const values = Object.fromEntries(
    names.flatMap((name) => {
      const value = paramValue(dialect, name)
      return value ? [[name, value]] : []
    }),
  )
  const [, ...clashing] = room.clashing
  return fc.record(values, { requiredKeys: [...room.required] }).map((all) => {
    const kept = Object.entries(all).filter(
      ([name]) => !clashing.includes(name as ParamName) || !hasOther(all, name, room.clashing), // a key of values
    )
    return settled(Object.fromEntries(kept))
  })
}

/** With a budget of thoughts a dialect refuses what else steers the sampling, and a lower limit. */
function settled(all: Params): Params {
  const { reasoningBudget, maxTokens, temperature, topP, topK, ...others } = all
  const sampling = {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(topK !== undefined && { topK }),
  }
  if (reasoningBudget === undefined)
    return { ...others, ...sampling, ...(maxTokens !== undefined && { maxTokens }) }
  const budget = Math.min(reasoningBudget, 500_000)
  return { ...others, reasoningBudget: budget, maxTokens: budget + 1 }
}

const hasOther = (all: object, name: string, names: readonly string[]): boolean =>
  names.some((other) => other !== name && Object.hasOwn(all, other))

const tool = fc.record(
  { name: word, description: anyText, schema },
  { requiredKeys: ['name', 'schema'] },
)

/** Requests the dialect can say without a warning. */
export const requestsFor = (dialect: Dialect, room: RequestRoom): fc.Arbitrary<ChatRequest> =>
  fc.record(
    {
      model: fc.constantFrom('kimi-k2-0905', 'Qwen/Qwen2.5-VL'),
      messages: messages(room.replayFields),
      params: params(dialect, room),
      stream: fc.boolean(),
      tools: fc.array(tool, { minLength: 1, maxLength: 2 }),
      toolChoice: fc.oneof(
        fc.constantFrom('auto', 'none', 'required'),
        word.map((name) => ({ name })),
      ),
      extra,
    },
    { requiredKeys: ['model', 'messages', 'params', 'stream'] },
  )
