/**
 * The answer to a count of tokens, for the demo.
 * @see https://docs.anthropic.com/en/api/messages-count-tokens
 */
export const encodeTokenCount = (inputTokens: number): string =>
  JSON.stringify({ input_tokens: inputTokens })
