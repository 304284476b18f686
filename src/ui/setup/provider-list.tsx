import type { ReactElement } from 'react'

import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { ProviderRow } from './provider-row.tsx'
import { SetupRow } from './setup-row.tsx'

interface ProviderListProps {
  readonly providers: readonly ProviderInfo[]
  /** The one that answers while nobody else does. */
  readonly standIn: ProviderInfo | undefined
  readonly onChooseModel: () => void
}

/** How each provider stands, and where to get its key. */
export const ProviderList = (props: ProviderListProps): ReactElement => (
  <section aria-labelledby="provider-states">
    <div className="setup-head">
      <h2 id="provider-states">Providers</h2>
    </div>
    <ul>
      {props.providers.map((provider) => (
        <ProviderRow key={provider.id} provider={provider} onChooseModel={props.onChooseModel} />
      ))}
      {props.standIn && (
        <SetupRow mark="demo" name={props.standIn.name} words="ready, needs no key" />
      )}
    </ul>
  </section>
)
