/**
 * Beginnings that providers give to their keys: OpenAI, DeepSeek and Moonshot `sk-`, Anthropic
 * `sk-ant-`, OpenRouter `sk-or-`, Groq `gsk_`, xAI `xai-`, Hugging Face `hf_`, Google `AIza`,
 * Together `tgp_v1_`, Perplexity `pplx-`, Cerebras `csk-`, Fireworks `fw_`, NVIDIA `nvapi-`,
 * Replicate `r8_`, GitHub Models `ghp_` and `github_pat_`.
 */
const keyPattern =
  /(?<![\w-])(?:sk-|csk-|gsk_|xai-|hf_|AIza|tgp_v1_|pplx-|fw_|nvapi-|r8_|ghp_|github_pat_)[\w-]{16,}/g

/**
 * Keys without such a beginning (ModelsLab, Mistral, Cohere) are given away by where they stand:
 * `Authorization: Bearer …`, `x-api-key: …`, `"api_key": "…"`, `MISTRAL_API_KEY=…`, "my API key is
 * …". A variable (`$API_KEY`) is none.
 */
const placedKeyPattern =
  /(?:\bbearer\s+|(?:api[-_ ]?key|auth[-_]token)["'`]?(?:\s?[:=]|\sis)\s?["'`]?)[\w.~+/-]{16,}/gi

/**
 * `key` alone is the name of much else (an object in a store, a text of a translation): what stands
 * there counts only when it is nothing but letters and digits, as ModelsLab's keys are.
 */
const memberKeyPattern = /(?:[?&]key=|["']key["']:\s?["'])[a-z\d]{20,}(?![\w./-])/gi

const patterns = [keyPattern, placedKeyPattern, memberKeyPattern]

/**
 * Long names can look like keys (`sk-fading-circle-2`, `settings.api_v2.key`); real keys are random:
 * somewhere in them letters and digits are mixed for long. Or they are a UUID. Looked at from the
 * start of a word alone: from each of its letters, 40,000 of them took two seconds.
 */
const randomPart =
  /(?<![a-z\d])(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{10,}|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/i

const isKey = (words: string): boolean => randomPart.test(words)

/**
 * What looks like an API key in a text, each with the words that gave it away. A look at the text
 * only; nothing leaves the page.
 */
export const keysIn = (text: string): readonly string[] =>
  patterns.flatMap((pattern) => (text.match(pattern) ?? []).filter(isKey))

/** Whether somebody is about to send a secret. */
export const hasApiKey = (text: string): boolean => keysIn(text).length > 0

/** The text as it may be written down: what looks like a key is taken out, the rest stays. */
export const withoutApiKeys = (text: string): string =>
  patterns.reduce(
    (sofar, pattern) =>
      sofar.replaceAll(pattern, (words) =>
        isKey(words) ? words.replace(/[\w.~+/-]{16,}$/, '[key not kept]') : words,
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
const isMixed = (word: string): boolean => /\d/.test(word) && /[a-z]/i.test(word)

const whatToDo = 'Do not send it. Put it in .env on the server.'

export const apiKeyWarning = `That looks like an API key. ${whatToDo}`

/** @param place as it stands in a sentence: `system message` */
export const apiKeyWarningFor = (place: string): string =>
  `The ${place} holds what looks like an API key. ${whatToDo}`
