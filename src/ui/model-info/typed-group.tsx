import { useQueries } from '@tanstack/react-query'
import type { ReactElement } from 'react'

import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { useClient } from '../access/client-context.tsx'
import { PickerGroup } from './picker-group.tsx'
import { PickerRow } from './picker-row.tsx'

interface TypedGroupProps {
  readonly query: string
  readonly providers: readonly ProviderInfo[]
  readonly onChoose: (providerId: string, modelId: string) => void
}

/** The typed text as an id, for models that no list names. Last: whatever is listed is likelier. */
export function TypedGroup({ query, providers, onChoose }: TypedGroupProps): ReactElement | null {
  const { queries } = useClient()
  const typed = query.trim()
  const lists = useQueries({ queries: providers.map(({ id }) => queries.models(id)) })
  const unlisted = providers.filter((_, i) => !lists[i]?.data?.some(({ id }) => id === typed))
  if (typed === '' || unlisted.length === 0) return null
  return (
    <PickerGroup title="Any other id" state="none">
      {unlisted.map(({ id, name }) => (
        <PickerRow
          key={id}
          value={`use ${id} ${typed}`}
          name={`Use “${typed}” on ${name}`}
          onChoose={() => onChoose(id, typed)}
        />
      ))}
    </PickerGroup>
  )
}
