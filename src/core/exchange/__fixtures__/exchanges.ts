import fc from 'fast-check'

import type { ModelFacts } from '../../catalog/parse-model.ts'
import { paramNames } from '../../chat/more-params.ts'
import type { ChatMessage, ContentPart } from '../../chat/message.ts'
import { dialectIds } from '../../dialect/request-dialects.ts'
import { shortenBody } from '../../dialect/wire/shorten-body.ts'
import type { Conversation, ConversationNode } from '../../history/conversation.ts'
import type { NumberedRecord, RunRecord } from '../../run/record.ts'
import type { Run } from '../../run/run.ts'
import type { ExchangeLine, ExchangeRun } from '../line.ts'
import type { ExchangeSource } from '../write-exchange.ts'

/** What an export is made from, whole and in memory. */
export interface Holdings {
  readonly conversations: readonly {
    readonly conversation: Conversation
    readonly runs: readonly (ExchangeRun & { readonly log: readonly NumberedRecord[] })[]
  }[]
}

/** Holdings as the writer asks for them. */
export const sourceOf = ({ conversations }: Holdings): ExchangeSource => ({
  conversations: () => conversations.map(({ conversation }) => conversation),
  runs: ({ id }) =>
    (conversations.find(({ conversation }) => conversation.id === id)?.runs ?? []).map(
      ({ run, body, model }) => ({ run, body, model }),
    ),
  log: (runId) =>
    conversations
      .flatMap(({ runs }) => runs)
      .filter(({ run }) => run.id === runId)
      .map(({ log }) => log),
})

export const anId = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
  .map((digits) => digits.join(''))

/** Halves of characters, line ends of every kind, words of the language: all of it must survive. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('\uD800', 'a\uDFFFb', '\u2028\u2029\u0000\r\n', '__proto__', '"\\', '```\n~~~'),
)

const aDate = fc.integer({ min: 0, max: 8.64e15 })
const aCount = fc.nat()
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

const part: fc.Arbitrary<ContentPart> = fc.oneof(
  hostileText.map((text) => ({ type: 'text', text }) as const),
  hostileText.map((url) => ({ type: 'image', url }) as const),
)

const toolCall = { id: hostileText, name: hostileText, argumentsText: hostileText }
const reasoning = fc.record({ text: hostileText, field: hostileText })

const message: fc.Arbitrary<ChatMessage> = fc.oneof(
  fc.record({ role: fc.constant('system' as const), text: hostileText }),
  fc.record({ role: fc.constant('user' as const), content: fc.array(part, { maxLength: 3 }) }),
  fc.record(
    {
      role: fc.constant('assistant' as const),
      text: hostileText,
      reasoning,
      toolCalls: fc.array(fc.record(toolCall), { maxLength: 2 }),
    },
    { requiredKeys: ['role', 'text'] },
  ),
  fc.record({ role: fc.constant('tool' as const), callId: hostileText, text: hostileText }),
)

const aModel: fc.Arbitrary<ModelFacts> = fc.record({
  id: hostileText,
  slug: hostileText,
  vendor: hostileText,
  name: hostileText,
  shortName: hostileText,
  description: hostileText,
  providerId: hostileText,
  contextTokens: orNull(aCount),
  maxOutputTokens: orNull(aCount),
  price: orNull(
    fc.record({
      inputUsdPerMillionTokens: fc.double({ min: 0.01, max: 1000, noNaN: true }),
      outputUsdPerMillionTokens: fc.double({ min: 0.01, max: 1000, noNaN: true }),
      source: hostileText,
      readAt: hostileText,
    }),
  ),
  licence: orNull(hostileText),
  hasOpenWeights: orNull(fc.boolean()),
})

const headers = fc
  .dictionary(fc.stringMatching(/^x-[a-z]{1,8}$/), hostileText, { maxKeys: 3 })
  .map((all) => ({ ...all })) // with the prototype that parsed JSON has

const aRun: fc.Arbitrary<Omit<Run, 'outline' | 'price'>> = fc.record({
  id: anId,
  providerId: hostileText,
  dialectId: fc.constantFrom(...dialectIds),
  model: hostileText,
  startedAt: aDate,
  status: fc.constantFrom('complete', 'stopped', 'interrupted', 'failed'),
  httpStatus: orNull(fc.integer({ min: 100, max: 599 })),
  headers,
  responseId: orNull(hostileText),
  responseModel: orNull(hostileText),
  text: hostileText,
  reasoning: orNull(reasoning),
  toolCalls: fc.array(fc.record({ key: hostileText, ...toolCall }), { maxLength: 2 }),
  usage: orNull(
    fc.record(
      {
        inputTokens: orNull(aCount),
        outputTokens: orNull(aCount),
        reasoningTokens: aCount,
        cachedInputTokens: aCount,
      },
      { requiredKeys: ['inputTokens', 'outputTokens'] },
    ),
  ),
  finishReason: orNull(fc.constantFrom('stop', 'length', 'tool-calls', 'refusal', 'other')),
  rawReason: orNull(hostileText),
  error: orNull(
    fc.record(
      {
        kind: fc.constantFrom('bad-key', 'rate-limited', 'truncated'),
        message: hostileText,
        detail: hostileText,
        status: aCount,
        code: hostileText,
        parameter: fc.constantFrom(...paramNames),
        retryAfterMs: aCount,
      },
      { requiredKeys: ['kind', 'message'] },
    ),
  ),
  openAtMs: orNull(aCount),
  firstReasoningAtMs: orNull(aCount),
  firstTextAtMs: orNull(aCount),
  lastTextAtMs: orNull(aCount),
  endAtMs: orNull(aCount),
  timeline: fc.record({
    binMs: fc.integer({ min: 1, max: 10_000 }),
    counts: fc.array(aCount, { maxLength: 5 }),
  }),
})

const record: fc.Arbitrary<RunRecord> = fc.oneof(
  fc.record({
    type: fc.constant('open' as const),
    atMs: aCount,
    status: fc.integer({ min: 100, max: 599 }),
    headers,
  }),
  fc.record({ type: fc.constant('chunk' as const), atMs: aCount, text: hostileText }),
  fc.record(
    {
      type: fc.constant('end' as const),
      atMs: aCount,
      cause: fc.constantFrom('eof', 'stopped', 'limit'),
      detail: hostileText,
    },
    { requiredKeys: ['type', 'atMs', 'cause'] },
  ),
)

/** In order, with a gap here and there: a log may have been damaged. */
const aLog = fc.array(fc.tuple(fc.nat(2), record), { maxLength: 6 }).map((steps) => {
  let seq = -1
  return steps.map(([gap, each]): NumberedRecord => ({ seq: (seq += 1 + gap), record: each }))
})

const aBody = fc.oneof(
  hostileText,
  fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value, null, 2)),
)

const anExchangeRun = fc
  .record({ run: aRun, body: orNull(aBody), model: orNull(aModel), log: aLog })
  .map(({ run, body, model, ...rest }) => ({
    ...rest,
    body,
    model,
    run: {
      ...run,
      outline: body === null ? '' : shortenBody(body),
      price: model?.price ?? null,
    },
  }))

type NodeContent =
  | { readonly role: 'user'; readonly content: readonly ContentPart[] }
  | { readonly role: 'written'; readonly message: ChatMessage }
  | { readonly role: 'assistant' }

const nodeContent: fc.Arbitrary<NodeContent> = fc.oneof(
  fc.record({ role: fc.constant('user' as const), content: fc.array(part, { maxLength: 3 }) }),
  fc.record({ role: fc.constant('written' as const), message }),
  fc.record({ role: fc.constant('assistant' as const) }),
)

const node = fc.record({
  id: anId,
  /** Which of the messages before it is its parent; beyond them there is none. */
  parent: fc.nat(8),
  createdAt: aDate,
  isDeleted: fc.boolean(),
  isExcluded: fc.boolean(),
  content: nodeContent,
})

/** A conversation whose answers share out its runs, and name one that is lost. */
const aConversation = fc
  .record({
    facts: fc.record({
      id: anId,
      title: hostileText,
      createdAt: aDate,
      updatedAt: aDate,
      starred: fc.boolean(),
    }),
    steps: fc.uniqueArray(node, { maxLength: 8, selector: ({ id }) => id }),
    leaf: fc.nat(7),
    runs: fc.array(anExchangeRun, { maxLength: 3 }),
    lostRun: anId,
  })
  .map(({ facts, steps, leaf, runs, lostRun }) => {
    const nodes = steps.map(({ id, parent, content, ...rest }, index): ConversationNode => {
      const base = { id, parentId: parent < index ? (steps[parent]?.id ?? null) : null, ...rest }
      if (content.role !== 'assistant') return { ...base, ...content }
      return { ...base, ...content, runIds: [runs[index % 4]?.run.id ?? lostRun] }
    })
    const conversation: Conversation = {
      ...facts,
      nodes: Object.fromEntries(nodes.map((each) => [each.id, each])),
      leafId: nodes[leaf % Math.max(1, nodes.length)]?.id ?? null,
    }
    return { conversation, runs }
  })

/** Anything that could lie in a browser. Ids of 128 random bits do not meet. */
export const someHoldings: fc.Arbitrary<Holdings> = fc
  .array(aConversation, { maxLength: 3 })
  .map((conversations) => ({ conversations }))

/** What was read, as holdings again. */
export function holdingsOf(lines: readonly ExchangeLine[]): Holdings {
  const conversations: {
    conversation: Conversation
    runs: { run: Run; body: string | null; model: ModelFacts | null; log: NumberedRecord[] }[]
  }[] = []
  for (const line of lines) {
    const runs = conversations.at(-1)?.runs
    if (line.type === 'conversation')
      conversations.push({ conversation: line.conversation, runs: [] })
    if (line.type === 'run')
      runs?.push({ run: line.run, body: line.body, model: line.model, log: [] })
    if (line.type === 'log')
      runs
        ?.at(-1)
        ?.log.push(
          ...line.records.map((each, index) => ({ seq: line.firstSeq + index, record: each })),
        )
  }
  return { conversations }
}

/** All that comes, as a list. */
export async function collect<T>(items: AsyncIterable<T> | Iterable<T>): Promise<readonly T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}
