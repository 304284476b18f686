import { ComboboxGroup, ComboboxGroupLabel } from '@ariakit/react/combobox'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'

import type { ModelChoice } from '../../client/stores/workspace-store.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { useClient } from '../access/client-context.tsx'
import { Button } from '../kit/button.tsx'
import { StateMark, type MarkState } from '../kit/state-mark.tsx'
import { findModels } from './find-models.ts'
import { PickerRow } from './picker-row.tsx'

interface PickerGroupProps {
  readonly title: string
  readonly state: MarkState
  readonly children: ReactNode
}

export const PickerGroup = ({ title, state, children }: PickerGroupProps): ReactElement => (
  <ComboboxGroup>
    <ComboboxGroupLabel className="picker-title">
      <StateMark state={state} />
      {title}
    </ComboboxGroupLabel>
    {children}
  </ComboboxGroup>
)

interface ProviderGroupProps {
  readonly provider: ProviderInfo
  readonly title: string
  readonly query: string
  readonly choice: ModelChoice
  readonly onChoose: (modelId: string) => void
}

/** The provider's own list, asked for when the picker opens. Without a match it is not there. */
export function ProviderGroup(props: ProviderGroupProps): ReactElement | null {
  const { provider, title, query, choice, onChoose } = props
  const { queries } = useClient()
  const models = useQuery(queries.models(provider.id))
  const isAsked = query.trim() !== ''
  const { shown, hiddenCount } = findModels(models.data ?? [], query)
  const isNothing = models.isSuccess && shown.length === 0
  if (isNothing && isAsked) return null
  return (
    <PickerGroup title={title} state={provider.needsKey ? 'ready' : 'demo'}>
      {shown.map(({ id, name, contextTokens }) => (
        <PickerRow
          key={id}
          value={`${provider.id} ${id}`}
          name={name}
          {...(name !== id && { id })}
          contextTokens={contextTokens}
          isCurrent={choice.providerId === provider.id && choice.modelId === id}
          onChoose={() => onChoose(id)}
        />
      ))}
      {hiddenCount > 0 && (
        <p className="picker-note">{hiddenCount} more. Type a part of the name to find them.</p>
      )}
      {models.isPending && <p className="picker-note">Asking {provider.name} for its models.</p>}
      {models.isError && (
        <div className="picker-note flex flex-wrap items-center gap-2">
          {provider.name} did not give its list. Any model id can be typed.
          <Button onClick={() => void models.refetch()}>Ask again</Button>
        </div>
      )}
      {isNothing && <p className="picker-note">The list is empty. Any model id can be typed.</p>}
    </PickerGroup>
  )
}
