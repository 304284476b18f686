import { formatCode } from '../../exchange/markdown-text.ts'
import { shippedModels } from '../catalog.ts'
import { endpointGroups } from '../endpoint-groups.ts'
import type { ModelRecord } from '../model.ts'
import { apiMarkdownPathOf, cataloguePath, llmsPathOf, markdownPathOf, pathOf } from '../paths.ts'
import { descriptionOf } from './head.ts'
import { formatLink, formatSection, formatLine } from './markdown-parts.ts'
import { joinParts } from './model-markdown.ts'
import type { Site } from './site.ts'

const list = (...items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n')

/** `/models/<vendor>/<slug>/llms.txt` (S5). @see https://llmstxt.org */
export function modelLlmsTxt(record: ModelRecord, { origin, providerOf }: Site): string {
  const link = (words: string, path: string) => formatLink(words, origin + path)
  const provider = providerOf(record.providerId)
  return joinParts([
    `# ${formatLine(record.name)}`,
    `> ${formatLine(descriptionOf(record))}`,
    list(
      `Model ID: ${formatCode(record.id)}`,
      `Provider: ${provider?.name ?? record.providerId}`,
      ...endpointGroups(provider?.endpoints ?? {}).flatMap(({ endpoints }) =>
        endpoints.map(({ name, url }) => `${name}: ${formatCode(url)}`),
      ),
    ),
    formatSection(
      'Documents',
      list(
        `${link('API', apiMarkdownPathOf(record))}: endpoints, quick start, parameters, price, questions`,
        `${link('Playground', markdownPathOf(record))}: facts, parameters and their defaults`,
      ),
    ),
    formatSection(
      'Optional',
      list(
        `${link('Playground in a browser', pathOf(record))}: for people`,
        `${link('All models', '/llms.txt')}: the same for every model`,
      ),
    ),
  ])
}

/** `/llms.txt` (S5). @see https://llmstxt.org */
export function siteLlmsTxt({ origin }: Site): string {
  const link = (words: string, path: string) => formatLink(words, origin + path)
  return joinParts([
    '# Verbatim',
    '> An open-source playground for the APIs of language models: the request you see is the request that was sent, byte for byte.',
    'Every model has a page for people and the same in markdown. Facts and prices are from one record; what is not known says so.',
    formatSection(
      'Models',
      list(
        ...shippedModels.map(
          (record) =>
            `${link(record.name, apiMarkdownPathOf(record))}: ${formatLine(descriptionOf(record))}`,
        ),
      ),
    ),
    formatSection(
      'Optional',
      list(
        `${link('Catalogue', cataloguePath)}: search and filter, for people`,
        ...shippedModels.map((record) => link(`LLMs.txt of ${record.name}`, llmsPathOf(record))),
      ),
    ),
  ])
}
