import {
  arrayAt,
  isJsonObject,
  numberAt,
  objectAt,
  parseJson,
  stringAt,
  type JsonValue,
} from '../../json.ts'

/** What a provider said about a failure, out of whichever envelope it used (contract.md §1). */
export interface ErrorWords {
  /** Empty when the envelope had no words. */
  readonly message: string
  /** `code` and `type` as they came, the more telling first. */
  readonly codes: readonly string[]
  /** The wire name of a parameter, where the envelope has a place for it. */
  readonly param: string | null
  /** A status inside the body: gateways put it there when the outer one is 200. */
  readonly status: number | null
  readonly retryAfterMs: number | null
}

const noWords: ErrorWords = {
  message: '',
  codes: [],
  param: null,
  status: null,
  retryAfterMs: null,
}

/** How much of a body that is not JSON is looked at, in characters. */
const longestText = 16_384

/** The words of a body of any kind: JSON in an envelope, a page for people, plain text. */
export function readErrorWords(body: string): ErrorWords {
  const parsed = parseJson(body)
  if (parsed.ok) return readErrorValue(parsed.value)
  const text = body.trimStart().slice(0, longestText)
  return { ...noWords, message: isHtml(text) ? titleOf(text) : text.trimEnd() }
}

/** A page for people, judged by how it begins. */
export const isHtml = (body: string): boolean =>
  /^\s*<(!doctype|html|head|body|\?xml)\b/i.test(body)

/** The title of a page, or its first heading: the rest is decoration. */
function titleOf(html: string): string {
  const found =
    /<title[^>]{0,200}>([^<]{1,300})/i.exec(html) ?? /<h1[^>]{0,200}>([^<]{1,300})/i.exec(html)
  return (found?.[1] ?? '').replaceAll(/\s+/g, ' ').trim()
}

/** The words of a payload that is, or holds, an error. */
export function readErrorValue(value: JsonValue): ErrorWords {
  if (typeof value === 'string') return { ...noWords, message: value }
  const inner = innerError(value)
  const places = inner === value ? [value] : [inner, value]
  const first = <T>(read: (place: unknown) => T | null): T | null =>
    places.reduce<T | null>((found, place) => found ?? read(place), null)
  const retryAfterSeconds = first((place) => numberAt(place, 'retry_after'))
  return {
    message: first(messageIn) ?? '',
    codes: places.flatMap(codesIn),
    param: first((place) => stringAt(place, 'param')),
    status: first(statusIn),
    retryAfterMs: retryAfterSeconds === null ? null : Math.max(0, retryAfterSeconds * 1000),
  }
}

/** `{"error": {…}}`, `{"error": "text"}`, `[{"error": {…}}]` (Google) or the members at the top. */
function innerError(value: JsonValue): JsonValue {
  const whole = Array.isArray(value) ? ((value as readonly JsonValue[])[0] ?? null) : value
  const error = isJsonObject(whole) ? whole['error'] : undefined
  return error === undefined || error === null || error === true ? whole : error
}

/** `messege` is how older ModelsLab endpoints spell it. */
function messageIn(place: unknown): string | null {
  if (typeof place === 'string') return place || null
  if (!isJsonObject(place)) return null
  // OpenRouter's own words are general; what the provider behind it said is in `raw`.
  const raw = stringAt(objectAt(place, 'metadata'), 'raw')
  for (const name of ['message', 'messege', 'msg', 'detail', 'error_description', 'title']) {
    const text = textOf(place[name])
    if (text !== '') return raw && raw !== text ? `${text}: ${raw}` : text
  }
  return textOf(place['errors']) || null
}

/** Deeper than any envelope; a hostile body of brackets must not fill the stack. */
const deepest = 6

/** A text, a list of them, or field → texts (Laravel, FastAPI). */
function textOf(value: JsonValue | undefined, depth = 0): string {
  if (typeof value === 'string') return value
  if (depth > deepest) return ''
  if (Array.isArray(value))
    return (value as readonly JsonValue[])
      .map((each) => textOf(each, depth + 1))
      .filter(Boolean)
      .join(' ')
  if (!isJsonObject(value)) return ''
  const own = stringAt(value, 'message') ?? stringAt(value, 'msg')
  if (own !== null) {
    const place = arrayAt(value, 'loc')
      .filter((step) => typeof step === 'string' && step !== 'body')
      .map(String)
      .join('.')
    return place === '' ? own : `${place}: ${own}`
  }
  return Object.entries(value)
    .map(([field, texts]) => [field, textOf(texts, depth + 1)] as const)
    .filter(([, text]) => text !== '')
    .map(([field, text]) => `${field}: ${text}`)
    .join(' ')
}

const codesIn = (place: unknown): readonly string[] =>
  [stringAt(place, 'code'), stringAt(place, 'error_type'), stringAt(place, 'type')].filter(
    (code) => code !== null && code !== '' && code !== 'error',
  ) as string[] // null was filtered out

const isStatus = (value: number | null): value is number =>
  value !== null && value >= 400 && value < 600

const statusIn = (place: unknown): number | null =>
  ['status_code', 'code', 'status', 'http_status']
    .map((name) => numberAt(place, name) ?? (Number(stringAt(place, name)) || null))
    .find(isStatus) ?? null
