import type { ImportProblem } from '../../../core/snippet/import/found-request.ts'
import type { ImportedRequest } from '../../../core/snippet/import/import-request.ts'

/** What a text turned out to be. */
export type ImportReading =
  | { readonly kind: 'request'; readonly imported: ImportedRequest }
  | { readonly kind: 'problem'; readonly problem: ImportProblem }
  /** No request at all. */
  | { readonly kind: 'none' }
  /** The reader could not be fetched: offline, or a newer version was deployed. */
  | { readonly kind: 'unavailable' }

// Needed by few and rarely: it need not be in the first load.
const loadReader = () => import('../../../core/snippet/import/import-request.ts')

/** Fetches the reader before it is needed: something is being dragged here. */
export function preloadReader(): void {
  loadReader().catch(() => {}) // the reading that needs it says so
}

/** Reads a text on this page; it goes nowhere. */
export async function readImport(text: string): Promise<ImportReading> {
  const reader = await loadReader().catch(() => null)
  if (!reader) return { kind: 'unavailable' }
  const read = reader.importRequest(text)
  if (read === null) return { kind: 'none' }
  return read.ok
    ? { kind: 'request', imported: read.value }
    : { kind: 'problem', problem: read.error }
}
