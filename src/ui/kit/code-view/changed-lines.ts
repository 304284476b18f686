/**
 * Which lines are new against those before, when few are: a knob was turned. After a bigger change
 * (another message, another model) nothing is marked, since all of it is news.
 * @returns line numbers from 0
 */
export function changedLines(
  before: readonly string[],
  after: readonly string[],
  most = 3,
): readonly number[] {
  const start = after.findIndex((line, number) => line !== before[number])
  if (start === -1) return [] // the same, or its end is gone
  const sameAtEnd = countSameAtEnd(before.slice(start), after.slice(start))
  const old = new Map<string, number>()
  for (const line of before.slice(start, before.length - sameAtEnd))
    old.set(line, (old.get(line) ?? 0) + 1)
  const changed: number[] = []
  for (const [place, line] of after.slice(start, after.length - sameAtEnd).entries()) {
    const left = old.get(line) ?? 0
    if (left === 0) changed.push(start + place)
    else old.set(line, left - 1)
  }
  return changed.length > most ? [] : changed
}

function countSameAtEnd(before: readonly string[], after: readonly string[]): number {
  let count = 0
  const most = Math.min(before.length, after.length)
  while (count < most && before.at(-1 - count) === after.at(-1 - count)) count += 1
  return count
}
