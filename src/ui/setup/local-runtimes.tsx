import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'

import type { LocalRuntimesAnswer } from '../../core/protocol/health.ts'
import type { ProviderInfo } from '../../core/protocol/protocol.ts'
import { useClient } from '../access/client-context.tsx'
import { Button } from '../kit/button.tsx'
import { RuntimeRow } from './runtime-row.tsx'

/** One that loads its model is looked at again: nothing tells when it is done. */
const startingMs = 5000

interface LocalRuntimesProps {
  readonly providers: readonly ProviderInfo[]
  readonly onChooseModel: () => void
}

/** What runs on the server's machine. It is looked for now, because somebody looks at this. */
export function LocalRuntimes({ providers, onChooseModel }: LocalRuntimesProps): ReactElement {
  const { queries } = useClient()
  const { data, isFetching, isError, refetch } = useQuery({
    ...queries.localRuntimes(),
    refetchInterval: ({ state }) =>
      state.data?.runtimes.some((runtime) => runtime.state === 'starting') === true && startingMs,
  })
  return (
    <section aria-labelledby="local-runtimes">
      <div className="setup-head">
        <h2 id="local-runtimes">On this machine</h2>
        {data?.isAllowed !== false && (
          <Button look="quiet" isBusy={isFetching} onClick={() => void refetch()}>
            {isFetching ? 'Looking…' : 'Look again'}
          </Button>
        )}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- `<output>` belongs to a form */}
      <p role="status" className="setup-note">
        {isError ? 'The server did not answer. Is it running?' : noteOf(data)}
      </p>
      <ul>
        {data?.runtimes.map((runtime) => (
          <RuntimeRow
            key={runtime.id}
            runtime={runtime}
            baseUrlVariable={providers.find(({ id }) => id === runtime.id)?.baseUrlVariable ?? ''}
            onChooseModel={onChooseModel}
          />
        ))}
      </ul>
    </section>
  )
}

function noteOf(answer: LocalRuntimesAnswer | undefined): string {
  if (answer === undefined) return 'Looking for Ollama, LM Studio, llama.cpp, vLLM and Jan.'
  if (!answer.isAllowed)
    return 'This server is open to other machines, so it does not look for what runs beside it. To use the models of your own machine, run Verbatim there.'
  const found = answer.runtimes.filter(({ state }) => state !== 'absent')
  return found.length === 0
    ? 'No model server was found. Start one, then look again.'
    : `Found: ${found.map(({ name }) => name).join(', ')}.`
}
