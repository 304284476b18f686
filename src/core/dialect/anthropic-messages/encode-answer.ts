import { assertNever } from '../../assert-never.ts'
import type { StreamEvent } from '../../chat/stream-event.ts'
import type { TokenUsage } from '../../chat/usage.ts'
import { isJsonObject, parseJson } from '../../json.ts'
import type { AnswerMeta, SseFrame } from '../dialect.ts'
import { collectAnswer } from '../wire/collect-answer.ts'
import { errorBody } from './errors.ts'
import { formatStopReason } from './stop-reason.ts'

const noUsage: TokenUsage = { inputTokens: 0, outputTokens: 0 }

const frame = (type: string, rest: object = {}): SseFrame => ({
  event: type,
  data: JSON.stringify({ type, ...rest }),
})

/** A block is open at a time; a call is known by its key, text and thoughts by their kind. */
interface Blocks {
  open(key: string, block: object): readonly SseFrame[]
  delta(key: string, delta: object): readonly SseFrame[]
  close(): readonly SseFrame[]
}

function createBlocks(): Blocks {
  const indexes = new Map<string, number>()
  let count = 0
  let current: string | null = null

  function close(): readonly SseFrame[] {
    if (current === null) return []
    const index = indexes.get(current)
    current = null
    return [frame('content_block_stop', { index })]
  }

  return {
    open(key, block) {
      if (current === key) return []
      const closed = close()
      current = key
      indexes.set(key, count)
      count += 1
      const started = { index: indexes.get(key), content_block: block }
      return [...closed, frame('content_block_start', started)]
    },
    delta: (key, delta) => [frame('content_block_delta', { index: indexes.get(key), delta })],
    close,
  }
}

/**
 * Events as a message stream. The dialect has one answer and no log probabilities: other answers
 * (n > 1) and log probabilities are left out.
 * @see https://docs.anthropic.com/en/docs/build-with-claude/streaming
 */
export function createStreamEncoder(meta: AnswerMeta): (event: StreamEvent) => readonly SseFrame[] {
  const blocks = createBlocks()
  const calls = new Set<string>()
  let usage: TokenUsage | null = null
  let startFrame: 'none' | 'held' | 'sent' = 'none'

  /** Held until the next event: the counts that open a stream belong into its first frame. */
  function messageStart(): readonly SseFrame[] {
    if (startFrame !== 'held') return []
    startFrame = 'sent'
    const message = { ...emptyMessage(meta), usage: encodeUsage(usage ?? noUsage) }
    return [frame('message_start', { message })]
  }

  function encode(event: StreamEvent): readonly SseFrame[] {
    switch (event.type) {
      case 'text-delta':
        return event.choice === undefined
          ? [
              ...blocks.open('text', { type: 'text', text: '' }),
              ...blocks.delta('text', { type: 'text_delta', text: event.text }),
            ]
          : []
      case 'reasoning-delta':
        return [
          ...blocks.open('thinking', { type: 'thinking', thinking: '', signature: '' }),
          ...blocks.delta('thinking', { type: 'thinking_delta', thinking: event.text }),
        ]
      case 'tool-call-delta':
        return encodeCall(event)
      case 'finish': {
        const stop = formatStopReason(event.reason, event.rawReason)
        return [
          ...blocks.close(),
          frame('message_delta', {
            delta: { stop_reason: stop, stop_sequence: null },
            usage: encodeUsage(usage ?? noUsage),
          }),
          frame('message_stop'),
        ]
      }
      case 'error':
        return [{ event: 'error', data: JSON.stringify(errorBody(event.error)) }]
      case 'start':
      case 'usage':
      case 'logprobs':
      case 'choice-end':
        return []
      default:
        return assertNever(event)
    }
  }

  function encodeCall(event: StreamEvent & { type: 'tool-call-delta' }): readonly SseFrame[] {
    const key = `tool ${event.key}`
    const { id = '', name = '', argumentsText } = event
    const opened = calls.has(key) ? [] : blocks.open(key, { type: 'tool_use', id, name, input: {} })
    calls.add(key)
    if (argumentsText === '') return opened
    const delta = { type: 'input_json_delta', partial_json: argumentsText }
    return [...opened, ...blocks.delta(key, delta)]
  }

  return (event) => {
    if (event.type === 'usage') ({ usage } = event)
    if (event.type === 'start') {
      startFrame = 'held'
      return []
    }
    return [...messageStart(), ...encode(event)]
  }
}

/** @see https://docs.anthropic.com/en/api/messages */
export function encodeBody(events: readonly StreamEvent[], meta: AnswerMeta): string {
  const { choices, reasoning, toolCalls, usage } = collectAnswer(events)
  const [first] = choices
  const content = [
    ...(reasoning ? [{ type: 'thinking', thinking: reasoning.text, signature: '' }] : []),
    ...(first && first.text !== '' ? [{ type: 'text', text: first.text }] : []),
    ...toolCalls.map(({ id, name, argumentsText }) => ({
      type: 'tool_use',
      id,
      name,
      input: parseInput(argumentsText),
    })),
  ]
  const reason = first?.reason ?? null
  return JSON.stringify({
    ...emptyMessage(meta),
    content,
    stop_reason: reason === null ? null : formatStopReason(reason, first?.rawReason ?? null),
    usage: encodeUsage(usage ?? noUsage),
  })
}

const emptyMessage = ({ responseId, model }: AnswerMeta) => ({
  id: responseId,
  type: 'message',
  role: 'assistant',
  model,
  content: [],
  stop_reason: null,
  stop_sequence: null,
})

function parseInput(argumentsText: string): object {
  const parsed = parseJson(argumentsText)
  return parsed.ok && isJsonObject(parsed.value) ? parsed.value : {}
}

const encodeUsage = ({
  inputTokens,
  outputTokens,
  cachedInputTokens,
  reasoningTokens,
}: TokenUsage) => ({
  input_tokens: inputTokens ?? 0,
  ...(cachedInputTokens !== undefined && { cache_read_input_tokens: cachedInputTokens }),
  output_tokens: outputTokens ?? 0,
  ...(reasoningTokens !== undefined && {
    output_tokens_details: { thinking_tokens: reasoningTokens },
  }),
})
