import { numberAt, stringAt, type JsonObject } from '../../core/json.ts'

interface StringPlace {
  readonly name: string
  readonly index: number
  readonly excerpt: string
}

const byFormat: Readonly<Record<string, readonly string[]>> = {
  date: ['2026-03-14', '2026-05-01', '2026-09-23'],
  'date-time': ['2026-03-14T09:30:00Z', '2026-05-01T12:00:00Z'],
  time: ['09:30:00Z', '12:00:00Z'],
  duration: ['PT30M', 'P1D'],
  email: ['maya@example.com', 'noor@example.org'],
  hostname: ['example.com', 'example.org'],
  ipv4: ['192.0.2.1', '192.0.2.7'],
  ipv6: ['2001:db8::1', '2001:db8::7'],
  uri: ['https://example.com/', 'https://example.org/demo'],
  url: ['https://example.com/', 'https://example.org/demo'],
  uuid: ['7b0e4c52-5a0f-4d0e-9f5d-2f6f0d9a1c11', '1f0d2c3b-4a59-4877-8695-a4b3c2d1e0f9'],
}

const byName: readonly (readonly [RegExp, readonly string[]])[] = [
  [/city|place|location|destination/i, ['Lisbon', 'Oslo', 'Kyoto']],
  [/country/i, ['Portugal', 'Norway', 'Japan']],
  [/language|locale/i, ['English', 'Portuguese', 'Japanese']],
  [/mail/i, ['maya@example.com', 'noor@example.org']],
  [/url|link|href/i, ['https://example.com/', 'https://example.org/demo']],
  [/date|day/i, ['2026-03-14', '2026-05-01']],
  [/colou?r/i, ['blue', 'green', 'amber']],
  [/currency/i, ['EUR', 'USD', 'NOK']],
  [/unit/i, ['celsius', 'metres', 'minutes']],
  [/title|headline|subject/i, ['A sample from the demo', 'Demo sample', 'Sample title']],
  [/name|author|person/i, ['Maya', 'Noor', 'Jonas']],
  [/^id$|_id$|Id$|code|key/, ['demo-1', 'demo-2', 'demo-3']],
]

const words = ['harbour', 'garden', 'lantern', 'river', 'meadow', 'orchard', 'island', 'summit']
const sentences = [
  'A sample sentence from the demo model.',
  'This text fills the schema; it means nothing more.',
  'The demo model wrote this.',
]

/** Strings a schema accepts, likeliest first; guided by the format and by the name of the property. */
export function stringSamples(schema: JsonObject, place: StringPlace): string[] {
  const fitting = samplesFor(schema, place).filter((text) => fitsPattern(schema, text))
  const texts =
    fitting.length > 0 ? fitting : patternGuesses.filter((text) => fitsPattern(schema, text))
  const chosen = texts.length > 0 ? texts : samplesFor(schema, place)
  const at = place.index % chosen.length
  const rotated = [...chosen.slice(at), ...chosen.slice(0, at)]
  return [...new Set(rotated.map((text) => fitLength(text, schema)))]
}

const patternGuesses = [
  'a A 1 abc ABC Abc AB 12 123 1234 12345 123456 a1 A1 ab-1 AB-12 ABC-123 abc_def abc-def #1a2b3c',
  '1.0 1.0.0 12:30 2026-03-14 +4712345678 555-0100 555-555-0100 a@example.com',
].flatMap((line) => line.split(' '))

function samplesFor(schema: JsonObject, { name, index, excerpt }: StringPlace): readonly string[] {
  const formatted = byFormat[stringAt(schema, 'format') ?? '']
  if (formatted) return formatted
  const mentioned = /city|place|location|destination/i.test(name) ? placeIn(excerpt) : null
  if (mentioned !== null) return [mentioned]
  if (/query|question|prompt|input/i.test(name) && excerpt !== '') return [excerpt]
  const named = byName.find(([pattern]) => pattern.test(name))
  if (named) return named[1]
  return index > 0 || numberAt(schema, 'maxLength') !== null || /tag|word|item/i.test(name)
    ? words
    : sentences
}

/** "weather in Oslo today" names Oslo. */
const placeIn = (text: string): string | null =>
  /\b(?:in|to|for|at|near)\s+(\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)*)/u.exec(text)?.[1] ?? null

/**
 * A pattern that cannot be read as one accepts anything. The schema is a stranger's, and a pattern
 * can be made to take 2^n steps on n characters: only short texts are tried.
 */
function fitsPattern(schema: JsonObject, text: string): boolean {
  const pattern = stringAt(schema, 'pattern')
  if (pattern === null || pattern.length > 200) return true
  if (text.length > 20) return false
  try {
    return new RegExp(pattern, 'u').test(text)
  } catch {
    return true
  }
}

function fitLength(text: string, schema: JsonObject): string {
  const most = numberAt(schema, 'maxLength') ?? Infinity
  const least = Math.min(numberAt(schema, 'minLength') ?? 0, 10_000)
  const characters = [...text]
  while (characters.length < least) characters.push(...Array.from(' and more'))
  const fitted = characters.slice(0, Math.min(most, Math.max(least, [...text].length)))
  return fitted.join('')
}

/** Numbers within the bounds of a schema, likeliest first. */
export function numberSamples(schema: JsonObject, isInteger: boolean, index: number): number[] {
  const step = numberAt(schema, 'multipleOf') ?? (isInteger ? 1 : 0)
  const above = numberAt(schema, 'exclusiveMinimum')
  const below = numberAt(schema, 'exclusiveMaximum')
  const gap = step > 0 ? step : gapBetween(above, below)
  const least = Math.max(
    numberAt(schema, 'minimum') ?? -Infinity,
    above === null ? -Infinity : above + gap,
  )
  const most = Math.min(
    numberAt(schema, 'maximum') ?? Infinity,
    below === null ? Infinity : below - gap,
  )
  const usual = (isInteger ? [7, 12, 42] : [7.5, 12.25, 42]).map((value) => value + index)
  return [...new Set(usual.map((value) => onGrid(value, least, most, step, index)))]
}

const gapBetween = (above: number | null, below: number | null): number =>
  above !== null && below !== null ? (below - above) / 4 : 0.5

function onGrid(value: number, least: number, most: number, step: number, index: number): number {
  const clamped = value < least ? least + index * step : value > most ? most - index * step : value
  const bounded = Math.min(Math.max(clamped, least), most)
  if (step <= 0) return bounded
  const down = Math.floor(bounded / step) * step
  const on = down >= least ? down : down + step
  return Number(on.toPrecision(12)) // 0.30000000000000004 is no multiple of 0.1 to most validators
}
