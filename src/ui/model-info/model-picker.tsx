import './model-info.css' // oxlint-disable-line import/no-unassigned-import -- a style sheet gives nothing

import { memo, useCallback, useMemo, useState, type ReactElement } from 'react'

import { useCommands, useWorkspace } from '../access/client-context.tsx'
import { Finder, FinderGroup } from '../kit/finder.tsx'
import { ModelRow } from './model-row.tsx'
import { PickerFooter } from './picker-footer.tsx'
import { allGroups, narrowGroups, type PickerGroup } from './picker-groups.ts'
import { NearestGroup } from './nearest-group.tsx'
import { TypedGroup } from './typed-group.tsx'
import { usePickerSources, type PickerSources } from './use-picker-sources.ts'

interface ModelPickerProps {
  readonly onClose: () => void
  /** Opens what says how to add a key. */
  readonly onSetup: () => void
}

/** What is answered by. Choosing keeps the conversation. */
export function ModelPicker({ onClose, onSetup }: ModelPickerProps): ReactElement {
  const { chooseModel } = useCommands()
  const recent = useWorkspace((workspace) => workspace.recentModels)
  const [typed, setTyped] = useState('')
  const picker = usePickerSources()
  const { sources, awaited } = picker
  const all = useMemo(() => allGroups({ recent, sources }), [recent, sources])
  // With the letters and not a frame later: Enter takes what stands first.
  const groups = useMemo(() => narrowGroups(all, typed), [all, typed])
  const count = groups.reduce(
    (sum, { models, hiddenCount }) => sum + models.length + hiddenCount,
    0,
  )
  const choose = useCallback(
    (providerId: string, modelId: string) => {
      chooseModel(providerId, modelId)
      onClose()
    },
    [chooseModel, onClose],
  )
  const isNothing = count === 0 && typed.trim() !== '' && awaited.length === 0
  return (
    <Finder
      title="Models"
      label="Find a model or type its id"
      listLabel="Models"
      typed={typed}
      onTyped={setTyped}
      found={typed.trim() === '' ? '' : `${count} ${count === 1 ? 'model' : 'models'}`}
      onClose={onClose}
      footer={<PickerFooter picker={picker} onSetup={onSetup} />}
    >
      <ModelGroups groups={groups} sources={sources} markOf={picker.markOf} onChoose={choose} />
      {/* Whatever is listed is likelier than another id, but Enter takes no model by guesswork. */}
      <TypedGroup typed={typed.trim()} sources={sources} onChoose={choose} />
      {isNothing && (
        <NearestGroup groups={all} typed={typed.trim()} markOf={picker.markOf} onChoose={choose} />
      )}
    </Finder>
  )
}

interface ModelGroupsProps {
  readonly groups: readonly PickerGroup[]
  readonly sources: PickerSources['sources']
  readonly markOf: PickerSources['markOf']
  readonly onChoose: (providerId: string, modelId: string) => void
}

/** Not drawn again while the letters of a word are typed faster than it: a row takes 0.2 ms, and there are a hundred. */
const ModelGroups = memo(function ModelGroups(props: ModelGroupsProps): ReactElement {
  const { groups, sources, markOf, onChoose } = props
  return (
    <>
      {groups.map(({ key, title, models, hiddenCount }) => {
        const isOfProvider = sources.some(({ provider }) => provider.id === key)
        return (
          <FinderGroup key={key} title={title} {...(isOfProvider && { state: markOf(key).state })}>
            {models.map((model) => (
              <ModelRow
                key={model.key}
                model={model}
                mark={markOf(model.record.providerId)}
                isProviderSaid={isOfProvider}
                onChoose={onChoose}
              />
            ))}
            {hiddenCount > 0 && (
              <p className="finder-note">
                {hiddenCount} more. Type a part of the name to find them.
              </p>
            )}
          </FinderGroup>
        )
      })}
    </>
  )
})
