import type { ReactElement, ReactNode } from 'react'

import type { Run } from '../../../core/run/run.ts'
import { Remedy } from './remedy.tsx'
import { StreamTimeline } from './stream-timeline.tsx'
import { TraceLine } from './trace-line.tsx'

interface TracesProps {
  readonly runs: readonly Run[]
  readonly nodeId: string
  /** The answer's place, from 1; makes the buttons' names unique. */
  readonly ordinal: number
  readonly isLast: boolean
  /** The actions, at the end of the last line. */
  readonly children: ReactNode
}

/** The trace of an answer: one for each request that went into it. */
export function Traces({ runs, nodeId, ordinal, isLast, children }: TracesProps): ReactElement {
  const last = runs.at(-1)
  return (
    <footer className="trace">
      {runs.map((run, i) => (
        <div key={run.id} className="trace-part">
          <StreamTimeline run={run} />
          <TraceLine
            run={run}
            name={`answer ${ordinal}${runs.length > 1 ? `, part ${i + 1}` : ''}`}
          >
            {run === last && children}
          </TraceLine>
        </div>
      ))}
      {last && isLast && (
        <Remedy run={last} hasText={runs.some(({ text }) => text !== '')} nodeId={nodeId} />
      )}
    </footer>
  )
}
