import type { ReactElement } from 'react'

import type { ConversationNode } from '../../../core/history/conversation.ts'
import { isFinal, type Run } from '../../../core/run/run.ts'
import { ErrorCard } from '../errors/error-card.tsx'
import { LostLine } from '../errors/lost-line.tsx'
import { troubleOf } from '../errors/trouble.ts'
import { Traces } from '../trace/traces.tsx'
import { AnswerActions } from './answer-actions.tsx'
import { AnswerBody } from './answer-body.tsx'
import { AnswerHeader } from './answer-header.tsx'
import { ChangedSettings } from './changed-settings.tsx'
import { FirstOfSeveral } from './first-of-several.tsx'
import { MessageActions } from './message-actions.tsx'
import { modelOf, useAnswer } from './use-answer.ts'
import { WaitingState } from './waiting-state.tsx'

export type AnswerNode = Extract<ConversationNode, { role: 'assistant' }>

export interface AnswerProps {
  readonly node: AnswerNode
  readonly variants: readonly string[]
  /** Its place among the answers of the conversation, from 1. */
  readonly ordinal: number
  readonly isLast: boolean
  /** Its runs as they lie on disk. */
  readonly saved: readonly Run[]
  /** One of its runs is in flight. */
  readonly isLive: boolean
}

/** One answer: who gave it and how, its words, what went wrong, and its trace. */
export function Answer(props: AnswerProps): ReactElement | null {
  const { node, variants, ordinal, isLast, saved, isLive } = props
  const ownRuns = { runIds: node.runIds, saved, isLive }
  const answer = useAnswer(ownRuns)
  if (!answer) return null
  const { runs, last, link } = answer
  const isOver = isFinal(last)
  const trouble = troubleOf(last)
  const hasStarted = last.status === 'thinking' || last.status === 'answering' || isOver
  const name = `${modelOf(last).shortName}, answer ${ordinal}`
  return (
    <article
      className="message answer"
      aria-label={name}
      aria-busy={!isOver}
      tabIndex={-1}
      data-node={node.id}
      data-settled={isOver || undefined}
      data-last={isLast || undefined}
    >
      <h3 className="hidden-text">{name}</h3>
      <AnswerHeader run={last} variants={variants} nodeId={node.id} ordinal={ordinal} />
      <AnswerBody {...ownRuns} />
      {!isOver && <WaitingState run={last} />}
      {link?.state === 'reconnecting' && <LostLine retryAt={link.retryAt} />}
      {isOver && <FirstOfSeveral runs={runs} ordinal={ordinal} />}
      {trouble && <ErrorCard trouble={trouble} run={last} runs={runs} nodeId={node.id} />}
      {hasStarted && (
        <Traces runs={runs} nodeId={node.id} ordinal={ordinal} isLast={isLast}>
          {isOver && (
            <MessageActions>
              <AnswerActions node={node} runs={runs} ordinal={ordinal} />
            </MessageActions>
          )}
        </Traces>
      )}
      {isLast && isOver && <ChangedSettings run={last} nodeId={node.id} />}
    </article>
  )
}
