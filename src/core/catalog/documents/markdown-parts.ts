import { providerPages } from '../data/provider-pages.ts'
import { formatDate } from '../words.ts'
import type { ProviderFacts, Site } from './site.ts'

/** A table. Cells are markdown in one line: what a record says goes through `formatLine` first. */
export const formatTable = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n')
}

/** A link. A bracket in the words, or a space or a bracket in the address, does not end it. */
export const formatLink = (words: string, url: string): string =>
  `[${words.replaceAll(/[[\]\\]/g, String.raw`\$&`)}](${url.replaceAll(/[()\s<>]/g, percent)})`

/** By hand: encodeURIComponent leaves brackets as they are. */
const percent = (character: string): string =>
  encodeURIComponent(character).replace('(', '%28').replace(')', '%29')

/** A text of the record as words: one line in which nothing is markup, wherever it stands. */
export const formatLine = (text: string): string =>
  text
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>&~|]/g, String.raw`\$&`)
    .replace(/^[#+=-]|(?<=^\d+)[.)](?=\s|$)/, String.raw`\$&`)

/** A heading with its text, or nothing when there is no text. */
export const formatSection = (title: string, text: string, level = 2): string =>
  text.trim() === '' ? '' : `${'#'.repeat(level)} ${title}\n\n${text.trim()}\n`

/** Links to our own pages are written from the root; outside the site they have to be whole. */
export const withOrigin = (markdown: string, { origin }: Site): string =>
  markdown.replaceAll('](/', () => `](${origin}/`)

/** A link at the foot of a page. */
export interface FooterLink {
  readonly words: string
  readonly url: string
}

/** Where to go on from any page of a model: us, and the pages of its provider (S9). */
export function footerLinks(site: Site, provider: ProviderFacts | null): readonly FooterLink[] {
  const home = { words: 'Verbatim', url: `${site.origin}/` }
  if (provider === null) return [home]
  const { name, links } = provider
  const pages = providerPages[provider.id]
  const theirs: readonly (readonly [words: string, url: string | undefined])[] = [
    [`Website of ${name}`, pages?.website],
    [`API documentation of ${name}`, links.docs],
    [`Blog of ${name}`, pages?.blog],
    [`Status of ${name}`, links.status],
  ]
  return [home, ...theirs.flatMap(([words, url]) => (url === undefined ? [] : [{ words, url }]))]
}

/** The end of every document: for whom it is, where to go on, and of which day it is (S8–S9). */
export const formatFooter = (site: Site, provider: ProviderFacts | null): string =>
  [
    '---',
    '',
    '*This markdown version is for AI agents and language models. It is made from the same record as the page.*',
    '',
    ...footerLinks(site, provider).map(({ words, url }) => `- ${formatLink(words, url)}`),
    '',
    `*Made by Verbatim from its catalogue. Facts as of ${formatDate(site.factsAsOf)}.*`,
    '',
  ].join('\n')
