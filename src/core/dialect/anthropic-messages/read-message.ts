import type { StreamEvent } from '../../chat/stream-event.ts'
import type { TokenUsage } from '../../chat/usage.ts'
import { arrayAt, isJsonObject, numberAt, objectAt, stringAt, type JsonValue } from '../../json.ts'
import type { AnswerReader } from '../wire/answer-reader.ts'
import { readStopReason } from './stop-reason.ts'

/** A tool call that is coming in: `input` is what its start held, for those who send it whole. */
interface OpenCall {
  readonly key: string
  readonly input: string
  hasDeltas: boolean
}

/** The field that thoughts are known by; they are not sent back (no signature is kept). */
export const thinkingField = 'thinking'

/**
 * Understands the events of a stream, and whole messages.
 * Blocks of tools that the provider runs itself are passed over: nobody here is asked to run them.
 * @see https://docs.anthropic.com/en/docs/build-with-claude/streaming and contract.md §3
 */
export function createMessageReader(): AnswerReader {
  const openCalls = new Map<number, OpenCall>()
  let callCount = 0
  let usage: TokenUsage | null = null
  let stopReason: string | null = null
  let isStopped = false

  function startMessage(message: JsonValue): readonly StreamEvent[] {
    const responseId = stringAt(message, 'id') ?? ''
    const model = stringAt(message, 'model') ?? ''
    return [{ type: 'start', responseId, model }, ...takeUsage(objectAt(message, 'usage'))]
  }

  /** Counts replace those before. Vertex and older models give the input only at the start. */
  function takeUsage(wire: JsonValue): readonly StreamEvent[] {
    const inputTokens = numberAt(wire, 'input_tokens') ?? usage?.inputTokens ?? null
    const outputTokens = numberAt(wire, 'output_tokens') ?? usage?.outputTokens ?? null
    const cached = numberAt(wire, 'cache_read_input_tokens') ?? usage?.cachedInputTokens ?? null
    const details = objectAt(wire, 'output_tokens_details')
    const thought = numberAt(details, 'thinking_tokens') ?? numberAt(details, 'reasoning_tokens')
    // Compatible vendors open with zeros and tell the truth at the end (vercel/ai#11611).
    if ((inputTokens ?? 0) + (outputTokens ?? 0) === 0) return []
    usage = {
      inputTokens,
      outputTokens,
      ...(thought !== null && { reasoningTokens: thought }),
      ...(cached !== null && { cachedInputTokens: cached }),
    }
    return [{ type: 'usage', usage }]
  }

  function startBlock(index: number, block: JsonValue): readonly StreamEvent[] {
    openCalls.delete(index)
    switch (stringAt(block, 'type')) {
      case 'text':
        return asText(stringAt(block, 'text'))
      case 'thinking':
        return asThoughts(stringAt(block, 'thinking'))
      case 'tool_use':
        return startCall(index, block)
      default:
        return []
    }
  }

  function startCall(index: number, block: JsonValue): readonly StreamEvent[] {
    const key = `call-${callCount}`
    callCount += 1
    openCalls.set(index, { key, input: inputText(block), hasDeltas: false })
    const id = stringAt(block, 'id')
    const name = stringAt(block, 'name')
    return [
      {
        type: 'tool-call-delta',
        key,
        ...(id && { id }),
        ...(name && { name }),
        argumentsText: '',
      },
    ]
  }

  /** The type of the delta decides, not that of its block. */
  function readDelta(index: number, delta: JsonValue): readonly StreamEvent[] {
    switch (stringAt(delta, 'type')) {
      case 'text_delta':
        return asText(stringAt(delta, 'text'))
      case 'thinking_delta':
        return asThoughts(stringAt(delta, 'thinking'))
      case 'input_json_delta': {
        const call = openCalls.get(index)
        const text = stringAt(delta, 'partial_json') ?? ''
        if (call === undefined || text === '') return []
        call.hasDeltas = true
        return [{ type: 'tool-call-delta', key: call.key, argumentsText: text }]
      }
      default:
        return []
    }
  }

  /** A call without input is a call with `{}`. */
  function stopBlock(index: number): readonly StreamEvent[] {
    const call = openCalls.get(index)
    openCalls.delete(index)
    return call === undefined || call.hasDeltas
      ? []
      : [{ type: 'tool-call-delta', key: call.key, argumentsText: call.input }]
  }

  function readEnd(delta: JsonValue): void {
    stopReason ??= stringAt(delta, 'stop_reason') || null
  }

  function readWhole(message: JsonValue): readonly StreamEvent[] {
    readEnd(message)
    const blocks = arrayAt(message, 'content').flatMap((block, index) => [
      ...startBlock(index, block),
      ...stopBlock(index),
    ])
    const [start, ...counts] = startMessage(message)
    return [...(start ? [start] : []), ...blocks, ...counts]
  }

  return {
    read: (payload) => {
      const index = numberAt(payload, 'index') ?? 0
      switch (stringAt(payload, 'type')) {
        case 'message_start':
          return startMessage(objectAt(payload, 'message'))
        case 'content_block_start':
          return startBlock(index, objectAt(payload, 'content_block'))
        case 'content_block_delta':
          return readDelta(index, objectAt(payload, 'delta'))
        case 'content_block_stop':
          return stopBlock(index)
        case 'message_delta':
          readEnd(objectAt(payload, 'delta'))
          return takeUsage(objectAt(payload, 'usage'))
        case 'message_stop':
          isStopped = true
          return []
        case 'message':
          return readWhole(payload)
        default:
          return isJsonObject(payload) && Array.isArray(payload['content'])
            ? readWhole(payload)
            : []
      }
    },
    isLast: (payload) => stringAt(payload, 'type') === 'message_stop',
    hasFinish: () => stopReason !== null || isStopped,
    flush: () => [...openCalls.keys()].flatMap(stopBlock),
    finish: () => {
      if (stopReason === null && !isStopped) return null
      const reason = stopReason === null ? 'stop' : readStopReason(stopReason)
      return { type: 'finish', reason, rawReason: stopReason }
    },
  }
}

const asText = (text: string | null): readonly StreamEvent[] =>
  text ? [{ type: 'text-delta', text }] : []

const asThoughts = (text: string | null): readonly StreamEvent[] =>
  text ? [{ type: 'reasoning-delta', text, field: thinkingField }] : []

function inputText(block: JsonValue): string {
  try {
    return JSON.stringify(objectAt(block, 'input'))
  } catch {
    return '{}' // nested so deeply that it cannot be written
  }
}
