import type { ReactElement } from 'react'

import { supportOf } from '../../../client/commands/next-request.ts'
import type { Run } from '../../../core/run/run.ts'
import { useClient } from '../../access/client-context.tsx'
import { formatCount } from '../../kit/format-numbers.ts'
import { readSettings } from '../message/answer-settings.ts'
import { GoOn } from './go-on.tsx'

interface RemedyProps {
  /** The last of its answer's runs. */
  readonly run: Run
  /** Some run of the answer has words: there is something to go on from. */
  readonly hasText: boolean
  readonly nodeId: string
}

/** What to do about an answer that is not finished although nothing failed. */
export function Remedy({ run, hasText, nodeId }: RemedyProps): ReactElement | null {
  const raise = useRaiseLimit()
  if (run.status === 'stopped' && hasText)
    return (
      <p className="remedy">
        Stopped by you. <GoOn nodeId={nodeId} />
      </p>
    )
  if (run.status === 'stopped')
    return <p className="remedy">Stopped by you before the first word.</p>
  if (!hasText && isSilent(run)) return <p className="remedy">The answer is empty: no text came.</p>
  if (run.finishReason !== 'length') return null
  const limit = readSettings(run.dialectId, run.outline)?.params.maxTokens
  return (
    <p className="remedy">
      {reachedWords(limit, run)} <GoOn nodeId={nodeId} />
      {endedBefore(limit, run) === null && (
        <>
          {' · '}
          <button type="button" className="text-button" onClick={() => raise(limit)}>
            Raise the limit
          </button>
        </>
      )}
    </p>
  )
}

/** It ended well and brought nothing to see. A refusal and a filter have words of their own. */
const isSilent = (run: Run): boolean =>
  run.finishReason === 'stop' && !run.reasoning && run.toolCalls.length === 0

type Ended = Pick<Run, 'text' | 'reasoning' | 'usage'>

/**
 * How many tokens came, where that is far less than what was asked for: then it was not Max Tokens
 * that ended the answer. Null where it was, and where nobody can say.
 */
function endedBefore(limit: number | undefined, { usage }: Ended): number | null {
  if (limit === undefined || !usage || usage.outputTokens === null) return null
  // Thoughts are among them or beside them, and not everybody counts in the model's own tokens.
  const came = usage.outputTokens + (usage.reasoningTokens ?? 0)
  return came < limit / 2 ? came : null
}

export function reachedWords(limit: number | undefined, run: Ended): string {
  const came = endedBefore(limit, run)
  if (came !== null)
    return `Ended after ${formatCount(came)} of ${formatCount(limit ?? 0)} tokens: the context is full, or the provider has a limit of its own.`
  const tokens = limit === undefined ? 'the limit' : `${formatCount(limit)} tokens`
  return run.text === '' && run.reasoning
    ? `Spent ${tokens} on thinking alone.`
    : `Reached ${tokens}.`
}

/** Doubles Max Tokens as far as the model goes, and shows where it stands. */
function useRaiseLimit(): (limit: number | undefined) => void {
  const { commands, workspace } = useClient()
  return (limit) => {
    const { choice, params } = workspace.getState()
    const support = supportOf(choice, 'maxTokens')
    const doubled = 2 * (limit ?? params.maxTokens.value)
    commands.setParam('maxTokens', support.supported ? Math.min(doubled, support.max) : doubled)
    commands.showTab('parameters')
  }
}
