import type { ReactElement } from 'react'

import { useWorkspace } from '../access/client-context.tsx'
import { FinderGroup, FinderRow } from '../kit/finder.tsx'
import type { PickerSource } from './picker-groups.ts'

interface TypedGroupProps {
  readonly typed: string
  readonly sources: readonly PickerSource[]
  readonly onChoose: (providerId: string, modelId: string) => void
}

/**
 * The typed text as an id, for models that no list names: at the provider in use first. Words with a
 * space between them look for a model, and are the id of none.
 */
export function TypedGroup({ typed, sources, onChoose }: TypedGroupProps): ReactElement | null {
  const inUse = useWorkspace(({ choice }) => choice.providerId)
  // The demo answers to any name; that is of use only while nobody else answers.
  const real = sources.filter(({ isStandIn }) => !isStandIn)
  const unlisted = (real.length > 0 ? real : sources).filter(
    ({ models }) => !models.some(({ id }) => id === typed),
  )
  if (typed === '' || /\s/.test(typed) || unlisted.length === 0) return null
  const sorted = unlisted.toSorted(
    (a, b) => Number(b.provider.id === inUse) - Number(a.provider.id === inUse),
  )
  return (
    <FinderGroup title="Any other id">
      {sorted.map(({ provider: { id, name } }) => (
        <FinderRow
          key={id}
          value={`use ${id} ${typed}`}
          name={`Use “${typed}” on ${name}`}
          onChoose={() => onChoose(id, typed)}
        />
      ))}
    </FinderGroup>
  )
}
