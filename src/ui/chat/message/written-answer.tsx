import type { ReactElement } from 'react'

import type { ChatMessage } from '../../../core/chat/message.ts'
import { AnswerMarkdown } from '../../markdown/answer-markdown.tsx'
import { MessageBoundary } from './message-boundary.tsx'
import { ToolCallCard } from './tool-call-card.tsx'

interface WrittenAnswerProps {
  readonly message: Extract<ChatMessage, { role: 'assistant' }>
}

/** An answer that somebody else's request quotes: it reads like one of ours. */
export function WrittenAnswer({ message }: WrittenAnswerProps): ReactElement {
  const { text, reasoning, toolCalls = [] } = message
  return (
    <>
      <header className="message-head">
        <span className="message-who">Assistant</span>
        <span>From the imported request</span>
      </header>
      <MessageBoundary text={text} isLive={false}>
        {reasoning && (
          <details className="reasoning">
            <summary>Thoughts</summary>
            <div className="plain-text" dir="auto">
              {reasoning.text}
            </div>
          </details>
        )}
        {text !== '' && (
          <div className="message-body" dir="auto">
            <AnswerMarkdown text={text} isStreaming={false} />
          </div>
        )}
        {toolCalls.map((call, i) => (
          // Ids come from outside and may repeat; the calls never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <ToolCallCard key={i} call={call} />
        ))}
      </MessageBoundary>
    </>
  )
}
