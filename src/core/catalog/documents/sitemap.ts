import { shippedModels } from '../catalog.ts'
import { apiPathOf, cataloguePath } from '../paths.ts'
import type { Site } from './site.ts'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)

/**
 * The pages that are to be found, and no others. Without `lastmod`: a build knows of which day its
 * facts are, not when a page last read otherwise.
 * @see https://www.sitemaps.org/protocol.html
 */
export const sitemapXml = ({ origin }: Site): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...[cataloguePath, ...shippedModels.map(apiPathOf)].map(
      (path) => `  <url><loc>${escapeXml(origin + path)}</loc></url>`,
    ),
    '</urlset>',
    '',
  ].join('\n')

/** The proxy and the demo are no pages; everything else may be read. @see RFC 9309 */
export const robotsTxt = ({ origin }: Site): string =>
  [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /demo/',
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n')
