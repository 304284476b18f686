import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactElement } from 'react'

import { findModel } from '../../../core/catalog/catalog.ts'
import { profileOf } from '../../../core/catalog/data/profiles.ts'
import type { ListedModel } from '../../../core/catalog/model-list.ts'
import { nearestModels } from '../../../core/catalog/nearest.ts'
import type { Successor } from '../../../core/catalog/profile.ts'
import type { ProviderInfo } from '../../../core/protocol/protocol.ts'
import type { Run } from '../../../core/run/run.ts'
import { useClient } from '../../access/client-context.tsx'
import { useProviders } from '../../access/use-serving.ts'

const noModels: readonly ListedModel[] = []

interface GoneModelsProps {
  /** The run whose provider does not have its model. */
  readonly run: Run
  readonly nodeId: string
}

/** Where a model may be gone: its successor, and what its provider lists that is most like it. */
export function GoneModels({ run, nodeId }: GoneModelsProps): ReactElement {
  const { queries, commands } = useClient()
  const providers = useProviders()?.providers
  const providerOf = (id: string) => providers?.find((provider) => provider.id === id)
  const own = providerOf(run.providerId)
  const { data: listed = noModels } = useQuery({
    ...queries.models(run.providerId),
    enabled: own?.isUsable ?? false,
  })
  const { successor, nearest } = useMemo(
    () => nearestModels(run.model, listed),
    [run.model, listed],
  )
  const record = findModel(run.providerId, run.model)
  const retirement = record ? profileOf(record).retirement : null
  const runWith = (providerId: string, modelId: string) => {
    commands.chooseModel(providerId, modelId)
    void commands.runAgain(nodeId)
  }
  return (
    <>
      {retirement !== null && <p className="error-sentence">{retirement}</p>}
      {successor && (
        <SuccessorLine
          successor={successor}
          provider={providerOf(successor.providerId)}
          onRun={() => runWith(successor.providerId, successor.modelId)}
        />
      )}
      {own && nearest.length > 0 && (
        <div className="error-choices">
          <span>Nearest at {own.name}:</span>
          {nearest.map(({ id, name }) => (
            <RunWith key={id} name={name} onRun={() => runWith(run.providerId, id)} />
          ))}
        </div>
      )}
    </>
  )
}

interface SuccessorLineProps {
  readonly successor: Successor
  /** Undefined where the server does not know it. */
  readonly provider: ProviderInfo | undefined
  readonly onRun: () => void
}

/** Without a key the demo would answer in its place: then the successor is only named. */
function SuccessorLine({ successor, provider, onRun }: SuccessorLineProps): ReactElement {
  const { name, note } = successor
  return (
    <div className="error-choices">
      <span>
        Its successor is {name}. {note}
        {provider && !provider.isUsable && ` ${provider.name}, which serves it, has no key here.`}
      </span>
      {provider?.isUsable && <RunWith name={name} onRun={onRun} />}
    </div>
  )
}

interface RunWithProps {
  readonly name: string
  readonly onRun: () => void
}

const RunWith = ({ name, onRun }: RunWithProps): ReactElement => (
  <button type="button" className="plain-button" onClick={onRun}>
    Run with {name}
  </button>
)
