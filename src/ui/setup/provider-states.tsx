import type { ReactElement } from 'react'

import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { StateMark, type MarkState } from '../kit/state-mark.tsx'

/** How each provider stands, and where to get its key. */
export const ProviderStates = ({
  providers,
}: {
  readonly providers: readonly ProviderInfo[]
}): ReactElement => (
  <section aria-labelledby="provider-states">
    <h2 id="provider-states" className="mb-1 text-meta font-semibold text-ink3">
      Providers
    </h2>
    <ul className="m-0 flex list-none flex-col p-0">
      {providers.map((provider) => (
        <li
          key={provider.id}
          className="flex min-h-8 flex-wrap items-center gap-x-3 border-b border-line py-1 text-dense last:border-0"
        >
          <StateMark state={stateOf(provider)} />
          <span className="font-medium">{provider.name}</span>
          <span className="text-ink2">{wordsFor(provider)}</span>
          {provider.links.keys !== undefined && !provider.isUsable && (
            <a
              className="link ms-auto py-0.5"
              href={provider.links.keys}
              target="_blank"
              rel="noreferrer"
              aria-label={`Get a key from ${provider.name}`}
            >
              Get a key
            </a>
          )}
        </li>
      ))}
    </ul>
  </section>
)

export function stateOf({ isUsable, needsKey, keyProblem }: ProviderInfo): MarkState {
  if (keyProblem !== undefined) return 'trouble'
  if (!needsKey) return 'demo'
  return isUsable ? 'ready' : 'none'
}

function wordsFor(provider: ProviderInfo): string {
  if (provider.keyProblem !== undefined) return provider.keyProblem
  if (!provider.needsKey) return 'ready, needs no key'
  return provider.isUsable ? 'ready' : 'no key'
}
