import type { ReactElement } from 'react'

import type { Operation } from '../../core/dialect/dialect.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { CopyField } from '../kit/copy-field.tsx'

/** Operations by the format they are of, in the words of the page we start from (S23–S26). */
const groups: readonly {
  readonly title: string
  readonly rows: readonly { readonly operation: Operation; readonly label: string }[]
}[] = [
  { title: 'OpenAI Compatible', rows: [{ operation: 'chat', label: 'Endpoint' }] },
  {
    title: 'Anthropic Compatible',
    rows: [
      { operation: 'messages', label: 'Messages' },
      { operation: 'count-tokens', label: 'Count Tokens' },
    ],
  },
]

interface EndpointsProps {
  readonly endpoints: ProviderInfo['endpoints']
}

/** Where requests go, each to copy. */
export function Endpoints({ endpoints }: EndpointsProps): ReactElement {
  // Both formats list models at one address; it stands with the format that documents it.
  const shown = groups
    .map(({ title, rows }) => ({
      title,
      rows: rows.flatMap((row) => ({ ...row, url: endpoints[row.operation] })),
    }))
    .map((group) => ({ ...group, rows: group.rows.filter(({ url }) => url !== undefined) }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <section aria-labelledby="endpoints-title" className="endpoints">
      <h3 id="endpoints-title" className="text-dense font-semibold">
        API Endpoints
      </h3>
      {shown.map(({ title, rows }, i) => (
        <div key={title} className="endpoint-group">
          <h4 className="text-meta text-ink3">{title}</h4>
          {rows.map(({ label, url = '' }) => (
            <Endpoint key={label} label={label} name={`${title} ${label}`} url={url} />
          ))}
          {i === shown.length - 1 && endpoints.models !== undefined && (
            <Endpoint label="Models" name="Models endpoint" url={endpoints.models} />
          )}
        </div>
      ))}
    </section>
  )
}

interface EndpointProps {
  readonly label: string
  readonly name: string
  readonly url: string
}

const Endpoint = ({ label, name, url }: EndpointProps): ReactElement => (
  <div>
    <div className="text-meta text-ink2">{label}</div>
    <CopyField label={`Copy ${name}`} text={url} />
  </div>
)
