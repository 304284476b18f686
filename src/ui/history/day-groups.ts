/** A stretch of the list under one heading. */
export interface DayGroup<T> {
  readonly title: string
  readonly items: readonly T[]
}

const dayMs = 24 * 60 * 60_000

/**
 * Items under the day of their last change, as people speak of days: today, yesterday, the last
 * seven days, then months. The order of the items stays.
 * @param now epoch milliseconds
 */
export function groupByDay<T extends { readonly updatedAt: number }>(
  items: readonly T[],
  now: number,
): readonly DayGroup<T>[] {
  const groups: { title: string; items: T[] }[] = []
  const titleOf = dayTitles(now)
  for (const item of items) {
    const title = titleOf(item.updatedAt)
    const last = groups.at(-1)
    if (last?.title === title) last.items.push(item)
    else groups.push({ title, items: [item] })
  }
  return groups
}

function dayTitles(now: number): (at: number) => string {
  const today = new Date(now).setHours(0, 0, 0, 0)
  // Not 24 hours before: a day may have 23 or 25.
  const yesterday = new Date(today - dayMs / 2).setHours(0, 0, 0, 0)
  const week = new Date(today - 5.5 * dayMs).setHours(0, 0, 0, 0)
  const months = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' })
  return (at) => {
    if (at >= today) return 'Today'
    if (at >= yesterday) return 'Yesterday'
    return at >= week ? 'Last seven days' : months.format(at)
  }
}
