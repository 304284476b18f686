import type { ReactElement } from 'react'

import { endpointGroups } from '../../core/catalog/endpoint-groups.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { CopyField } from '../kit/copy-field.tsx'

interface EndpointsProps {
  readonly endpoints: ProviderInfo['endpoints']
}

/** Where requests go, each to copy. */
export const Endpoints = ({ endpoints }: EndpointsProps): ReactElement => (
  <section aria-labelledby="endpoints-title" className="endpoints">
    <h3 id="endpoints-title" className="text-dense font-semibold">
      API Endpoints
    </h3>
    {endpointGroups(endpoints).map((group) => (
      <div key={group.title} className="endpoint-group">
        <h4 className="text-meta text-ink3">{group.title}</h4>
        {group.endpoints.map(({ label, name, url }) => (
          <div key={label}>
            <div className="text-meta text-ink2">{label}</div>
            <CopyField label={`Copy ${name}`} text={url} />
          </div>
        ))}
      </div>
    ))}
  </section>
)
