import type { Head } from '../../core/catalog/documents/head.ts'
import { escapeHtml } from './escape-html.ts'

/** What a link to the page shows beside its words. */
export interface ShareImage {
  readonly url: string
  /** What is on it, for those who do not see it. */
  readonly alt: string
}

/** CSS pixels. */
export const shareImageSize = { width: 1200, height: 630 } as const

interface HeadOptions {
  readonly head: Head
  readonly image: ShareImage | null
  /** Text that is safe inside a script element; null where the page has none. */
  readonly jsonLd: string | null
}

/** The tags of a page's head that say what it is, to people, to search engines and to agents. */
export function headTags({ head, image, jsonLd }: HeadOptions): string {
  const { title, description, canonical, robots, alternates, describedBy } = head
  const tags = [
    `<title>${escapeHtml(title)}</title>`,
    meta('name', 'description', description),
    meta('name', 'robots', robots),
    ...(canonical === null ? [] : [link('canonical', canonical)]),
    ...alternates.map(({ type, href }) => link('alternate', href, type)),
    link('describedby', describedBy),
    meta('property', 'og:type', 'website'),
    meta('property', 'og:site_name', 'Verbatim'),
    meta('property', 'og:title', title),
    meta('property', 'og:description', description),
    ...(canonical === null ? [] : [meta('property', 'og:url', canonical)]),
    ...(image ? imageTags(image) : []),
    meta('name', 'twitter:card', image ? 'summary_large_image' : 'summary'),
    ...(jsonLd === null ? [] : [`<script type="application/ld+json">${jsonLd}</script>`]),
  ]
  return tags.join('\n    ')
}

const imageTags = ({ url, alt }: ShareImage): readonly string[] => [
  meta('property', 'og:image', url),
  meta('property', 'og:image:width', `${shareImageSize.width}`),
  meta('property', 'og:image:height', `${shareImageSize.height}`),
  meta('property', 'og:image:alt', alt),
]

const meta = (kind: 'name' | 'property', name: string, content: string): string =>
  `<meta ${kind}="${name}" content="${escapeHtml(content)}" />`

const link = (rel: string, href: string, type?: string): string =>
  `<link rel="${rel}"${type === undefined ? '' : ` type="${type}"`} href="${escapeHtml(href)}" />`
