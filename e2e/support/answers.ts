import type { Answer, Step } from './mock-upstream.ts'

/** A pause after each piece, in milliseconds; 0 sends them as fast as they go. */
interface Pace {
  readonly pauseMs?: number
}

const write = (text: string): Step => ({ do: 'write', text })

const paced = (pieces: readonly string[], { pauseMs = 0 }: Pace): Step[] =>
  pieces.flatMap((piece) =>
    pauseMs === 0 ? [write(piece)] : [write(piece), { do: 'wait', ms: pauseMs } as const],
  )

const openAiChunk = (delta: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-mock',
    object: 'chat.completion.chunk',
    model: 'mock-model',
    choices: [{ index: 0, delta, finish_reason: finish }],
  })}\n\n`

/** Frames of an OpenAI-style stream, one for each part of the text. */
export const openAiFrames = (parts: readonly string[]): string[] => [
  openAiChunk({ role: 'assistant', content: '' }),
  ...parts.map((content) => openAiChunk({ content })),
]

/** The end of such a stream: why it ended, what it used, and the mark after which nothing comes. */
export const openAiEnd = (outputTokens: number): string =>
  openAiChunk({}, 'stop') +
  `data: ${JSON.stringify({
    id: 'chatcmpl-mock',
    object: 'chat.completion.chunk',
    model: 'mock-model',
    choices: [],
    usage: {
      prompt_tokens: 11,
      completion_tokens: outputTokens,
      total_tokens: 11 + outputTokens,
    },
  })}\n\ndata: [DONE]\n\n`

export const openAiStream = (parts: readonly string[], pace: Pace = {}): Answer => ({
  steps: [...paced(openAiFrames(parts), pace), write(openAiEnd(parts.length))],
})

const anthropicFrame = (type: string, data: object): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`

export const anthropicFrames = (parts: readonly string[]): string[] => [
  anthropicFrame('message_start', {
    message: {
      id: 'msg_mock',
      type: 'message',
      role: 'assistant',
      model: 'mock-model',
      content: [],
      stop_reason: null,
      stop_sequence: null,
      usage: { input_tokens: 11, output_tokens: 1 },
    },
  }),
  anthropicFrame('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
  ...parts.map((text) =>
    anthropicFrame('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }),
  ),
]

export const anthropicEnd = (outputTokens: number): string =>
  anthropicFrame('content_block_stop', { index: 0 }) +
  anthropicFrame('message_delta', {
    delta: { stop_reason: 'end_turn', stop_sequence: null },
    usage: { output_tokens: outputTokens },
  }) +
  anthropicFrame('message_stop', {})

export const anthropicStream = (parts: readonly string[], pace: Pace = {}): Answer => ({
  steps: [...paced(anthropicFrames(parts), pace), write(anthropicEnd(parts.length))],
})

/** An error in the shape that both dialects share. */
export const errorAnswer = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  steps: [write(JSON.stringify({ type: 'error', error: { type: 'error', message } }))],
})
