const chunk = (delta, finishReason = null) =>
  `data: ${JSON.stringify({
    id: 'count',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'counter',
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  })}\n\n`

const frame = (type, data) => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`

/** The two ways in which a provider counts. */
export const formats = {
  openai: {
    start: chunk({ role: 'assistant', content: '' }),
    token: (text, isThought) => chunk(isThought ? { reasoning_content: text } : { content: text }),
    end: (_tokens, finish) => `${finish === 'null' ? '' : chunk({}, finish)}data: [DONE]\n\n`,
    errorEvent: `data: {"error":{"message":"Overloaded","type":"overloaded_error","code":529}}\n\n`,
  },
  anthropic: {
    start:
      frame('message_start', {
        message: {
          id: 'count',
          type: 'message',
          role: 'assistant',
          model: 'counter',
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: 1, output_tokens: 1 },
        },
      }) + frame('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
    token: (text, isThought) =>
      frame('content_block_delta', {
        index: 0,
        delta: isThought
          ? { type: 'thinking_delta', thinking: text }
          : { type: 'text_delta', text },
      }),
    end: (tokens, finish) =>
      frame('content_block_stop', { index: 0 }) +
      frame('message_delta', {
        delta: { stop_reason: finish === 'null' ? null : 'end_turn', stop_sequence: null },
        usage: { output_tokens: tokens },
      }) +
      frame('message_stop', {}),
    errorEvent: frame('error', { error: { type: 'overloaded_error', message: 'Overloaded' } }),
  },
}
