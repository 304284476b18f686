import type { ReactElement } from 'react'

import { nearestModels } from '../../core/catalog/nearest.ts'
import { FinderGroup } from '../kit/finder.tsx'
import { ModelRow } from './model-row.tsx'
import type { WholeGroup } from './picker-groups.ts'
import type { ProviderMark } from './provider-mark.ts'

/** Enough to find a slip of the fingers. */
const mostNear = 3

interface NearestGroupProps {
  readonly groups: readonly WholeGroup[]
  readonly typed: string
  readonly markOf: (providerId: string) => ProviderMark
  readonly onChoose: (providerId: string, modelId: string) => void
}

/** Where nothing matches: that it does not, and what is most like it. */
export function NearestGroup({ groups, typed, markOf, onChoose }: NearestGroupProps): ReactElement {
  // By their short names: what a provider puts before them in an id is not what was typed.
  const models = groups.flatMap((group) =>
    group.models.map((model) => ({ id: model.record.shortName, model })),
  )
  const { nearest } = nearestModels(typed, models, mostNear)
  const closest = nearest.length > 0 ? ' Closest:' : ''
  return (
    <FinderGroup title={`No model matches “${typed}”.${closest}`}>
      {nearest.map(({ model }) => (
        <ModelRow
          key={model.key}
          model={model}
          mark={markOf(model.record.providerId)}
          isProviderSaid={false}
          onChoose={onChoose}
        />
      ))}
    </FinderGroup>
  )
}
