import { isJsonObject, type JsonObject, type JsonValue } from '../../json.ts'

/** Whether two JSON values say the same; the order of members says nothing. */
export function isSameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b))
    return (
      a.length === b.length &&
      a.every((item: JsonValue, at) => isSameJson(item, b[at] as JsonValue))
    )
  if (!isJsonObject(a) || !isJsonObject(b)) return false
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSameJson(a[name], b[name]))
  )
}

/** One text in a list says what the text alone says: both dialects take either. */
const textInList = (value: JsonValue | undefined): string | null => {
  if (!Array.isArray(value) || value.length !== 1) return null
  const [only] = value as readonly JsonValue[]
  if (!isJsonObject(only) || only['type'] !== 'text' || Object.keys(only).length !== 2) return null
  return typeof only['text'] === 'string' ? only['text'] : null
}

/**
 * What of a pasted value is not sent as it was, as sentences that begin with the place:
 * `messages[2].name cannot be kept.`
 */
export function describeLosses(
  pasted: JsonValue | undefined,
  sent: JsonValue | undefined,
  place: string,
): readonly string[] {
  if (isSameJson(pasted, sent) || (typeof sent === 'string' && textInList(pasted) === sent))
    return []
  if (sent === undefined) return pasted === null ? [] : [`${place} cannot be kept.`]
  if (pasted === undefined) return [`${place} is added: ${shorten(sent)}.`]
  if (isJsonObject(pasted) && isJsonObject(sent)) return describeMembers(pasted, sent, place)
  if (Array.isArray(pasted) && Array.isArray(sent)) return describeItems(pasted, sent, place)
  if (Array.isArray(pasted) && typeof sent === 'string') return describeBlocks(pasted, place)
  if ((pasted === null && sent === '') || (pasted === '' && sent === null)) return []
  return [`${place} is sent as ${shorten(sent)}.`]
}

const describeMembers = (pasted: JsonObject, sent: JsonObject, place: string): readonly string[] =>
  [...new Set([...Object.keys(pasted), ...Object.keys(sent)])].flatMap((name) => {
    // A member called `__proto__` is one of its own, not the object's prototype.
    const own = (value: JsonObject) => (Object.hasOwn(value, name) ? value[name] : undefined)
    return describeLosses(own(pasted), own(sent), place === '' ? name : `${place}.${name}`)
  })

function describeItems(
  pasted: readonly JsonValue[],
  sent: readonly JsonValue[],
  place: string,
): readonly string[] {
  if (pasted.length !== sent.length)
    return [
      `${place} has ${pasted.length} items and is sent with ${sent.length}: they are put together in another way.`,
    ]
  return pasted.flatMap((item, index) => describeLosses(item, sent[index], `${place}[${index}]`))
}

/** Blocks of text that are sent as one text. */
function describeBlocks(blocks: readonly JsonValue[], place: string): readonly string[] {
  const losses = blocks.flatMap((block, index) =>
    isJsonObject(block) ? describeBlock(block, `${place}[${index}]`) : [],
  )
  return blocks.length > 1 ? [`${place} is sent as one text.`, ...losses] : losses
}

const describeBlock = (block: JsonObject, place: string): readonly string[] =>
  block['type'] === 'text'
    ? Object.keys(block)
        .filter((name) => name !== 'type' && name !== 'text')
        .map((name) => `${place}.${name} cannot be kept.`)
    : [`${place} cannot be kept.`]

function shorten(value: JsonValue): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
