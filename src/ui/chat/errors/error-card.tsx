import { CircleAlert } from 'lucide-react'
import { lazy, type ReactElement } from 'react'

import type { Run } from '../../../core/run/run.ts'
import { LoadBoundary } from '../../kit/load-boundary.tsx'
import type { ErrorAction } from './error-action.ts'
import { errorWords } from './error-words.ts'
import { ErrorDetails } from './error-details.tsx'
import { endedByProviderWords, type Trouble } from './trouble.ts'
import { useErrorActions } from './use-error-actions.ts'
import { useErrorContext } from './use-error-context.ts'

// With it comes what is known of all models that ship.
const GoneModels = lazy(async () => ({ default: (await import('./gone-models.tsx')).GoneModels }))

interface ErrorCardProps {
  readonly trouble: Trouble
  /** The run that failed, and all runs of its answer. */
  readonly run: Run
  readonly runs: readonly Run[]
  readonly nodeId: string
}

/**
 * What went wrong, why, and what to do next. It stands in the conversation and stays there. The
 * screen reader hears of it from the alert region, once.
 */
export function ErrorCard(props: ErrorCardProps): ReactElement {
  const { trouble, run, runs, nodeId } = props
  const context = useErrorContext(run, runs, nodeId)
  const perform = useErrorActions(nodeId)
  const error = trouble.type === 'error' ? trouble.error : null
  const words =
    trouble.type === 'error'
      ? errorWords(trouble.error, context)
      : endedByProviderWords(trouble.reason)
  return (
    <section className="error-card" aria-label={words.title}>
      <CircleAlert className="error-icon" aria-hidden size={20} strokeWidth={1.5} />
      <div className="error-words">
        <p className="error-title">{words.title}</p>
        <p className="error-sentence">{words.sentence}</p>
        <div className="error-actions">
          {words.actions.map((action) => (
            <ActionButton key={action.label} action={action} onPress={() => perform(action)} />
          ))}
        </div>
        {error?.kind === 'model-not-found' && (
          <LoadBoundary waiting={null} failed={null}>
            <GoneModels run={run} nodeId={nodeId} />
          </LoadBoundary>
        )}
        <ErrorDetails error={error} run={run} />
      </div>
    </section>
  )
}

interface ActionButtonProps {
  readonly action: ErrorAction
  readonly onPress: () => void
}

function ActionButton({ action, onPress }: ActionButtonProps): ReactElement {
  if (action.type === 'open')
    return (
      <a className="plain-button" href={action.url} target="_blank" rel="noopener noreferrer">
        {action.label} <span aria-hidden="true">↗</span>
      </a>
    )
  return (
    <button type="button" className="plain-button" onClick={onPress}>
      {action.label}
    </button>
  )
}
