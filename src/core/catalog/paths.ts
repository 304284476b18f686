import type { ModelRecord } from './model.ts'

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
