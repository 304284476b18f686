import { useMemo, type ReactElement } from 'react'

import type { Run } from '../../../core/run/run.ts'
import { isFinal } from '../../../core/run/run.ts'
import { formatDuration, formatSeconds } from '../../kit/format-numbers.ts'
import { thinkingMs } from '../trace/readings.ts'
import { copyExactly } from '../../kit/copy-exactly.ts'
import { GrowingPieces } from '../../kit/growing-text.tsx'
import { linePiecesOf } from '../../kit/pieces-of.ts'
import { useNow } from '../../access/use-now.ts'

/** What the model thought before it spoke: folded, because it is long and not the answer. */
export const Reasoning = ({ run }: { readonly run: Run }): ReactElement | null =>
  run.reasoning && <Thoughts run={run} text={run.reasoning.text} />

interface ThoughtsProps {
  readonly run: Run
  readonly text: string
}

function Thoughts({ run, text }: ThoughtsProps): ReactElement {
  const pieces = useMemo(() => linePiecesOf(text), [text])
  const isThinking = run.status === 'thinking'
  const now = useNow(isThinking)
  const spent = thinkingMs(run)
  const title = isThinking
    ? `Thinking… ${formatSeconds(now - run.startedAt - (run.firstReasoningAtMs ?? 0))}`
    : spent === null
      ? 'Thoughts'
      : `Thought for ${formatDuration(spent)}`
  return (
    <details className="reasoning" data-thinking={(isThinking && !isFinal(run)) || undefined}>
      <summary>{title}</summary>
      <div className="plain-text" dir="auto" onCopy={copyExactly}>
        <GrowingPieces className="plain-piece" pieces={pieces} />
      </div>
    </details>
  )
}
