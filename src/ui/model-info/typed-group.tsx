import type { ReactElement } from 'react'

import { FinderGroup, FinderRow } from '../kit/finder.tsx'
import type { PickerSource } from './picker-groups.ts'

interface TypedGroupProps {
  readonly typed: string
  readonly sources: readonly PickerSource[]
  readonly onChoose: (providerId: string, modelId: string) => void
}

/** The typed text as an id, for models that no list names. Last: whatever is listed is likelier. */
export function TypedGroup({ typed, sources, onChoose }: TypedGroupProps): ReactElement | null {
  // The demo answers to any name; that is of use only while nobody else answers.
  const real = sources.filter(({ isStandIn }) => !isStandIn)
  const unlisted = (real.length > 0 ? real : sources).filter(
    ({ models }) => !models.some(({ id }) => id === typed),
  )
  if (typed === '' || unlisted.length === 0) return null
  return (
    <FinderGroup title="Any other id">
      {unlisted.map(({ provider: { id, name } }) => (
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
