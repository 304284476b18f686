import { claudeCodeNotes, claudeCodeSetups, claudeCodeTargetOf } from '../claude-code.ts'
import { profileOf } from '../data/profiles.ts'
import { faqOf } from '../faq.ts'
import { featuresOf } from '../features.ts'
import type { ModelRecord } from '../model.ts'
import { apiMarkdownPathOf, apiPathOf, llmsPathOf, markdownPathOf, pathOf } from '../paths.ts'
import { formatUsdPerMillion } from '../price.ts'
import { quickStartsOf } from '../quick-start.ts'
import { formatPriceSource, unknownWord } from '../words.ts'
import { languageLabels } from '../../snippet/clients.ts'
import { requestDialects } from '../../dialect/request-dialects.ts'
import { formatCode, formatFence } from '../../exchange/markdown-text.ts'
import { descriptionOf } from './head.ts'
import {
  formatFooter,
  formatLink,
  formatSection,
  formatTable,
  withOrigin,
  formatLine,
} from './markdown-parts.ts'
import {
  formatEndpoints,
  formatFacts,
  formatModelFrontMatter,
  formatParameters,
  formatRelated,
  joinParts,
} from './model-markdown.ts'
import type { ProviderFacts, Site } from './site.ts'

/** The markdown twin of the document about a model, `/models/<vendor>/<slug>/api.md` (S7). */
export function apiMarkdown(record: ModelRecord, site: Site): string {
  const provider = site.providerOf(record.providerId)
  const profile = profileOf(record)
  const questions = faqOf(record, site)
  const body = [
    `# ${formatLine(record.name)} API\n`,
    `${formatLine(descriptionOf(record))}\n`,
    [
      formatLink('Open the playground', pathOf(record)),
      formatLink('LLMs.txt', llmsPathOf(record)),
      formatLink('.md', markdownPathOf(record)),
    ].join(' · '),
    formatSection('API Endpoints', formatEndpoints(provider)),
    formatSection('Use with Claude Code', formatClaudeCode(record, provider)),
    formatSection('Quick start', formatQuickStarts(record, provider)),
    formatSection(`About ${formatLine(record.name)}`, formatAbout(record)),
    formatSection('Technical specifications', formatFacts(record)),
    formatSection('Parameters', formatParameters(record, provider)),
    formatSection('Key features', formatFeatures(record)),
    formatSection('Pricing', formatPricing(record, provider)),
    formatSection(
      'Use cases',
      profile.useCases
        .map(({ preset, prompt }) => `- ${preset.name}: “${firstLine(prompt)}”`)
        .join('\n'),
    ),
    formatSection(
      `${formatLine(record.name)} FAQ`,
      questions
        .map(({ question, answer }) => formatSection(formatLine(question), answer, 3))
        .join('\n'),
    ),
    formatSection('Related models', formatRelated(record)),
    formatSection('More', formatMore(record, provider)),
    formatFooter(site, provider),
  ]
  return (
    formatModelFrontMatter(record, site, {
      title: `${record.name} API`,
      path: apiMarkdownPathOf(record),
      canonicalPath: apiPathOf(record),
      component: 'model-page',
    }) + withOrigin(joinParts(body), site)
  )
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''

function formatClaudeCode({ id }: ModelRecord, provider: ProviderFacts | null): string {
  if (provider === null) return ''
  const target = claudeCodeTargetOf(provider, id)
  const setups = claudeCodeSetups(target)
  if (setups.length === 0) return ''
  return [
    ...setups.map(({ label, grammar, text }) =>
      formatSection(label, formatFence(text, grammar), 3),
    ),
    claudeCodeNotes(target).join(' '),
  ].join('\n')
}

/** The four languages in every format that the provider serves (S48–S50). */
const formatQuickStarts = ({ id }: ModelRecord, provider: ProviderFacts | null): string =>
  (provider?.dialects ?? [])
    .flatMap((dialectId) =>
      provider === null
        ? []
        : quickStartsOf(provider, id, dialectId).map(({ language, label, grammar, code }) =>
            formatSection(
              `${languageLabels[language]} (${label}), ${requestDialects[dialectId].label}`,
              formatFence(code, grammar),
              3,
            ),
          ),
    )
    .join('\n')

function formatAbout(record: ModelRecord): string {
  const { about, retirement, successor } = profileOf(record)
  return joinParts([
    about || formatLine(record.description),
    retirement ?? '',
    successor
      ? `Its successor is ${successor.name} (${formatCode(successor.modelId)}). ${successor.note}`
      : '',
  ])
}

const knownWords = { yes: '', unknown: ' Not known of this model.' }

const formatFeatures = (record: ModelRecord): string =>
  featuresOf(record)
    .map(({ title, text, isThere }) => `- **${title}.** ${text}${knownWords[isThere]}`)
    .join('\n')

function formatPricing({ price }: ModelRecord, provider: ProviderFacts | null): string {
  const usd = (amount: number | undefined) =>
    amount === undefined ? unknownWord : `${formatUsdPerMillion(amount)} / 1M tokens`
  return joinParts([
    formatTable(
      ['', 'Price'],
      [
        ['Input', usd(price?.inputUsdPerMillionTokens)],
        ['Output', usd(price?.outputUsdPerMillionTokens)],
      ],
    ),
    price ? `In US dollars, ${formatPriceSource(price)}.` : '',
    provider?.links.billing
      ? formatLink(`Pricing plans of ${provider.name}`, provider.links.billing)
      : '',
  ])
}

const formatMore = (record: ModelRecord, provider: ProviderFacts | null): string =>
  [
    formatLink('Browse all models', '/models'),
    formatLink(
      `More from ${profileOf(record).vendorName}`,
      `/models?q=${encodeURIComponent(profileOf(record).vendorName)}`,
    ),
    ...(provider?.links.keys
      ? [formatLink(`Get a key from ${provider.name}`, provider.links.keys)]
      : []),
    ...(profileOf(record).links.card
      ? [formatLink('Model card', profileOf(record).links.card ?? '')]
      : []),
  ]
    .map((link) => `- ${link}`)
    .join('\n')
