import naughtyStrings from 'big-list-of-naughty-strings'
import fc from 'fast-check'

import { userText, type ChatMessage, type ContentPart } from '../../chat/message.ts'
import type { Params, ResponseFormat } from '../../chat/params.ts'
import type { ChatRequest, ToolDefinition } from '../../chat/request.ts'
import { deepestBody } from '../../dialect/wire/json-body.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import { everyPiece, nastyText } from './nasty-text.ts'

/** A request that somebody may have built on the page. */
export interface Conversation {
  readonly name: string
  readonly request: ChatRequest
}

const seed = 20_260_725

const someText = nastyText.map((text) => `${text}.`)
const word = fc.stringMatching(/^[a-z][a-z0-9_-]{0,11}$/)

/** Names that mean something in at least one of the languages. */
const memberName = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '0',
    '1',
    '-1',
    '007',
    '1e3',
    '9'.repeat(19),
  ),
  fc.constantFrom('', ' ', 'class', 'from', 'None', 'self', 'true', 'a-b', 'a.b', 'a b', '$x', '@'),
  fc.constantFrom('\0', '\0x', '\u2028', 'é', '名', 'ﬁ', "'", '"', '\\', '`', '\n', '🙂'),
  word,
)

const oddNumbers = [
  ...[0, -0, 1, -1, 0.1, -0.1, 1e-7, 5e-324, 1e21, 1e22, 1.5e300, -1e-7, 0.1 + 0.2],
  ...[2 ** 31, 2 ** 53, 2 ** 53 - 1, -(2 ** 53), 2 ** 63, 2 ** 64, 1e20, 123456789012345680000],
]
const anyNumber = fc.oneof(
  fc.constantFrom(...oddNumbers),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

/** As `JSON.parse` makes it: `__proto__` is a member like any other. */
const objectOf = (entries: readonly (readonly [string, JsonValue])[]): JsonObject =>
  Object.fromEntries(entries)

const anyJson: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<JsonValue[]>(null, true, false, '', [], objectOf([])),
    anyNumber,
    nastyText,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(memberName, tie('value')), { maxLength: 3 }).map(objectOf),
  ),
})).value

const jsonObject: fc.Arbitrary<JsonObject> = fc
  .array(fc.tuple(memberName, anyJson), { maxLength: 4 })
  .map(objectOf)

/** Members that a person adds by hand. Not those that say how the answer comes, nor a key's names. */
const extra = fc
  .array(
    fc.tuple(
      memberName.map((name) => (name === '' ? 'x' : name)),
      anyJson,
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(objectOf)

const imageUrl = fc.oneof(
  fc.constantFrom('https://example.org/a.png?x=$y&z=%20', "https://example.org/it's.png"),
  fc.base64String({ minLength: 4, maxLength: 64 }).map((data) => `data:image/png;base64,${data}`),
)

const part: fc.Arbitrary<ContentPart> = fc.oneof(
  someText.map((text) => ({ type: 'text', text }) as const),
  imageUrl.map((url) => ({ type: 'image', url }) as const),
)

const toolCall = fc.record({
  id: fc.constantFrom('call_1', 'functions.x:0', 'toolu_01'),
  name: word,
  argumentsText: jsonObject.map((value) => JSON.stringify(value)),
})

const turn = fc.oneof(
  nastyText.map((text): readonly ChatMessage[] => [userText(text)]),
  fc
    .array(part, { minLength: 1, maxLength: 3 })
    .map((content): readonly ChatMessage[] => [{ role: 'user', content }]),
  nastyText.map((text): readonly ChatMessage[] => [{ role: 'assistant', text }]),
  fc
    .tuple(nastyText, fc.array(toolCall, { minLength: 1, maxLength: 2 }), nastyText)
    .map(([text, toolCalls, result]): readonly ChatMessage[] => [
      { role: 'assistant', text, toolCalls },
      ...toolCalls.map(({ id }) => ({ role: 'tool', callId: id, text: result }) as const),
    ]),
)

const messages = fc
  .tuple(fc.option(nastyText, { nil: null }), nastyText, fc.array(turn, { maxLength: 4 }))
  .map(([system, text, turns]): readonly ChatMessage[] => [
    ...(system === null ? [] : [{ role: 'system', text: system } as const]),
    userText(text),
    ...turns.flat(),
  ])

const responseFormat: fc.Arbitrary<ResponseFormat> = fc.oneof(
  fc.constantFrom<ResponseFormat[]>({ type: 'text' }, { type: 'json' }),
  fc.record(
    {
      type: fc.constant('json-schema' as const),
      name: word,
      schema: jsonObject,
      isStrict: fc.boolean(),
    },
    { requiredKeys: ['type', 'name', 'schema'] },
  ),
)

const params: fc.Arbitrary<Params> = fc.record(
  {
    temperature: fc.constantFrom(0, -0, 0.1, 1e-7, 0.7, 1),
    maxTokens: fc.constantFrom(1, 1000, 1_048_576),
    topP: fc.constantFrom(0.9, 1e-7, 0.30000000000000004),
    topK: fc.constantFrom(1, 40, Number.MAX_SAFE_INTEGER),
    minP: fc.constantFrom(0, 0.05),
    frequencyPenalty: fc.constantFrom(-2, 0.5),
    presencePenalty: fc.constantFrom(-0, 2),
    repetitionPenalty: fc.constantFrom(1, 1.1),
    seed: fc.constantFrom(0, -1, Number.MAX_SAFE_INTEGER),
    stop: fc.array(someText, { maxLength: 4 }),
    n: fc.constantFrom(1),
    responseFormat,
    reasoningEffort: fc.constantFrom('none', 'low', 'high'),
    reasoningBudget: fc.constantFrom(1024, 4096),
    topLogprobs: fc.constantFrom(0, 5),
  },
  { requiredKeys: [] },
)

const tool: fc.Arbitrary<ToolDefinition> = fc.record(
  { name: word, description: nastyText, schema: jsonObject },
  { requiredKeys: ['name', 'schema'] },
)

const anyRequest: fc.Arbitrary<ChatRequest> = fc.record(
  {
    model: fc.constantFrom('moonshotai-kimi-k2-0905', 'Qwen/Qwen2.5-VL-72B', "it's $a `model`"),
    messages,
    params,
    stream: fc.boolean(),
    tools: fc.array(tool, { minLength: 1, maxLength: 2 }),
    toolChoice: fc.constantFrom<NonNullable<ChatRequest['toolChoice']>[]>(
      'auto',
      'none',
      'required',
      { name: 'look_up' },
    ),
    extra,
  },
  { requiredKeys: ['model', 'messages', 'params', 'stream'] },
)

const plain = (name: string, texts: readonly string[], stream: boolean): Conversation => ({
  name,
  request: {
    model: 'm',
    messages: texts.map((text, index) =>
      index % 2 === 0 ? userText(text) : { role: 'assistant', text },
    ),
    params: {},
    stream,
  },
})

/** Alone, at each end of a line, doubled, and as the end of everything. */
const around = (piece: string): readonly string[] => [
  piece,
  `a${piece}b ${piece}${piece}\n${piece}\n${piece}c`,
  `it ends with ${piece}`,
]

const generated = (): readonly Conversation[] =>
  fc
    .sample(anyRequest, { seed, numRuns: 360 })
    .map((request, index) => ({ name: `generated ${index}`, request }))

const pieceByPiece = (): readonly Conversation[] =>
  everyPiece.map((piece, index) =>
    plain(`piece ${JSON.stringify(piece)}`, around(piece), index % 2 === 0),
  )

const long = (): readonly Conversation[] =>
  ['it\'s $HOME \\ "🙂"\n', 'x', '\\', "'", '漢', '\u2028"""\r\n'].map((piece, index) =>
    plain(
      `100 kB of ${JSON.stringify(piece)}`,
      [piece.repeat(Math.ceil(100_000 / piece.length))],
      index % 2 === 0,
    ),
  )

/** Each list in the one before, down to where a body may not go deeper. */
const deep = (): readonly Conversation[] =>
  [true, false].map((stream) => {
    const { name, request } = plain(`a deep body, ${stream ? 'streamed' : 'whole'}`, ['Hi'], stream)
    const lists: JsonValue = JSON.parse('['.repeat(deepestBody) + ']'.repeat(deepestBody)) // so JSON
    return { name, request: { ...request, extra: { lists } } }
  })

const inTens = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / 10) }, (_, index) =>
    all.slice(index * 10, index * 10 + 10),
  )

/** A corpus of other people: https://github.com/minimaxir/big-list-of-naughty-strings */
const naughty = (): readonly Conversation[] =>
  inTens(naughtyStrings).map((texts, index) =>
    plain(`naughty strings from ${index * 10}`, [...texts, 'And now?'], index % 2 === 0),
  )

/** The same on every machine and in every run. */
export const conversations: readonly Conversation[] = [
  ...generated(),
  ...pieceByPiece(),
  ...long(),
  ...deep(),
  ...naughty(),
]
