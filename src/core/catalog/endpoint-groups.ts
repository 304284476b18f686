import type { Operation } from '../dialect/dialect.ts'
import type { ProviderInfo } from '../protocol/protocol.ts'

/** Where requests of one format go. */
export interface EndpointGroup {
  readonly title: string
  readonly endpoints: readonly {
    readonly label: string
    /** Told apart from the endpoints of the other groups: "OpenAI Compatible Endpoint". */
    readonly name: string
    readonly url: string
  }[]
}

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

/**
 * The endpoints of a provider by format. Both formats list models at one address; it stands with the
 * last one, which is the format that documents it.
 */
export function endpointGroups(urls: ProviderInfo['endpoints']): readonly EndpointGroup[] {
  const shown = groups
    .map(({ title, rows }) => ({
      title,
      endpoints: rows.flatMap(({ operation, label }) => {
        const url = urls[operation]
        return url === undefined ? [] : [{ label, name: `${title} ${label}`, url }]
      }),
    }))
    .filter(({ endpoints }) => endpoints.length > 0)
  const models = urls.models
  if (models === undefined) return shown
  return shown.map((group, i) =>
    i < shown.length - 1
      ? group
      : {
          ...group,
          endpoints: [
            ...group.endpoints,
            { label: 'Models', name: 'Models endpoint', url: models },
          ],
        },
  )
}
