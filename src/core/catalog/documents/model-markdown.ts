import { formatCode } from '../../exchange/markdown-text.ts'
import { requestDialects } from '../../dialect/request-dialects.ts'
import { endpointGroups } from '../endpoint-groups.ts'
import type { ModelRecord } from '../model.ts'
import { parametersOf } from '../parameters.ts'
import { apiMarkdownPathOf, apiPathOf, llmsPathOf, markdownPathOf, pathOf } from '../paths.ts'
import { relatedTo } from '../related.ts'
import { specsOf } from '../specs.ts'
import { suggestions } from '../suggestions.ts'
import { unknownWord } from '../words.ts'
import { formatFrontMatter } from './front-matter.ts'
import { descriptionOf } from './head.ts'
import {
  formatFooter,
  formatLink,
  formatSection,
  formatTable,
  withOrigin,
  formatLine,
} from './markdown-parts.ts'
import type { ProviderFacts, Site } from './site.ts'

/** How many models a page relates to its own. */
export const relatedCount = 6

/** The markdown twin of the playground with this model, `/models/<vendor>/<slug>.md` (S6). */
export function modelMarkdown(record: ModelRecord, site: Site): string {
  const provider = site.providerOf(record.providerId)
  const body = [
    `# ${formatLine(record.name)}\n`,
    `${formatLine(descriptionOf(record))}\n`,
    formatFacts(record),
    formatSection('Choose a prompt to get started', suggestionsList()),
    formatSection('API Endpoints', formatEndpoints(provider)),
    formatSection('Parameters', formatParameters(record, provider)),
    formatSection('Related models', formatRelated(record)),
    formatSection(
      'More',
      [
        formatLink('The document about this model', apiMarkdownPathOf(record)),
        formatLink('LLMs.txt', llmsPathOf(record)),
        formatLink('All models', '/models'),
      ]
        .map((link) => `- ${link}`)
        .join('\n'),
    ),
    formatFooter(site, provider),
  ]
  return (
    formatModelFrontMatter(record, site, {
      title: record.name,
      path: markdownPathOf(record),
      canonicalPath: apiPathOf(record),
      component: 'playground',
    }) + withOrigin(joinParts(body), site)
  )
}

/** One empty line between parts; a part that is empty is none. */
export const joinParts = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')

interface DocumentFacts {
  readonly title: string
  readonly path: string
  readonly canonicalPath: string
  readonly component: string
}

/** Front matter from the record: what a machine should not have to look for in the text (S4). */
export const formatModelFrontMatter = (
  record: ModelRecord,
  site: Site,
  { title, path, canonicalPath, component }: DocumentFacts,
): string =>
  `${formatFrontMatter({
    title,
    description: descriptionOf(record),
    url: site.origin + path,
    canonical: site.origin + canonicalPath,
    type: 'product',
    component,
    model: record.id,
    provider: site.providerOf(record.providerId)?.name ?? record.providerId,
    context_tokens: record.contextTokens,
    usd_per_million_tokens_in: record.price?.inputUsdPerMillionTokens ?? null,
    usd_per_million_tokens_out: record.price?.outputUsdPerMillionTokens ?? null,
    licence: record.licence,
    facts_as_of: site.factsAsOf,
  })}\n`

/** Every fact of the specifications, the unknown ones as unknown. */
export const formatFacts = (record: ModelRecord): string =>
  formatTable(
    ['Fact', 'Value'],
    specsOf(record).map(({ id, name, value }) => [
      name,
      value === null ? unknownWord : formatValue(id, value),
    ]),
  )

/** An id is code, unless it would end its cell: in a table a bar does so even in code. */
const formatValue = (id: string, value: string): string =>
  id === 'model-id' && !value.includes('|') ? formatCode(value) : formatLine(value)

const suggestionsList = (): string => suggestions.map((prompt) => `- ${prompt}`).join('\n')

/** Where requests go, by format (S23–S26). */
export const formatEndpoints = (provider: ProviderFacts | null): string =>
  endpointGroups(provider?.endpoints ?? {})
    .map(({ title, endpoints }) =>
      formatSection(
        title,
        endpoints.map(({ label, url }) => `- ${label}: ${formatCode(url)}`).join('\n'),
        3,
      ),
    )
    .join('\n')

/** What the model takes, in each format its provider serves (S30–S34). */
export function formatParameters(record: ModelRecord, provider: ProviderFacts | null): string {
  const dialectIds = provider?.dialects ?? ['openai-chat']
  const labels = dialectIds.map((dialectId) => requestDialects[dialectId].label)
  return formatTable(
    ['Parameter', 'Sent by the playground', ...labels],
    parametersOf(record, dialectIds).map(({ label, initial, dialects }) => [
      label,
      initial === null ? 'not sent' : String(initial),
      ...dialects.map(({ wireName, words, note }) =>
        [wireName && `\`${wireName}\`:`, words, note && `(${note})`].filter(Boolean).join(' '),
      ),
    ]),
  )
}

/** Each with the reasons why it is here (S37–S40). */
export const formatRelated = (record: ModelRecord): string =>
  relatedTo(record, relatedCount)
    .map(
      ({ model, reasons }) => `- ${formatLink(model.name, pathOf(model))}: ${reasons.join('; ')}`,
    )
    .join('\n')
