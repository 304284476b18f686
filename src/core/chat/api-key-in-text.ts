/**
 * Beginnings that providers give to their keys: OpenAI, DeepSeek and Moonshot `sk-`, Anthropic
 * `sk-ant-`, OpenRouter `sk-or-`, Groq `gsk_`, xAI `xai-`, Hugging Face `hf_`, Google `AIza`.
 */
const keyPattern = /(?<![\w-])(?:sk-|gsk_|xai-|hf_|AIza)[\w-]{16,}/g

/** Long words can look like keys; real keys are random, so a digit is as good as certain. */
const hasDigit = /\d/

/**
 * Keys without such a beginning are given away by where they stand: `Authorization: Bearer …`,
 * `x-api-key: …`, `?key=…`, `"api_key": "…"`. A variable (`$API_KEY`) is none.
 */
const placedKeyPattern =
  /(?:\bbearer\s+|api[-_]?key["']?\s?[:=]\s?["']?|[?&]key=|"key":\s?")[\w.~+/-]{16,}/gi

/** Whether somebody is about to send a secret. A look at the text only; nothing leaves the page. */
export const hasApiKey = (text: string): boolean =>
  [keyPattern, placedKeyPattern].some((pattern) =>
    (text.match(pattern) ?? []).some((words) => hasDigit.test(words)),
  )

/** The text as it may be written down: what looks like a key is taken out, the rest stays. */
export const withoutApiKeys = (text: string): string =>
  [keyPattern, placedKeyPattern].reduce(
    (sofar, pattern) =>
      sofar.replaceAll(pattern, (words) =>
        hasDigit.test(words) ? words.replace(/[\w.~+/-]{16,}$/, '[key not kept]') : words,
      ),
    text,
  )

const keyPlace =
  /authorization|bearer|api[-_]?key|secret|token["']?\s?[:=]|password|\bkey\b|\s-u\b/i

/**
 * Whether a line should not be shown where a key must not appear. Far more careful than
 * `hasApiKey`: here a wrong "yes" costs little.
 */
export const mayHoldKey = (line: string): boolean =>
  keyPlace.test(line) || hasApiKey(line) || (line.match(longWord) ?? []).some(isMixed)

const longWord = /[\w-]{24,}/g
const isMixed = (word: string): boolean => hasDigit.test(word) && /[a-z]/i.test(word)

export const apiKeyWarning =
  'That looks like an API key. Do not send it. Put it in .env on the server.'
