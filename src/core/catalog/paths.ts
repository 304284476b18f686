import { shippedModels } from './catalog.ts'
import type { ModelRecord } from './model.ts'

/** A page with an address, as far as the catalogue knows it. */
export type Page =
  | {
      readonly kind: 'playground' | 'api' | 'markdown' | 'api-markdown' | 'llms'
      readonly record: ModelRecord
    }
  | { readonly kind: 'catalogue' | 'site-llms' }

/** The playground with this model: `/models/<vendor>/<slug>`. */
export const pathOf = ({ vendor, slug }: ModelRecord): string =>
  `/models/${encodeURIComponent(vendor)}/${encodeURIComponent(slug)}`

/** The document about this model, and its twins for machines (S5–S7). */
export const apiPathOf = (record: ModelRecord): string => `${pathOf(record)}/api`
export const markdownPathOf = (record: ModelRecord): string => `${pathOf(record)}.md`
export const apiMarkdownPathOf = (record: ModelRecord): string => `${pathOf(record)}/api.md`
export const llmsPathOf = (record: ModelRecord): string => `${pathOf(record)}/llms.txt`

export const cataloguePath = '/models'
export const siteLlmsPath = '/llms.txt'

const kinds = [
  ['playground', pathOf],
  ['api', apiPathOf],
  ['markdown', markdownPathOf],
  ['api-markdown', apiMarkdownPathOf],
  ['llms', llmsPathOf],
] as const

/**
 * Which page of a shipped model, or of all of them, has this address. A final slash makes no
 * difference. Null for any other address, the front page included.
 */
export function pageAt(pathname: string): Page | null {
  const path = pathname.replace(/(?<=.)\/$/, '')
  if (path === cataloguePath) return { kind: 'catalogue' }
  if (path === siteLlmsPath) return { kind: 'site-llms' }
  for (const record of shippedModels)
    for (const [kind, pathFor] of kinds) if (path === pathFor(record)) return { kind, record }
  return null
}
