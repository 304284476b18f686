import { arrayAt, isJsonObject, numberAt, objectAt, stringAt } from '../../core/json.ts'
import type { JsonObject, JsonValue } from '../../core/json.ts'
import { choiceOf, type Part } from '../lattice.ts'
import { numberSamples, stringSamples } from './json-samples.ts'

/** How the JSON is laid out: a document for people, or one line as in the arguments of a tool. */
export type JsonLayout = 'document' | 'line'

interface Place {
  readonly root: JsonObject
  readonly layout: JsonLayout
  readonly excerpt: string
  readonly depth: number
  /** The name of the property, or of the array it is in. */
  readonly name: string
  /** Position in an array: neighbours differ, which `uniqueItems` asks for. */
  readonly index: number
  /** What stands before and after the value: it shares tokens with them. */
  readonly lead: string
  readonly tail: string
}

/** Deeper than this only what is required is filled in, so that schemas which contain themselves end. */
const optionalDepth = 4
const deepest = 12

/**
 * The values that satisfy a JSON Schema, as parts of a lattice: whichever way is drawn, the text is
 * valid. Knows type, properties, required, enum, const, items, prefixItems, the bounds of numbers,
 * strings and arrays, common formats, anyOf, oneOf, allOf and local references.
 */
export function jsonParts(schema: unknown, layout: JsonLayout, excerpt: string): Part[] {
  const root = isJsonObject(schema) ? schema : {}
  return valueParts(root, {
    root,
    layout,
    excerpt,
    depth: 0,
    name: '',
    index: 0,
    lead: '',
    tail: '',
  })
}

function valueParts(unresolved: JsonObject, place: Place): Part[] {
  const schema = resolve(unresolved, place.root)
  if (schema['const'] !== undefined) return leaf([schema['const']], place)
  const listed = arrayAt(schema, 'enum')
  if (listed.length > 0) return leaf(rotate(listed, place.index), place)
  const options = [...arrayAt(schema, 'anyOf'), ...arrayAt(schema, 'oneOf')].filter(isJsonObject)
  if (options.length > 0 && place.depth < deepest)
    return choiceParts(
      options.map((option) => valueParts({ ...withoutOptions(schema), ...option }, place)),
    )
  switch (typeOf(schema)) {
    case 'object':
      return objectParts(schema, place)
    case 'array':
      return arrayParts(schema, place)
    case 'integer':
    case 'number':
      return leaf(numberSamples(schema, typeOf(schema) === 'integer', place.index), place)
    case 'boolean':
      return leaf([true, false], place)
    case 'null':
      return leaf([null], place)
    default:
      return leaf(stringSamples(schema, place), place)
  }
}

const choiceParts = (ways: readonly (readonly Part[])[]): Part[] => [choiceOf(ways)]

const leaf = (values: readonly JsonValue[], { lead, tail }: Place): Part[] =>
  choiceParts(values.map((value) => [`${lead}${JSON.stringify(value)}${tail}`]))

const rotate = <T>(values: readonly T[], by: number): T[] => {
  const at = by % values.length
  return [...values.slice(at), ...values.slice(0, at)]
}

/** The type a schema names or implies; of several the first, for null is seldom what is wanted. */
function typeOf(schema: JsonObject): string {
  const named = stringAt(schema, 'type')
  if (named !== null) return named
  const several = arrayAt(schema, 'type').find((each) => each !== 'null')
  if (typeof several === 'string') return several
  if (isJsonObject(schema['properties'])) return 'object'
  if (isJsonObject(schema['items']) || schema['prefixItems'] !== undefined) return 'array'
  if (numberAt(schema, 'minimum') !== null || numberAt(schema, 'maximum') !== null) return 'number'
  return 'string'
}

function resolve(schema: JsonObject, root: JsonObject, hops = 0): JsonObject {
  const reference = stringAt(schema, '$ref')
  const target = reference === null || hops > 8 ? null : targetOf(reference, root)
  const own = target ? { ...resolve(target, root, hops + 1), ...without(schema, '$ref') } : schema
  return arrayAt(own, 'allOf')
    .filter(isJsonObject)
    .map((part) => resolve(part, root, hops + 1))
    .reduce(merge, without(own, 'allOf'))
}

function targetOf(reference: string, root: JsonObject): JsonObject | null {
  if (reference === '#') return root
  const steps = reference.replace(/^#\//, '').split('/')
  const found = steps.reduce<JsonValue | undefined>(
    (at, step) =>
      isJsonObject(at) ? at[step.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined,
    root,
  )
  return isJsonObject(found) ? found : null
}

const merge = (a: JsonObject, b: JsonObject): JsonObject => ({
  ...a,
  ...b,
  properties: { ...objectAt(a, 'properties'), ...objectAt(b, 'properties') },
  required: [...arrayAt(a, 'required'), ...arrayAt(b, 'required')],
})

const without = (schema: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([name]) => name !== key))

const withoutOptions = (schema: JsonObject): JsonObject =>
  without(without(schema, 'anyOf'), 'oneOf')

function objectParts(schema: JsonObject, place: Place): Part[] {
  const properties = objectAt(schema, 'properties')
  const required = arrayAt(schema, 'required').filter((each) => typeof each === 'string')
  const names = [...new Set([...Object.keys(properties), ...required])].filter(
    (name) => place.depth < optionalDepth || required.includes(name),
  )
  if (names.length === 0 || place.depth >= deepest) return [`${place.lead}{}${place.tail}`]
  return bracketed('{', '}', names, place, (name, inner, lead) => [
    `${lead}${JSON.stringify(name)}:`,
    ...valueParts(objectAt(properties, name), { ...inner, name, index: 0, lead: ' ' }),
  ])
}

function arrayParts(schema: JsonObject, place: Place): Part[] {
  const fixed = arrayAt(schema, 'prefixItems').filter(isJsonObject)
  const least = numberAt(schema, 'minItems') ?? 0
  const most = numberAt(schema, 'maxItems') ?? Infinity
  const isDeep = place.depth >= optionalDepth
  const usual = schema['items'] === false ? fixed.length : Math.max(isDeep ? 0 : 3, fixed.length)
  const count = Math.min(Math.max(usual, least), most)
  if (count === 0) return [`${place.lead}[]${place.tail}`]
  const places = Array.from({ length: count }, (_, index) => index)
  return bracketed('[', ']', places, place, (index, inner, lead) =>
    valueParts(fixed[index] ?? objectAt(schema, 'items'), { ...inner, index, lead }),
  )
}

/** Members between brackets. On one line the brackets share tokens with the first and last member. */
function bracketed<T>(
  open: string,
  close: string,
  members: readonly T[],
  place: Place,
  partsOf: (member: T, inner: Place, lead: string) => readonly Part[],
): Part[] {
  const isLine = place.layout === 'line'
  const indent = '  '.repeat(place.depth)
  const parts = members.flatMap((member, at) => {
    const isLast = at === members.length - 1
    const tail = isLast ? (isLine ? close + place.tail : '') : ','
    const before = isLine ? (at === 0 ? place.lead + open : ' ') : `\n${indent}  `
    return partsOf(member, { ...place, depth: place.depth + 1, tail }, before)
  })
  if (isLine) return parts
  return [place.lead + open, ...parts, `\n${indent}${close}${place.tail}`]
}
