import type { ListedModel } from '../../core/catalog/model-list.ts'

/** More of one provider's list than anyone reads; typing narrows it. */
export const mostShown = 60

/** Every word of the query occurs in the name or the id. */
export function matchesQuery(query: string, ...texts: readonly string[]): boolean {
  const hay = texts.join(' ').toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word))
}

export interface FoundModels {
  readonly shown: readonly ListedModel[]
  readonly hiddenCount: number
}

/** The models that match, the one with exactly that id first. */
export function findModels(models: readonly ListedModel[], query: string): FoundModels {
  const wanted = query.trim()
  const found = models.filter(({ id, name }) => matchesQuery(wanted, name, id))
  const sorted = found.toSorted((a, b) => Number(b.id === wanted) - Number(a.id === wanted))
  return { shown: sorted.slice(0, mostShown), hiddenCount: Math.max(0, sorted.length - mostShown) }
}
