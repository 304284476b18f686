import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'

import { defaultModel, shippedModels } from '../../core/catalog/catalog.ts'
import { apiMarkdown } from '../../core/catalog/documents/api-markdown.ts'
import { headOf } from '../../core/catalog/documents/head.ts'
import { jsonLdOf, jsonLdText } from '../../core/catalog/documents/json-ld.ts'
import { modelLlmsTxt, siteLlmsTxt } from '../../core/catalog/documents/llms-txt.ts'
import { modelMarkdown } from '../../core/catalog/documents/model-markdown.ts'
import type { Site } from '../../core/catalog/documents/site.ts'
import { robotsTxt, sitemapXml } from '../../core/catalog/documents/sitemap.ts'
import type { ModelRecord } from '../../core/catalog/model.ts'
import { pathOf } from '../../core/catalog/paths.ts'
import { CatalogueDocument } from '../../ui/catalogue/catalogue-document.tsx'
import { ModelDocument } from '../../ui/model-page/model-document.tsx'
import { nearestMark, NotFoundDocument } from '../../ui/model-page/not-found-document.tsx'
import { headTags, type ShareImage } from './head-tags.ts'
import { shareFacts, shareImage } from './share-image.ts'
import { nearestPlace, type SiteFile } from './site-file.ts'
import { fillTemplate, withoutScripts, type Template, type Templates } from './templates.ts'

/** Without the slash in front, as a file of the site. */
const nameOf = (record: ModelRecord, rest: string): string =>
  `${decodeURIComponent(pathOf(record)).slice(1)}${rest}`

const imageOf = (record: ModelRecord, { origin }: Site): ShareImage => ({
  url: `${origin}${pathOf(record)}/share.png`,
  alt: [record.name, ...shareFacts(record)].join('. '),
})

/** The head of a page that is about a model. */
function recordHead(kind: 'playground' | 'api', record: ModelRecord, site: Site): string {
  const page = { kind, record } as const
  return headTags({
    head: headOf(page, site),
    image: imageOf(record, site),
    jsonLd: jsonLdText(jsonLdOf(page, site)),
  })
}

/** The playground that opens with this model: the same app under another head. */
const playgroundPage = (record: ModelRecord, templates: Templates, site: Site): string =>
  fillTemplate(templates.playground, { head: recordHead('playground', record, site) })

const documentPage = (record: ModelRecord, templates: Templates, site: Site): string =>
  fillTemplate(templates.document, {
    head: recordHead('api', record, site),
    body: renderToString(<ModelDocument record={record} site={site} />),
  })

/** A page that is about no model in particular. */
const sitePage = (
  kind: 'catalogue' | 'not-found',
  template: Template,
  body: ReactElement,
  site: Site,
): string =>
  fillTemplate(template, {
    head: headTags({
      head: headOf({ kind }, site),
      image: null,
      jsonLd: jsonLdText(jsonLdOf({ kind }, site)),
    }),
    body: renderToString(body),
  })

/** The list of nearest models is the server's to write: it knows what was asked for. */
const notFoundPage = (templates: Templates, site: Site): string =>
  sitePage('not-found', withoutScripts(templates.document), <NotFoundDocument />, site).replace(
    nearestMark,
    nearestPlace,
  )

const filesOf = (record: ModelRecord, templates: Templates, site: Site): readonly SiteFile[] => [
  { name: nameOf(record, '.html'), make: () => playgroundPage(record, templates, site) },
  { name: nameOf(record, '/api.html'), make: () => documentPage(record, templates, site) },
  { name: nameOf(record, '.md'), make: () => modelMarkdown(record, site) },
  { name: nameOf(record, '/api.md'), make: () => apiMarkdown(record, site) },
  { name: nameOf(record, '/llms.txt'), make: () => modelLlmsTxt(record, site) },
  { name: nameOf(record, '/share.png'), make: () => shareImage(record) },
]

/** Every file that is made from the catalogue: pages, their twins for machines, and the maps of both. */
export const listSiteFiles = (templates: Templates, site: Site): readonly SiteFile[] => [
  { name: 'index.html', make: () => playgroundPage(defaultModel, templates, site) },
  ...shippedModels.flatMap((record) => filesOf(record, templates, site)),
  {
    name: 'models.html',
    make: () =>
      sitePage(
        'catalogue',
        templates.catalogue,
        <CatalogueDocument nameOf={(id) => site.providerOf(id)?.name ?? id} />,
        site,
      ),
  },
  { name: '404.html', make: () => notFoundPage(templates, site) },
  { name: 'llms.txt', make: () => siteLlmsTxt(site) },
  { name: 'sitemap.xml', make: () => sitemapXml(site) },
  { name: 'robots.txt', make: () => robotsTxt(site) },
]
