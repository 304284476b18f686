import { useState, type ReactElement } from 'react'

import type { Run } from '../../../core/run/run.ts'
import { readSettings } from './answer-settings.ts'
import { LazyExchange } from './lazy-exchange.tsx'

interface FirstOfSeveralProps {
  readonly runs: readonly Run[]
  readonly ordinal: number
}

/** Below an answer that is one of several to the same request: a run has the text of the first alone. */
export function FirstOfSeveral({ runs, ordinal }: FirstOfSeveralProps): ReactElement | null {
  const [isOpen, setIsOpen] = useState(false)
  const count = Math.max(...runs.map(askedOf))
  if (count < 2) return null
  return (
    <p className="remedy">
      The first of {count} answers that were asked for.{' '}
      <button type="button" className="text-button" onClick={() => setIsOpen(true)}>
        View all, as they came
      </button>
      {isOpen && <LazyExchange runs={runs} ordinal={ordinal} onClose={() => setIsOpen(false)} />}
    </p>
  )
}

const askedOf = ({ dialectId, outline }: Run): number =>
  readSettings(dialectId, outline)?.params.n ?? 1
