import { profileOf } from '../data/profiles.ts'
import type { JsonObject } from '../../json.ts'
import type { ModelRecord } from '../model.ts'
import { apiPathOf, cataloguePath } from '../paths.ts'
import { headOf, type HeadPage } from './head.ts'
import type { Site } from './site.ts'

/**
 * What a page is, in the words of schema.org (S4). There are no ratings in it, because there are none,
 * and no `dateModified`: a build knows of which day its facts are, not when a page last read otherwise.
 * @see ux.md §5.3
 */
export function jsonLdOf(page: HeadPage, site: Site): JsonObject {
  return { '@context': 'https://schema.org', '@graph': graphOf(page, site) }
}

/** The text that stands in `<script type="application/ld+json">`, and cannot end it. */
export const jsonLdText = (jsonLd: JsonObject): string =>
  JSON.stringify(jsonLd)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`)

function graphOf(page: HeadPage, site: Site): readonly JsonObject[] {
  switch (page.kind) {
    case 'playground':
      return [playground(site)]
    case 'api':
      return [
        webPage(page, site),
        breadcrumbs(
          site,
          ['Models', cataloguePath],
          [page.record.shortName, apiPathOf(page.record)],
        ),
        article(page.record, site),
      ]
    case 'catalogue':
      return [webPage(page, site), breadcrumbs(site, ['Models', cataloguePath])]
    case 'not-found':
      return [webPage(page, site)]
  }
}

const playground = ({ origin }: Site): JsonObject => ({
  '@type': 'SoftwareApplication',
  '@id': `${origin}/#verbatim`,
  name: 'Verbatim',
  url: `${origin}/`,
  description:
    'A playground for the APIs of language models: the request you see is the request that was sent, byte for byte.',
  applicationCategory: 'DeveloperApplication',
  operatingSystem: 'Any, in a web browser',
  license: 'https://opensource.org/license/mit',
  // The playground is free; what a provider bills for an answer is no price of ours.
  offers: { '@type': 'Offer', price: 0, priceCurrency: 'USD' },
})

function webPage(page: HeadPage, site: Site): JsonObject {
  const { title, description, canonical } = headOf(page, site)
  return {
    '@type': 'WebPage',
    name: title,
    description,
    inLanguage: 'en',
    contentReferenceTime: site.factsAsOf,
    ...(canonical !== null && { '@id': canonical, url: canonical }),
  }
}

const breadcrumbs = (
  { origin }: Site,
  ...steps: readonly (readonly [name: string, path: string])[]
): JsonObject => ({
  '@type': 'BreadcrumbList',
  itemListElement: [['Verbatim', '/'] as const, ...steps].map(([name, path], i) => ({
    '@type': 'ListItem',
    position: i + 1,
    name,
    item: origin + path,
  })),
})

function article(record: ModelRecord, site: Site): JsonObject {
  const { description, canonical } = headOf({ kind: 'api', record }, site)
  return {
    '@type': 'TechArticle',
    headline: `${record.name} API`,
    description,
    url: canonical,
    inLanguage: 'en',
    contentReferenceTime: site.factsAsOf,
    about: { '@type': 'Thing', name: record.name, description: profileOf(record).about },
    author: { '@type': 'Organization', name: 'Verbatim', url: `${site.origin}/` },
  }
}
