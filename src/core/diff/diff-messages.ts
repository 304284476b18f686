import type { ChatMessage } from '../chat/message.ts'
import { compareLists, type Step } from './compare-lists.ts'

/** A message of one request or of both. The words of a changed one are for `diffText`, when it is looked at. */
export type MessageChange =
  | { readonly kind: 'equal'; readonly message: ChatMessage }
  | { readonly kind: 'removed'; readonly message: ChatMessage }
  | { readonly kind: 'added'; readonly message: ChatMessage }
  | { readonly kind: 'changed'; readonly before: ChatMessage; readonly after: ChatMessage }

/** More edits are no longer a conversation that was changed. */
const mostEdits = 500

/** The messages of two requests side by side, in order. A changed one has kept its role. */
export function diffMessages(
  before: readonly ChatMessage[],
  after: readonly ChatMessage[],
): readonly MessageChange[] {
  const steps = compareLists(before.map(keyOf), after.map(keyOf), mostEdits) ?? [
    { kind: 'removed', count: before.length },
    { kind: 'added', count: after.length },
  ]
  const changes: MessageChange[] = []
  let [old, young] = [0, 0]
  for (const { removed, added, equal } of groupSteps(steps)) {
    const olds = before.slice(old, (old += removed))
    const youngs = after.slice(young, (young += added))
    changes.push(...pairUp(olds, youngs))
    for (const message of before.slice(old, (old += equal)))
      changes.push({ kind: 'equal', message })
    young += equal
  }
  return changes
}

const keyOf = (message: ChatMessage): string => JSON.stringify(message)

/** What lies between two stretches that are equal, and the second of these. */
type Group = Readonly<Record<Step['kind'], number>>

function groupSteps(steps: readonly Step[]): readonly Group[] {
  const groups: Group[] = []
  const group = { removed: 0, added: 0, equal: 0 }
  for (const { kind, count } of steps) {
    group[kind] += count
    if (kind !== 'equal') continue
    groups.push({ ...group })
    Object.assign(group, { removed: 0, added: 0, equal: 0 })
  }
  return [...groups, group]
}

/** One after the other, as long as both are of one role. */
function pairUp(
  olds: readonly ChatMessage[],
  youngs: readonly ChatMessage[],
): readonly MessageChange[] {
  const length = Math.max(olds.length, youngs.length)
  return Array.from({ length }, (_, index): readonly MessageChange[] => {
    const [before, after] = [olds[index], youngs[index]]
    if (before && after && before.role === after.role) return [{ kind: 'changed', before, after }]
    return [
      ...(before ? [{ kind: 'removed', message: before } as const] : []),
      ...(after ? [{ kind: 'added', message: after } as const] : []),
    ]
  }).flat()
}
