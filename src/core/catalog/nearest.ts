import { shippedModels } from './catalog.ts'
import { profileOf } from './data/profiles.ts'
import type { Successor } from './profile.ts'

/** What to ask instead of a model that may be gone. */
export interface Nearest<Model> {
  /** What its vendor, or we, name as the next one. */
  readonly successor: Successor | null
  /** Of the list, the most similar names first; none that have nothing in common. */
  readonly nearest: readonly Model[]
}

/**
 * The way on from a provider's "no such model": a successor where one is known, and the models of its
 * own list whose names are nearest. By words in common (`kimi`, `k2`) first, then by letters, so that
 * a mistyped id finds the right one and a retired one finds its family.
 * @param listed the provider's list; the id itself is never among the answers
 */
export function nearestModels<Model extends { readonly id: string }>(
  modelId: string,
  listed: readonly Model[],
  count = 3,
): Nearest<Model> {
  const nearest = listed
    .filter(({ id }) => id !== modelId)
    .map((model) => ({ model, likeness: likenessOf(modelId, model.id) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, count)
    .map(({ model }) => model)
  return { successor: successorOf(modelId), nearest }
}

function successorOf(modelId: string): Successor | null {
  const record = shippedModels.find(
    (model) =>
      model.id === modelId || profileOf(model).alsoAt.some((offer) => offer.modelId === modelId),
  )
  return record ? profileOf(record).successor : null
}

/** Below this, names have no more in common than any two have. */
const leastLikeness = 0.35

/** Longer ids are compared by their beginning: nobody's id is, and the work grows with the square. */
const mostLetters = 200

/** From 0, nothing in common, to 1, the same but for case and punctuation. */
function likenessOf(one: string, other: string): number {
  const [a, b] = [plain(one), plain(other)]
  const letters = 1 - editDistance(a, b) / Math.max(a.length, b.length, 1)
  return Math.max(letters, sharedWords(one, other))
}

const plain = (id: string): string => words(id).join('').slice(0, mostLetters)

const words = (id: string): readonly string[] => id.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The share of all their words that both have; digits count as words (`k2`, `0905`). */
function sharedWords(one: string, other: string): number {
  const [a, b] = [new Set(words(one)), new Set(words(other))]
  const all = new Set([...a, ...b]).size
  const inBoth = a.size + b.size - all
  return all === 0 ? 0 : inBoth / all
}

/** How many letters have to be changed, added or left out (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 0; i < one.length; i += 1) {
    const next = [i + 1]
    for (let j = 0; j < other.length; j += 1)
      next.push(
        Math.min(
          (row[j + 1] ?? 0) + 1,
          (next[j] ?? 0) + 1,
          (row[j] ?? 0) + (one[i] === other[j] ? 0 : 1),
        ),
      )
    row = next
  }
  return row[other.length] ?? 0
}
