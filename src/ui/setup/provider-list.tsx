import type { ReactElement } from 'react'

import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { StateMark } from '../kit/state-mark.tsx'
import { ProviderRow } from './provider-row.tsx'

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
        <li className="setup-row">
          <StateMark state="demo" />
          <div className="setup-words">
            <p>
              <span className="font-medium">{props.standIn.name}</span>{' '}
              <span className="text-ink2">ready, needs no key</span>
            </p>
          </div>
        </li>
      )}
    </ul>
  </section>
)
