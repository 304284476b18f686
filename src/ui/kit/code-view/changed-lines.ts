/**
 * Which lines of a text are new against an earlier one, when few are: a knob was turned. After a
 * bigger change (another message, another model) nothing is marked, since all of it is news.
 * @returns line numbers from 0
 */
export function changedLines(before: string, after: string, most = 3): readonly number[] {
  if (before === after) return []
  const old = new Map<string, number>()
  for (const line of before.split('\n')) old.set(line, (old.get(line) ?? 0) + 1)
  const changed: number[] = []
  for (const [number, line] of after.split('\n').entries()) {
    const left = old.get(line) ?? 0
    if (left === 0) changed.push(number)
    else old.set(line, left - 1)
  }
  return changed.length > most ? [] : changed
}
