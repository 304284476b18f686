/**
 * Beginnings that providers give to their keys: OpenAI, DeepSeek and Moonshot `sk-`, Anthropic
 * `sk-ant-`, OpenRouter `sk-or-`, Groq `gsk_`, xAI `xai-`, Hugging Face `hf_`, Google `AIza`.
 */
const keyPattern = /(?<![\w-])(?:sk-|gsk_|xai-|hf_|AIza)[\w-]{16,}/g

/** Long words can look like keys; real keys are random, so a digit is as good as certain. */
const hasDigit = /\d/

/** Whether somebody is about to send a secret. A look at the text only; nothing leaves the page. */
export const hasApiKey = (text: string): boolean =>
  (text.match(keyPattern) ?? []).some((word) => hasDigit.test(word))

export const apiKeyWarning =
  'That looks like an API key. Do not send it. Put it in .env on the server.'
