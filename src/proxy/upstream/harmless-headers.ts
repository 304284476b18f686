/** Headers of an upstream that tell the user something and the browser nothing. */
const names: ReadonlySet<string> = new Set([
  'content-type',
  'retry-after',
  'retry-after-ms',
  'x-request-id',
  'request-id',
  'x-generation-id',
  'openai-processing-ms',
])

const prefixes = ['x-ratelimit-', 'anthropic-ratelimit-']

const longestValue = 256
const longestName = 64
const mostHeaders = 40

const isHarmless = (name: string): boolean =>
  names.has(name) ||
  (name.length <= longestName && prefixes.some((prefix) => name.startsWith(prefix)))

/** @param mask takes keys out of a value: an upstream may answer with the one it was sent. */
export function pickHarmlessHeaders(
  headers: Readonly<Record<string, string>>,
  mask: (text: string) => string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => isHarmless(name))
      .slice(0, mostHeaders)
      .map(([name, value]) => [name, mask(value).slice(0, longestValue)]),
  )
}
