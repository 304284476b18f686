import * as v from 'valibot'

import { defaultTraits } from '../../core/dialect/dialect.ts'
import { parseJson } from '../../core/json.ts'
import { fail, ok, type Result } from '../../core/result.ts'
import { parseBaseUrl } from './base-url.ts'
import type { ProviderRow } from './provider-row.ts'
import { anthropicPaths, builtInRows, openAiPaths } from './provider-rows.ts'

const path = v.pipe(
  v.string(),
  v.regex(/^\/[\w\-./:~%?=&]*$/, 'a path begins with / and is printable'),
)
const link = v.pipe(v.string(), v.regex(/^https:\/\//, 'a link begins with https://'))
const variable = v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'a variable: A-Z, 0-9, _'))

const providerSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'an id: a-z, 0-9 and -')),
  name: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(60),
    v.regex(/^\P{Control}*$/u, 'a name without control characters'), // a terminal would obey them
  ),
  baseUrl: v.string(),
  dialects: v.pipe(
    v.array(v.picklist(['openai-chat', 'anthropic-messages'])),
    v.minLength(1, 'name at least one dialect'),
  ),
  keyVariable: v.exactOptional(variable),
  keyIsOptional: v.exactOptional(v.boolean()),
  auth: v.exactOptional(v.picklist(['bearer', 'x-api-key'])),
  paths: v.exactOptional(
    v.strictObject({
      chat: v.exactOptional(path),
      messages: v.exactOptional(path),
      'count-tokens': v.exactOptional(path),
      models: v.exactOptional(path),
    }),
  ),
  traits: v.exactOptional(
    v.strictObject({
      asksStreamUsage: v.exactOptional(v.boolean()),
      maxTokensField: v.exactOptional(v.picklist(['plain', 'completion'])),
    }),
  ),
  links: v.exactOptional(
    v.strictObject({
      keys: v.exactOptional(link),
      billing: v.exactOptional(link),
      docs: v.exactOptional(link),
      status: v.exactOptional(link),
    }),
  ),
})

const fileSchema = v.strictObject({ providers: v.array(providerSchema) })

type ProviderEntry = v.InferOutput<typeof providerSchema>

function buildRow(entry: ProviderEntry): ProviderRow {
  const keyVariable = entry.keyVariable ?? null
  const speaksAnthropic = entry.dialects.includes('anthropic-messages')
  const speaksOpenAi = entry.dialects.includes('openai-chat')
  return {
    id: entry.id,
    name: entry.name,
    keyVariable,
    needsKey: keyVariable !== null && entry.keyIsOptional !== true,
    baseUrlVariable: `${entry.id.toUpperCase().replaceAll('-', '_')}_BASE_URL`,
    baseUrl: entry.baseUrl,
    paths: {
      ...(speaksAnthropic ? anthropicPaths : {}),
      ...(speaksOpenAi ? openAiPaths : {}),
      ...entry.paths,
    },
    isLocal: false,
    auth: keyVariable === null ? 'none' : (entry.auth ?? (speaksOpenAi ? 'bearer' : 'x-api-key')),
    traits: { ...defaultTraits, ...entry.traits },
    links: entry.links ?? {},
  }
}

function findFault(rows: readonly ProviderRow[]): string | null {
  const taken = new Set(builtInRows.map((row) => row.id))
  for (const row of rows) {
    if (taken.has(row.id)) return `the id "${row.id}" is taken`
    taken.add(row.id)
    const base = parseBaseUrl(row.baseUrl)
    if (!base.ok) return `the baseUrl of "${row.id}" ${base.error}`
  }
  return null
}

/**
 * The providers of a `providers.json`: `{ "providers": [{ "id", "name", "baseUrl", "dialects" … }] }`.
 * @returns on failure one sentence without a full stop that names the place.
 */
export function parseProviders(text: string): Result<readonly ProviderRow[], string> {
  const json = parseJson(text)
  // V8 quotes the text around the fault: there may be a key in it.
  if (!json.ok) return fail(`it is not JSON: ${json.error.replace(/(^|, )(\.\.\.)?"[^]*$/, '')}`)
  const parsed = v.safeParse(fileSchema, json.value)
  if (!parsed.success) {
    const [issue] = parsed.issues
    // What was received stays out: somebody may have put a key there.
    const reason = issue.message.replace(/ but received [^]*$/, '')
    return fail(`${v.getDotPath(issue) ?? 'the file'}: ${reason}`)
  }
  const rows = parsed.output.providers.map(buildRow)
  const fault = findFault(rows)
  return fault === null ? ok(rows) : fail(fault)
}
