import { formatContext } from '../format-context.ts'
import type { ModelRecord } from '../model.ts'
import {
  apiMarkdownPathOf,
  apiPathOf,
  cataloguePath,
  llmsPathOf,
  markdownPathOf,
  siteLlmsPath,
} from '../paths.ts'
import { formatPrice } from '../words.ts'
import type { Site } from './site.ts'

/** The pages that have a head. */
export type HeadPage =
  | { readonly kind: 'playground' | 'api'; readonly record: ModelRecord }
  | { readonly kind: 'catalogue' | 'not-found' }

/** What machines read at the head of a page. All addresses are whole. */
export interface Head {
  /** At most 60 characters. */
  readonly title: string
  /** At most 155 characters. */
  readonly description: string
  /** Null on a page that stands for nothing. */
  readonly canonical: string | null
  readonly robots: 'index, follow' | 'noindex, follow'
  /** For `<link rel="alternate">`. */
  readonly alternates: readonly { readonly type: 'text/markdown'; readonly href: string }[]
  /** For `<link rel="describedby">`: what a model should read first. */
  readonly describedBy: string
}

/** @see ux.md §5.3: the playground's canonical address is the document about its model */
export function headOf(page: HeadPage, site: Site): Head {
  const at = (path: string) => `${site.origin}${path}`
  switch (page.kind) {
    case 'playground':
      return {
        ...modelHead(page.record, site, markdownPathOf(page.record)),
        title: `${page.record.shortName} · Verbatim`,
        robots: 'noindex, follow',
      }
    case 'api':
      return modelHead(page.record, site, apiMarkdownPathOf(page.record))
    case 'catalogue':
      return {
        title: 'Language models: context, price, playground · Verbatim',
        description:
          'Find a language model by provider, modality, context, price and features, and try it in a playground that shows the exact request.',
        canonical: at(cataloguePath),
        robots: 'index, follow',
        alternates: [],
        describedBy: at(siteLlmsPath),
      }
    case 'not-found':
      return {
        title: 'Page not found · Verbatim',
        description: 'There is no page at this address.',
        canonical: null,
        robots: 'noindex, follow',
        alternates: [],
        describedBy: at(siteLlmsPath),
      }
  }
}

/** @param twin where the same stands in markdown */
function modelHead(record: ModelRecord, { origin }: Site, twin: string): Head {
  return {
    title: titleOf(record),
    description: describe(record),
    canonical: origin + apiPathOf(record),
    robots: 'index, follow',
    alternates: [{ type: 'text/markdown', href: origin + twin }],
    describedBy: origin + llmsPathOf(record),
  }
}

const longestTitle = 60

/** The most that fits: search engines cut a title there. */
function titleOf({ shortName }: ModelRecord): string {
  const titles = [' API: playground, price, code', ' API: price, code', ' API'].map(
    (end) => shortName + end,
  )
  return titles.find(({ length }) => length <= longestTitle) ?? shortName.slice(0, longestTitle)
}

const longestDescription = 155

/** What a reader of search results should know besides, as far as there is room. */
const invitation = 'Try it, see the exact request, copy the code.'

function describe({ shortName, ...record }: ModelRecord): string {
  const facts = descriptionOf(record)
  const texts = [`${shortName}: ${facts} ${invitation}`, `${shortName}: ${facts}`, facts]
  return texts.find(({ length }) => length <= longestDescription) ?? facts
}

/** The record's sentence, with its context and its price where they are known (S2). */
export const descriptionOf = ({
  description,
  contextTokens,
  price,
}: Pick<ModelRecord, 'description' | 'contextTokens' | 'price'>): string =>
  [
    description,
    contextTokens && `${formatContext(contextTokens)} context.`,
    price && `${formatPrice(price)}.`,
  ]
    .filter(Boolean)
    .join(' ')
