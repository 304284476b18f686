import { assertNever } from '../../assert-never.ts'
import type { StreamEvent, TokenLogprob } from '../../chat/stream-event.ts'
import type { TokenUsage } from '../../chat/usage.ts'
import type { AnswerMeta, SseFrame } from '../dialect.ts'
import {
  collectAnswer,
  type CollectedAnswer,
  type CollectedChoice,
} from '../wire/collect-answer.ts'
import { errorBody } from './errors.ts'
import { formatFinishReason } from './finish-reason.ts'
import { plainReasoningFields } from './reasoning.ts'

const doneFrame: SseFrame = { event: null, data: '[DONE]' }

type ToolDelta = StreamEvent & { type: 'tool-call-delta' }

/**
 * Events as chunks. Token counts are held back until the finish: they come in one last chunk without
 * choices, as OpenAI sends them.
 * @see https://platform.openai.com/docs/api-reference/chat-streaming
 */
export function createStreamEncoder(meta: AnswerMeta): (event: StreamEvent) => readonly SseFrame[] {
  const head = {
    id: meta.responseId,
    object: 'chat.completion.chunk',
    created: meta.createdAt,
    model: meta.model,
  }
  const indexes = new Map<string, number>()
  let usage: TokenUsage | null = null

  const frame = (rest: object): SseFrame => ({
    event: null,
    data: JSON.stringify({ ...head, ...rest }),
  })
  const choiceFrame = (index: number, delta: object, rest: object = {}): readonly SseFrame[] => [
    frame({ choices: [{ index, delta, finish_reason: null, ...rest }] }),
  ]
  const usageFrames = () => (usage ? [frame({ choices: [], usage: encodeUsage(usage) })] : [])
  const toolDelta = ({ key, id, name, argumentsText }: ToolDelta) => {
    const index = indexes.get(key) ?? indexes.size
    indexes.set(key, index)
    const opening = id === undefined && name === undefined ? {} : { id, type: 'function' }
    return { index, ...opening, function: { name, arguments: argumentsText } }
  }

  return (event) => {
    switch (event.type) {
      case 'start':
        return choiceFrame(0, { role: 'assistant', content: '' })
      case 'text-delta':
        return choiceFrame(event.choice ?? 0, { content: event.text })
      case 'reasoning-delta':
        return choiceFrame(0, { [reasoningField(event.field)]: event.text })
      case 'tool-call-delta':
        return choiceFrame(0, { tool_calls: [toolDelta(event)] })
      case 'logprobs':
        return choiceFrame(event.choice ?? 0, {}, { logprobs: encodeLogprobs(event.tokens) })
      case 'usage':
        ;({ usage } = event)
        return []
      case 'choice-end':
        return choiceFrame(event.choice, {}, encodeFinish(event))
      case 'finish':
        return [...choiceFrame(0, {}, encodeFinish(event)), ...usageFrames(), doneFrame]
      case 'error':
        return [...usageFrames(), { event: null, data: JSON.stringify(errorBody(event.error)) }]
      default:
        return assertNever(event)
    }
  }
}

/** @see https://platform.openai.com/docs/api-reference/chat/object */
export function encodeBody(events: readonly StreamEvent[], meta: AnswerMeta): string {
  const answer = collectAnswer(events)
  return JSON.stringify({
    id: meta.responseId,
    object: 'chat.completion',
    created: meta.createdAt,
    model: meta.model,
    choices: answer.choices.map((choice, index) => ({
      index,
      message: encodeMessage(choice, index === 0 ? answer : null),
      logprobs: choice.logprobs.length > 0 ? encodeLogprobs(choice.logprobs) : null,
      finish_reason:
        choice.reason === null ? null : formatFinishReason(choice.reason, choice.rawReason),
    })),
    usage: answer.usage ? encodeUsage(answer.usage) : undefined,
  })
}

/** Thoughts and calls belong to the first answer. */
function encodeMessage({ text }: CollectedChoice, answer: CollectedAnswer | null) {
  const { reasoning = null, toolCalls = [] } = answer ?? {}
  return {
    role: 'assistant',
    content: text === '' && toolCalls.length > 0 ? null : text,
    ...(reasoning && { [reasoningField(reasoning.field)]: reasoning.text }),
    ...(toolCalls.length > 0 && {
      tool_calls: toolCalls.map(({ id, name, argumentsText }) => ({
        id,
        type: 'function',
        function: { name, arguments: argumentsText },
      })),
    }),
  }
}

/** Never a name that is not known: it would land beside `content` and could be `content`. */
const reasoningField = (field: string): string =>
  plainReasoningFields.find((known) => known === field) ?? plainReasoningFields[0]

const encodeFinish = (event: StreamEvent & { type: 'finish' | 'choice-end' }) => ({
  finish_reason: formatFinishReason(event.reason, event.rawReason),
})

/** `bytes` may be null by the specification; the core has no text encoder to fill it. */
const encodeLogprobs = (tokens: readonly TokenLogprob[]) => ({
  content: tokens.map(({ token, logprob, alternatives }) => ({
    token,
    logprob,
    bytes: null,
    top_logprobs: alternatives.map((each) => ({
      token: each.token,
      logprob: each.logprob,
      bytes: null,
    })),
  })),
  refusal: null,
})

const encodeUsage = ({
  inputTokens,
  outputTokens,
  reasoningTokens,
  cachedInputTokens,
}: TokenUsage) => ({
  prompt_tokens: inputTokens,
  completion_tokens: outputTokens,
  total_tokens: (inputTokens ?? 0) + (outputTokens ?? 0),
  ...(cachedInputTokens !== undefined && {
    prompt_tokens_details: { cached_tokens: cachedInputTokens },
  }),
  ...(reasoningTokens !== undefined && {
    completion_tokens_details: { reasoning_tokens: reasoningTokens },
  }),
})
