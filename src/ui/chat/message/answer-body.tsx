import type { ReactElement } from 'react'

import { isFinal } from '../../../core/run/run.ts'
import { AnswerMarkdown } from '../../markdown/answer-markdown.tsx'
import { reducedMotion, useMedia } from '../../kit/use-media.ts'
import { MessageBoundary } from './message-boundary.tsx'
import { Reasoning } from './reasoning.tsx'
import { ToolCallCard } from './tool-call-card.tsx'
import { textOfRuns, useGrowingAnswer, type AnswerRuns } from './use-answer.ts'
import { useReleasedText } from './use-released-text.ts'

/** Thoughts, words and calls. What breaks in here breaks here: the rest of the page stays. */
export function AnswerBody(ownRuns: AnswerRuns): ReactElement | null {
  const answer = useGrowingAnswer(ownRuns)
  const isLive = answer !== null && !isFinal(answer.last)
  const isCalm = useMedia(reducedMotion, isLive)
  const whole = answer ? textOfRuns(answer.runs) : ''
  const text = useReleasedText(whole, isCalm && isLive)
  if (!answer) return null
  const { runs } = answer
  return (
    <MessageBoundary text={whole} isLive={isLive}>
      {runs.map((run) => (
        <Reasoning key={run.id} run={run} />
      ))}
      {text !== '' && (
        <div className="message-body" dir="auto" data-streaming={(isLive && !isCalm) || undefined}>
          <AnswerMarkdown text={text} isStreaming={isLive} />
        </div>
      )}
      {runs.flatMap((run) =>
        run.toolCalls.map((call) => <ToolCallCard key={`${run.id} ${call.key}`} call={call} />),
      )}
    </MessageBoundary>
  )
}
